"""For tests of the screen: a store in memory with articles that never change, and the text a screen shows."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from articles.model import KINDS
from store import periods
from store.filters import Choice, Filter, Word
from store.marks import Marks
from store.protocol import (
    ArticleRecord,
    ArticleRow,
    ArticleSummary,
    Bar,
    EventRecord,
    EventRow,
    Facet,
    FacetCount,
    Groups,
    HistogramPrecision,
    MetalRecord,
    OrganisationRecord,
)

if TYPE_CHECKING:
    from tui.app import NewsdashApp

FAMILIES = {"copper": "base", "zinc": "base", "magnesium": "light", "aluminium": "light", "gold": "precious"}


@dataclass
class MemoryStore:
    """The store protocol over a list, for screens; it understands words, choices and periods."""

    records_kept: list[ArticleRecord]
    asked: list[str] = field(default_factory=list)
    changes: int = 0
    marks: Marks | None = None

    def _marked(self, record: ArticleRecord) -> ArticleRecord:
        if self.marks is None:
            return record
        mark = self.marks.of(record.source)
        return record._replace(read=mark.read, starred=mark.starred, tags=mark.tags, note=mark.note)

    def _matching(self, filter: Filter, order: str = "newest") -> list[ArticleRecord]:
        kept = sorted((r for r in map(self._marked, self.records_kept) if matches(r, filter)), key=order_key)
        if order == "oldest":
            kept.sort(key=lambda r: (group_of(r), r.timeline_date or "", r.id))
        return kept

    def count(self, filter: Filter) -> int:
        return len(self._matching(filter))

    def _rows(self, filter: Filter, order: str, fold: bool) -> list[ArticleRecord]:
        kept = self._matching(filter, order)
        return [record for record in kept if record.duplicate_of is None] if fold else kept

    def page(
        self, filter: Filter, offset: int, limit: int, order: str = "newest", *, fold: bool = False
    ) -> tuple[ArticleRow, ...]:
        self.asked.append(f"page {offset} {limit}")
        rows = self._rows(filter, order, fold)[offset : offset + limit]
        return tuple(row_of(record)._replace(repeats=len(self.same_story_sources(record.id))) for record in rows)

    def position(self, filter: Filter, article_id: int, order: str = "newest", *, fold: bool = False) -> int | None:
        ids = [record.id for record in self._rows(filter, order, fold)]
        return ids.index(article_id) if article_id in ids else None

    def groups(self, filter: Filter, *, fold: bool = False) -> Groups:
        found = Counter(group_of(record) for record in self._rows(filter, "newest", fold))
        return Groups(found[0], found[1], found[2])

    def same_story_sources(self, article_id: int) -> tuple[ArticleRow, ...]:
        of = next((r for r in self.records_kept if r.id == article_id), None)
        story = of and (of.duplicate_of or of.id)
        return tuple(row_of(r) for r in self.records_kept if (r.duplicate_of or r.id) == story and r is not of)

    def months(self, filter: Filter, *, fold: bool = False) -> tuple[tuple[str, int], ...]:
        rows = self._rows(filter, "newest", fold)
        counts = Counter(str(record.timeline_date)[:7] for record in rows if group_of(record) == 0)
        return tuple(sorted(counts.items(), reverse=True))

    def _events(self, filter: Filter, order: str) -> list[EventRow]:
        found = [
            EventRow(1000 * r.id + at, row_of(r), e.start, e.end, e.month_day, e.end_month_day, e.precision, e.basis,
                     e.text, e.sentence, e.span, e.in_title)
            for r in self._rows(filter, "newest", True)
            for at, e in enumerate(r.events)
        ]  # fmt: skip
        found.sort(key=lambda row: (row.start or "", row.id), reverse=order != "oldest")
        return sorted(found, key=lambda row: row.start is None)

    def event_page(self, filter: Filter, offset: int, limit: int, order: str = "newest") -> tuple[EventRow, ...]:
        return tuple(self._events(filter, order)[offset : offset + limit])

    def event_groups(self, filter: Filter) -> Groups:
        yearless = sum(row.start is None for row in self._events(filter, "newest"))
        return Groups(len(self._events(filter, "newest")) - yearless, yearless, 0)

    def event_position(self, filter: Filter, event_id: int, order: str = "newest") -> int | None:
        ids = [row.id for row in self._events(filter, order)]
        return ids.index(event_id) if event_id in ids else None

    def facet(
        self, filter: Filter, facet: Facet, limit: int | None = None, *, own: bool = True
    ) -> tuple[FacetCount, ...]:
        counts = Counter(
            value
            for record in self._matching(filter if own else filter.without_own(facet))
            for value in set(values_of(record, facet))
        )
        totals = Counter(value for record in self.records_kept for value in set(values_of(record, facet)))
        details = {o.name: o.kind for r in self.records_kept for o in r.organisations} | FAMILIES
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            FacetCount(value, count, totals[value], details.get(value, "")) for value, count in ordered[:limit]
        )

    def histogram(self, filter: Filter, precision: HistogramPrecision) -> tuple[Bar, ...]:
        names = sorted({periods.period_of(day, precision) for r in self.records_kept for day in days_of(r)})
        kept = self._matching(filter)
        return tuple(
            Bar(name, sum(touches(r, name) for r in kept), sum(touches(r, name) for r in self.records_kept))
            for name in names
        )

    def values(self, facet: Facet, typed: str, limit: int = 20) -> tuple[str, ...]:
        found = [
            value.value for value in self.facet(Filter(), facet) if f" {typed.lower()}" in f" {value.value.lower()}"
        ]
        return tuple(found[:limit])

    def article(self, id_or_source: int | str) -> ArticleRecord | None:
        self.asked.append(f"article {id_or_source}")
        return next((self._marked(r) for r in self.records_kept if id_or_source in (r.id, r.source)), None)

    def raw(self, article_id: int) -> str | None:
        record = self.article(article_id)
        return None if record is None else f"Home | Products | Contact\n{record.title}\n{record.body}\nLeave a comment"

    def records(self, filter: Filter) -> Iterator[ArticleRecord]:
        return iter(self._matching(filter))

    def summaries(self, filter: Filter, order: str = "newest", limit: int | None = None) -> Iterator[ArticleSummary]:
        for r in list(self._matching(filter, order))[:limit]:
            organisations, metals = (tuple(values_of(r, facet)) for facet in ("organisations", "metals"))
            yield ArticleSummary(r.id, r.source, r.title, r.timeline_date, r.published, organisations, metals)

    def version(self) -> int:
        return self.changes

    def interrupt(self) -> None:
        self.asked.append("interrupt")

    def close(self) -> None:
        self.asked.append("close")


def order_key(record: ArticleRecord) -> tuple[int, str, int]:
    """Newest first, then unknown years, then undated; ties by id."""
    inverted = "".join(chr(255 - ord(character)) for character in record.timeline_date or "")
    return group_of(record), inverted, record.id


def group_of(record: ArticleRecord) -> int:
    """0 dated, 1 of unknown year, 2 undated."""
    if record.timeline_date is None:
        return 2
    return 1 if record.timeline_date.startswith("--") else 0


def row_of(record: ArticleRecord) -> ArticleRow:
    """The list row of a record."""
    lead = next((event for event in record.events if event.start == record.timeline_date), None)
    inferred = record.published is None and lead is not None and lead.basis in ("publication", "context")
    return ArticleRow(
        record.id,
        record.source,
        record.title,
        record.title_basis,
        record.timeline_date,
        record.published,
        inferred,
        lead.precision if lead else "day",
        read=record.read,
        starred=record.starred,
    )


def values_of(record: ArticleRecord, facet: Facet) -> Sequence[str]:
    """A record's values of a facet."""
    if facet == "metals":
        return [metal.metal for metal in record.metals if not metal.in_name_only]
    if facet == "organisations":
        return [organisation.name for organisation in record.organisations]
    return [organisation.kind for organisation in record.organisations]


def known_by(record: ArticleRecord, facet: Facet) -> Sequence[str]:
    """What a record is found by: its values, and for metals their families."""
    values = values_of(record, facet)
    return [*values, *(FAMILIES[value] for value in values if value in FAMILIES)] if facet == "metals" else values


def days_of(record: ArticleRecord) -> list[str]:
    """Its certain days."""
    days = [event.start for event in record.events if event.start and event.precision == "day"]
    return [*days, record.published] if record.published and len(record.published) == 10 else days


def touches(record: ArticleRecord, period: str) -> bool:
    """Whether one of its days lies in a period."""
    first, last = periods.range_bounds(period)
    return any(first <= day <= last for day in days_of(record))


def matches(record: ArticleRecord, filter: Filter) -> bool:
    """Whether a filter leaves a record in."""
    facets: tuple[Facet, ...] = ("organisations", "metals", "kinds")
    return (
        all(has_word(record, word) for word in filter.words)
        and all(has_choice(known_by(record, facet), choice) for facet in facets for choice in filter.choices(facet))
        and (filter.window is None or any(filter.window[0] <= day <= filter.window[1] for day in days_of(record)))
        and all(any(value in record.source for value in choice.values) for choice in filter.sources)
        and all(has_choice(record.tags, choice) for choice in filter.tags)
        and all({"unread": not record.read, "read": record.read, "starred": record.starred}[s] for s in filter.states)
    )


def has_word(record: ArticleRecord, word: Word) -> bool:
    """Whether a record has a word or phrase."""
    text = record.title if word.title else f"{record.title}\n{record.body}"
    end = "" if word.prefix else r"\b"
    return bool(re.search(rf"\b{re.escape(word.text)}{end}", text, re.IGNORECASE)) != word.negated


def has_choice(values: Sequence[str], choice: Choice) -> bool:
    """Whether any of the chosen values is there, case aside."""
    known = {value.casefold() for value in values}
    return any(_is_known(value.casefold(), known) for value in choice.values) != choice.negated


def _is_known(value: str, known: set[str]) -> bool:
    if value.endswith("*"):
        return any(name.startswith(value[:-1]) for name in known)
    return value in known


def record(
    number: int,
    title: str,
    body: str,
    *,
    date: str | None = None,
    published: str | None = None,
    organisations: Iterable[tuple[str, str]] = (),
    metals: Iterable[str] = (),
    expression: str = "",
    basis: str = "stated",
    precision: str = "day",
    **more: object,
) -> ArticleRecord:
    """A record whose mentions are where its names stand in the body."""
    events = []
    if expression:
        at = body.index(expression)
        yearless = date is not None and date.startswith("--")
        day = None if yearless else date
        events.append(
            EventRecord(day, day, date[2:] if yearless and date else None, None, precision, basis, expression,  # type: ignore[arg-type]
                        body, (at, at + len(expression)), False, "month-day", "")
        )  # fmt: skip
    return ArticleRecord(
        id=number,
        source=f"/srv/news/{number:03}.txt",
        title=title,
        title_basis=str(more.get("title_basis", "stated")),
        published=published,
        published_basis="text" if published else "none",
        timeline_date=published or date,
        url=None,
        language="en",
        understood=True,
        duplicate_of=None,
        body=body,
        organisations=tuple(
            OrganisationRecord(name, kind, None, (name,), mentions(body, name, "head"), mentions(title, name, "head"))  # type: ignore[arg-type]
            for name, kind in organisations
        ),
        metals=tuple(
            MetalRecord(metal, FAMILIES.get(metal, "base"), mentions(body, metal, "form"), (), False)
            for metal in metals
        ),
        events=tuple(events),
    )


def mentions(text: str, name: str, rule: str) -> tuple[tuple[int, int, str, str], ...]:
    """Where a name stands."""
    return tuple((m.start(), m.end(), rule, "") for m in re.finditer(re.escape(name), text, re.IGNORECASE))


ALLOY_TEXT = " ".join(
    [
        "Baowu Magnesium said on November 10 that its new smelter in Anhui will make 50,000 tonnes of magnesium a",
        "year.\n\nThe Chongqing University laboratory has worked with the company on light alloys for castings. The",
        "first trial parts were poured in October. Magnesium prices had fallen for the third week in a row, traders",
        'said.\n\n"We expect the plant to reach full output within two years," a manager said. The company did not',
        "say what the plant cost.",
    ]
)


def sample_records() -> list[ArticleRecord]:
    """Nine articles: seven dated, one of unknown year, one undated."""
    baowu, university = ("Baowu Magnesium", "company"), ("Chongqing University", "university")
    codelco, rio = ("Codelco", "company"), ("Rio Tinto", "company")
    ministry = ("Ministry of Industry", "government")
    return [
        record(
            1,
            "Baowu Magnesium opens a smelter in Anhui",
            ALLOY_TEXT,
            published="2022-11-12",
            date="2022-11-10",
            organisations=[baowu, university],
            metals=["magnesium"],
            expression="November 10",
            basis="publication",
        ),
        record(
            2,
            "Light alloys fair ends with forty contracts",
            "The fair on November 24 ended with contracts for magnesium and aluminium, the Ministry of Industry said.",
            date="--11-24",
            organisations=[ministry],
            metals=["magnesium", "aluminium"],
            expression="November 24",
            basis="unknown",
        ),
        record(
            3,
            "Codelco lifts its copper premium",
            "Codelco raised its copper premium for European buyers on October 7, 2023.",
            date="2023-10-07",
            published="2023-10-08",
            organisations=[codelco],
            metals=["copper"],
            expression="October 7, 2023",
        ),
        record(
            4,
            "Rio Tinto and Codelco agree on a copper venture",
            "Rio Tinto and Codelco signed for a copper venture on March 3, 2023.",
            date="2023-03-03",
            published="2023-03-04",
            organisations=[rio, codelco],
            metals=["copper"],
            expression="March 3, 2023",
        ),
        record(
            5,
            "Aluminium stocks fall at the exchange",
            "Stocks of aluminium fell on 21 September.",
            date="2021-09-21",
            metals=["aluminium"],
            expression="21 September",
            basis="context",
        ),
        record(
            6,
            "Zinc smelter restarts after repairs",
            "The zinc smelter restarted in the fourth quarter.",
            published="2021-12-02",
            metals=["zinc"],
        ),
        record(7, "A note on gold without a date", "Gold is what it always was.", metals=["gold"]),
        record(
            8,
            "Chongqing University tests a magnesium gearbox",
            "Chongqing University tested a magnesium gearbox on 2022-06-14.",
            date="2022-06-14",
            published="2022-06-15",
            organisations=[university],
            metals=["magnesium"],
            expression="2022-06-14",
            title_basis="derived",
        ),
        record(
            9,
            "Copper and zinc from one mine",
            "Rio Tinto mines copper and zinc since 5 May 2020.",
            date="2020-05-05",
            published="2020-05-06",
            organisations=[rio],
            metals=["copper", "zinc"],
            expression="5 May 2020",
        ),
    ]


def many_records(count: int) -> list[ArticleRecord]:
    """As many articles as wanted, a day apart, with names from a few hundred."""
    from datetime import date, timedelta

    metals = list(FAMILIES)
    found = []
    for number in range(1, count + 1):
        day = (date(2015, 1, 1) + timedelta(days=number)).isoformat()
        metal = metals[number % 5]
        name = f"Smelter {number % 211} Co."
        found.append(
            record(number, f"Number {number} on {metal}", f"{name} makes {metal}. " * 8, published=day,
                   organisations=[(name, KINDS[number % 3])], metals=[metal])
        )  # fmt: skip
    return found


def sample_store(marks: Path | str | None = None) -> MemoryStore:
    """A store of the sample records, perhaps with a marks file."""
    return MemoryStore(sample_records(), marks=Marks(str(marks)) if marks else None)


@asynccontextmanager
async def running(app: NewsdashApp, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """The app without a terminal, everything asked for answered."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all it leads to; `=text` types a text."""
    for key in keys:
        if key.startswith("=") and len(key) > 1:
            await pilot.press(*key[1:])
        else:
            await pilot.press(key)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is being asked and nothing is waiting to be drawn."""
    quiet = 0
    for _ in range(20):
        await pilot.pause()
        quiet = 0 if any(worker.is_running for worker in pilot.app.workers) else quiet + 1
        if quiet == 2:
            return
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()


HOSTILE = (
    "\x1b]0;PWNED\x07\x1b[31;5mBLINK\x1b[2J \x9b31mC1\x9d0;PWNED\x9c \u202eBIDI\u2066 ZERO\u200bWIDTH \U000e0041TAG "
    "[/bold] [@click=app.quit]x[/] [link=http://evil]y [ \x00\x07\x08\x0b\x0c\x7f \x1bPq\x1b\\ \ud800 \u2028"
)


def hostile_store() -> MemoryStore:
    """One article that has hostile text in everything shown, and 3,000 blank lines."""
    made = record(
        1,
        f"Title {HOSTILE}",
        f"Begin. {HOSTILE} Baowu copper 1 May\n" + "\n" * 3000 + f"End. {HOSTILE}\n",
        published="2022-01-01",
        organisations=[("Baowu", "company")],
        metals=["copper"],
        expression="1 May",
    )
    organisation = made.organisations[0]._replace(name=f"Organisation {HOSTILE}", aliases=(HOSTILE,))
    metal = made.metals[0]._replace(metal=f"Metal {HOSTILE}", family=HOSTILE)
    event = made.events[0]._replace(reason=HOSTILE, basis="context", rule=HOSTILE)
    changed = made._replace(source=f"/srv/{HOSTILE}", organisations=(organisation,), metals=(metal,), events=(event,))
    return MemoryStore([changed, *sample_records()[1:3]])


def crashing_store() -> MemoryStore:
    """A store that gives the screen what it can't draw as soon as another order is asked for."""

    class Crashing(MemoryStore):
        def page(self, filter: Filter, offset: int, limit: int, order: str = "newest", *, fold: bool = False) -> object:
            rows = super().page(filter, offset, limit, order, fold=fold)
            return rows if order == "newest" else [7 for _ in rows]  # type: ignore[return-value]

    return Crashing(sample_records())


def screen_lines(app: object) -> list[str]:
    """What the screen shows, line by line, without trailing space."""
    compositor = app.screen._compositor  # type: ignore[attr-defined]
    return [strip.text.rstrip() for strip in compositor.render_strips()]


def screen_text(app: object) -> str:
    """What the screen shows."""
    return "\n".join(screen_lines(app)) + "\n"


def check_golden(path: Path, text: str) -> None:
    """Compare with the golden file; with NEWSDASH_UPDATE_GOLDENS set, write it instead."""
    if os.environ.get("NEWSDASH_UPDATE_GOLDENS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
