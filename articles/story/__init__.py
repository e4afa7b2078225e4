"""The story in a page: its headline and body, with the furniture around them taken off.

The face is `extract`. Nothing is written: a body is what is left of the raw text when lines and marks are deleted.
"""

from __future__ import annotations

from articles.model import Source
from articles.story import assembly, furniture, fused, headline, page, sites, titles
from articles.story.lines import Unit, units
from articles.story.model import Dropped, Story

__all__ = ["Dropped", "Story", "extract"]


def extract(source: Source, repeated: frozenset[str] = frozenset()) -> Story:
    """The story of a source; `repeated` are lines (see `articles.repeats`) known to repeat across its neighbours.

    A title the record declares wins over one found in the text. A record whose text is a body already keeps it whole.
    """
    if source.is_body:
        return _whole(source)
    text = source.text
    found = units(text)
    page.mark(found, repeated)
    drops = assembly.inline_drops(text)
    title, dates = _title(source, found, drops)
    header = [dates] if dates else []
    header += page.header_lines(found)
    spans = assembly.trimmed(text, assembly.kept_spans(text, found, sorted(drops, key=lambda drop: drop.start)))
    if not spans:
        spans = _nothing_left(text, found)
    body = "".join(text[start:end] for start, end in spans)
    dropped = [Dropped(unit.start, unit.end, unit.role) for unit in found if unit.role] + drops
    return Story(
        title=title or titles.derived(_below_captions(text, found, spans) or body),
        title_basis="stated" if title else "derived",
        body=body,
        header="\n".join(header),
        kept=spans,
        dropped=tuple(sorted(dropped, key=lambda drop: (drop.start, drop.end))),
    )


def _below_captions(text: str, found: list[Unit], spans: tuple[assembly.Span, ...]) -> str:
    """The body without the captions above it."""
    first = next((unit.start for unit in found if not unit.role and not furniture.is_caption(unit.text)), len(text))
    return "".join(text[max(start, first) : end] for start, end in spans if end > first)


def _whole(source: Source) -> Story:
    """The story of a record that is a body already."""
    basis = source.title_basis or ("stated" if source.title else "derived")
    kept = ((0, len(source.text)),) if source.text else ()
    return Story(source.title or titles.derived(source.text), basis, source.text, "", kept)


def _nothing_left(text: str, found: list[Unit]) -> tuple[assembly.Span, ...]:
    """The body of an item that has nothing else: its headline's own line; of a page of furniture alone, all of it."""
    headlines = [unit for unit in found if unit.role == "headline"]
    for unit in headlines[:1] or found:
        unit.role = ""
    return assembly.trimmed(text, assembly.kept_spans(text, found, ()))


def _title(source: Source, found: list[Unit], drops: list[Dropped]) -> tuple[str, str]:
    """The stated title ("" if there is none) and dates fused to it; its lines are marked, its fused span dropped."""
    if source.title and source.title.strip():
        title = sites.without_site(titles.tidy(source.title)[0])
        page.mark_repeats(found, title)
        _drop_prefix(found, title, drops)
        return title, ""
    opening = page.opening(found)
    head = found[:opening]
    below = " ".join(unit.text for unit in found[opening : opening + 8] if not unit.role)
    place = headline.choose(head, below)
    if place is None:
        last = headline.at_end_of_breadcrumb(head, below)
        subject = None if last else headline.in_memo(found)
        if subject is not None:
            return titles.tidy(subject.text)
        return (last, "") if last else _fused_title(found, drops)
    stated, dates = titles.tidy(found[place].text)
    title = sites.without_site(stated, below)
    found[place].role = "headline"
    page.mark_before(found, place)
    page.mark_repeats(found, title)
    _drop_prefix(found, title, drops)
    return title, dates


def _fused_title(found: list[Unit], drops: list[Dropped]) -> tuple[str, str]:
    """The headline fused to the first kept line."""
    unit = next((unit for unit in found if not unit.role), None)
    inside = fused.find(unit.text) if unit is not None and len(unit.spans) == 1 else None
    if unit is None or inside is None:
        return "", ""
    stated, dates = titles.tidy(inside.title)
    drops.append(Dropped(unit.start, unit.start + inside.end, "headline"))
    below = unit.text[inside.end : inside.end + 2000]
    return sites.without_site(stated, below), "\n".join(filter(None, (dates, inside.header)))


def _drop_prefix(found: list[Unit], title: str, drops: list[Dropped]) -> None:
    """Takes a repeat of the title off the start of the first kept line."""
    unit = next((unit for unit in found if not unit.role), None)
    if unit is None or len(title) < 12 or not unit.text.startswith(title):
        return
    rest = unit.text[len(title) :]
    goes_on = rest[:1] in (" ", "") and rest.strip()[:1].islower()
    if not goes_on:
        end = len(title) + len(rest) - len(rest.lstrip(" -–—|:："))
        drops.append(Dropped(unit.start, unit.start + end, "headline"))
