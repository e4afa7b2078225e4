"""How well the sample articles are read: what was found beside what a careful reader labelled, kind of article by kind.

The labels are `tests/labels/NAME.json`; NAME is the file's stem, and in a file of many records the record's id.
Run as a script it prints the table; `--misses` adds what went wrong in each article, and words after it choose
the articles whose names begin with them: `python tests/support/scoring.py --misses mt- smm-`.
"""

from __future__ import annotations

import json
import re
import sys
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Any

import articles
from articles.model import Article, Organisation

SAMPLES = Path(articles.__file__).parent / "samples"
LABELS = Path(__file__).parents[1] / "labels"

Label = Mapping[str, Any]


@dataclass
class Tally:
    """How many things were right, and which were found wrongly or missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 where nothing was found."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The part of what is there that was found; 1 where nothing is there."""
        there = self.right + len(self.missed)
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass
class Score:
    """The tallies of one article, or of many added up.

    In `split`, right counts the organisations found and wrong the records beyond one for each of them.
    `kinds`, `yearless`, `titles` and `published` are either right or missed.
    """

    organisations: Tally = field(default_factory=Tally)
    split: Tally = field(default_factory=Tally)
    kinds: Tally = field(default_factory=Tally)
    metals: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    yearless: Tally = field(default_factory=Tally)
    titles: Tally = field(default_factory=Tally)
    published: Tally = field(default_factory=Tally)
    articles: int = 1

    def __add__(self, other: Score) -> Score:
        names = [each.name for each in fields(self)]
        return Score(*(getattr(self, name) + getattr(other, name) for name in names))

    @property
    def records_per_organisation(self) -> float:
        """1 where every organisation found stands in one record, however many names it has."""
        return 1 + len(self.split.wrong) / self.split.right if self.split.right else 1.0


def fold(text: str) -> str:
    """A name as it is compared: without case, punctuation, possessive, or a leading article."""
    text = re.sub(r"[’'](s\b|(?=\W|$))", "", text.casefold())
    text = re.sub(r"[.,\"“”‘’'()]", "", text.replace("&", " and "))
    words = re.sub(r"[\W_]+", " ", text).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) and words[1:] else words)


def score(article: Article | None, label: Label) -> Score:
    """Judge one article; None is an article that wasn't read at all."""
    organisations, split, kinds = _organisations(article.organisations if article else (), label)
    return Score(
        organisations,
        split,
        kinds,
        _metals(article, label),
        _dates(article, label),
        _yearless(article, label),
        _title(article, label),
        _published(article, label),
    )


def _organisations(found: Sequence[Organisation], label: Label) -> tuple[Tally, Tally, Tally]:
    """Each record stands for the labelled organisation with which it shares most names, and for that one only."""
    wanted = [{fold(name) for name in each["surfaces"]} for each in label["organisations"]]
    optional = {fold(name) for name in label["organisations_optional"]}
    taken: dict[int, list[Organisation]] = {}
    tally = Tally()
    for organisation in found:
        forms = {fold(name) for name in (organisation.name, *organisation.aliases)}
        shared = [len(forms & names) for names in wanted]
        if any(shared):
            taken.setdefault(shared.index(max(shared)), []).append(organisation)
        elif not forms & optional:
            tally.wrong.append(organisation.name)
    tally.right = len(taken)
    tally.missed = [each["name"] for place, each in enumerate(label["organisations"]) if place not in taken]
    split = Tally(len(taken), [record.name for records in taken.values() for record in records[1:]])
    kinds = Tally()
    for place, records in taken.items():
        kind = label["organisations"][place]["kind"]
        kinds.right += sum(record.kind == kind for record in records)
        kinds.missed += [f"{r.name} is {kind}, not {r.kind}" for r in records if r.kind != kind]
    return tally, split, kinds


def _metals(article: Article | None, label: Label) -> Tally:
    """The story's own metals: what stands only in names isn't asked for."""
    found = {metal.metal for metal in article.metals if not metal.in_name_only} if article else set()
    return _sets(found, set(label["metals"]), set(label["metals_optional"]))


def _dates(article: Article | None, label: Label) -> Tally:
    """Date ranges; the publication date counts as found wherever it was, and is never wrong."""
    events = article.events if article else ()
    found = {_range(event.start, event.end) for event in events if event.start and event.end}
    wanted = {_range(date["start"], date["end"]) for date in label["dates"]}
    optional = {_range(date["start"], date["end"]) for date in label["dates_optional"]}
    if label["published"]:
        day = _period(label["published"])
        optional.add(day)
        found |= {day} & wanted if article and article.published == label["published"] else set()
    return _sets(found, wanted, optional)


def _period(partial: str) -> str:
    """All the days of a date that may be a month or a year."""
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    if day:
        return partial
    end = monthrange(year, month)[1] if month else 31
    return _range(f"{year}-{month or 1:02}-01", f"{year}-{month or 12:02}-{end}")


def _range(start: str, end: str) -> str:
    return start if start == end else f"{start}..{end}"


def _sets(found: set[str], wanted: set[str], optional: set[str]) -> Tally:
    return Tally(len(found & wanted), sorted(found - wanted - optional), sorted(wanted - found))


def _yearless(article: Article | None, label: Label) -> Tally:
    """Dates whose year nobody can know, kept without one."""
    found = {event.month_day for event in article.events if event.start is None} if article else set()
    wanted = {date["month_day"] for date in label["yearless_dates"]}
    return Tally(len(wanted & found), [], sorted(wanted - found))


def _title(article: Article | None, label: Label) -> Tally:
    """An article without a headline may be given any."""
    wanted = label["title"]
    if wanted is None or (
        article and fold(article.title) in {fold(title) for title in (wanted, *label["title_optional"])}
    ):
        return Tally(1)
    return Tally(missed=[f"{article.title if article else None!r} for {wanted!r}"])


def _published(article: Article | None, label: Label) -> Tally:
    """The publication date, none where there is none to be known."""
    found = article.published if article else None
    if article and found in (label["published"], label.get("published_optional") or label["published"]):
        return Tally(1)
    return Tally(missed=[f"{found} for {label['published']}"])


def name_of(source: str) -> str:
    """The name of a record's label: its id in a file of many, else the stem of its path or URL."""
    path, mark, record = source.rpartition("#")
    return record if mark and path else PurePosixPath(source).stem


LISTS = ("title_optional", "organisations_optional", "metals_optional", "dates_optional", "yearless_dates")


def labels() -> dict[str, Label]:
    """Every label there is, by name; a list that it leaves out is empty."""
    empty: dict[str, list[str]] = {name: [] for name in LISTS}
    paths = sorted(LABELS.glob("*.json"))
    return {path.stem: empty | json.loads(path.read_text(encoding="utf-8")) for path in paths}


def sample_articles() -> dict[str, Article]:
    """Every sample article as it is read, by the name of its label."""
    from articles.model import Source
    from articles.reader import understand
    from articles.sources import inputs, read_sources

    read: dict[str, Article] = {}
    for path in inputs([str(SAMPLES)]):
        for record in read_sources(path) if isinstance(path, str) else [path]:
            if not isinstance(record, Source):
                raise ValueError(f"{record.source}: {record.reason}")
            read[name_of(record.source)] = understand(record)
    return read


def scores() -> dict[str, Score]:
    """The score of every labelled sample article."""
    read = sample_articles()
    return {name: score(read.get(name), label) for name, label in labels().items()}


def total(some: Iterable[Score]) -> Score:
    """Scores added up."""
    return sum(some, Score(articles=0))


def kind_of(name: str) -> str:
    """The kind of article a name stands for: what comes before its first hyphen."""
    return name.partition("-")[0]


HEADINGS = ("", "n", "org P", "R", "F1", "split", "kind", "metal", "date P", "R", "F1", "no year", "title", "published")


def table(by_name: Mapping[str, Score]) -> str:
    """A line for each kind of article and one for all."""
    kinds = sorted({kind_of(name) for name in by_name})
    rows = [(kind, total(s for name, s in by_name.items() if kind_of(name) == kind)) for kind in kinds]
    lines = [HEADINGS, *(_cells(kind, each) for kind, each in [*rows, ("all", total(by_name.values()))])]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(c.rjust(w) for c, w in zip(line, widths, strict=True)) for line in lines)


def _cells(kind: str, s: Score) -> tuple[str, ...]:
    parts = [
        *(s.organisations.precision, s.organisations.recall, s.organisations.f1, s.records_per_organisation),
        *(s.kinds.recall, s.metals.f1, s.dates.precision, s.dates.recall, s.dates.f1),
    ]
    counts = [f"{t.right}/{t.right + len(t.missed)}" for t in (s.yearless, s.titles, s.published)]
    return (kind, str(s.articles), *(f"{part:.3f}" for part in parts), *counts)


def misses(by_name: Mapping[str, Score]) -> Iterator[str]:
    """Lines that say what went wrong, article by article."""
    for name, each in by_name.items():
        lines = []
        for part in fields(each):
            tally = getattr(each, part.name)
            if isinstance(tally, Tally) and (tally.wrong or tally.missed):
                lines.append(f"   {part.name}: wrong {tally.wrong}, missed {tally.missed}")
        if lines:
            yield name
            yield from lines


def main(arguments: Sequence[str]) -> None:
    """Print the table, and the misses if they are asked for."""
    beginnings = tuple(word for word in arguments if not word.startswith("--"))
    chosen = {name: each for name, each in scores().items() if not beginnings or name.startswith(beginnings)}
    if "--misses" in arguments:
        print("\n".join(misses(chosen)))
    print(table(chosen))


if __name__ == "__main__":
    main(sys.argv[1:])
