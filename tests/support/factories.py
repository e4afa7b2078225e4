"""Articles for tests, built by hand or at random, without reading any text."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from hypothesis import strategies as st

from articles.dates import timeline_date
from articles.model import Article, Event, Mention, Metal, Organisation
from store import periods

METALS = {
    "copper": "base",
    "zinc": "base",
    "magnesium": "light",
    "ferrochrome": "ferroalloys",
    "ferroalloys": "ferroalloys",
    "neodymium": "rare-earths",
}
WORDS = ("alpha", "alphabet", "beta", "gamma", "delta")


def article(source: str, body: str = "Some text.", title: str = "A title", **more: object) -> Article:
    """An article of a body; `more` sets any other field."""
    fields: dict[str, object] = {
        "source": source,
        "title": title,
        "title_basis": "stated",
        "published": None,
        "published_basis": "none",
        "body": body,
        "raw": body,
        "language": "en",
        "understood": True,
        "path": source.partition("#")[0],
        **more,
    }
    fields.setdefault("timeline_date", timeline_date(fields["published"], fields.get("events", ())))
    fields.setdefault("body_hash", _hash(fields["body"]))
    said = {name: value for name, value in fields.items() if name not in ("source", "path")}
    fields.setdefault("content_hash", _hash(repr(said)))
    return Article(**fields)


def _hash(text: object) -> str:
    return blake2b(str(text).encode(), digest_size=16).hexdigest()


def organisation(name: str, key: str | None = None, kind: str = "company", **more: object) -> Organisation:
    """An organisation mentioned once, at the body's beginning."""
    fields: dict[str, object] = {"aliases": (name,), "mentions": (Mention(0, len(name), "head"),), **more}
    return Organisation(key or name.casefold(), name, kind, **fields)


def metal(name: str, **more: object) -> Metal:
    """A metal mentioned once, at the body's beginning."""
    return Metal(name, METALS[name], (Mention(0, len(name), "vocabulary"),), **more)


def event(when: str | None, precision: str = "day", **more: object) -> Event:
    """An event at a period (or range `A..B`); None with `month_day` for one of unknown year."""
    start, end = periods.range_bounds(when) if when else (None, None)
    fields: dict[str, object] = {
        "basis": "stated" if when else "unknown",
        "text": when or "then",
        "sentence": f"It was {when or 'then'}.",
        "span": (0, 4),
        "rule": "iso",
        **more,
    }
    return Event(start, end, precision, **fields)


_days = st.dates(date(2020, 11, 1), date(2022, 3, 1))
_isodays = _days.map(str)


def _event_of(precision: str) -> st.SearchStrategy[Event]:
    period = {
        "month": lambda day: day[:7],
        "quarter": lambda day: periods.period_of(day, "quarter"),
        "half": lambda day: f"{day[:4]}-H{1 if day[5:7] < '07' else 2}",
        "year": lambda day: day[:4],
    }[precision]
    return st.builds(event, _isodays.map(period), st.just(precision))


_bases = st.sampled_from(("stated", "publication", "context"))
events = st.one_of(
    st.builds(event, _isodays, st.just("day"), basis=_bases),
    st.builds(lambda one, other: event(f"{min(one, other)}..{max(one, other)}"), _isodays, _isodays),
    *map(_event_of, ("month", "quarter", "half", "year")),
    st.builds(lambda day: event(None, month_day=day[5:], end_month_day=day[5:]), _isodays),
)
partial_dates = st.one_of(_isodays, _isodays.map(lambda day: day[:7]), _isodays.map(lambda day: day[:4]))

_names = {
    "one": ("One", "One Steel", "One Metal"),
    "two": ("Two", "Two Copper Co., Ltd"),
    "three": ("Three University", "Institute Three"),
    "four": ("The Fourth", "Fourth"),
    "same": ("One Steel", "Same"),
}
_kinds = st.sampled_from(("company", "university", "other", "government"))


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """One of five bodies under one of its names, known or not, perhaps with another as its parent."""
    key = draw(st.sampled_from(sorted(_names)))
    name = draw(st.sampled_from(_names[key]))
    parent_key = draw(st.none() | st.sampled_from(sorted(_names)))
    aliases = draw(st.lists(st.sampled_from(_names[key]), max_size=2))
    return organisation(
        name,
        key,
        draw(_kinds),
        aliases=tuple(dict.fromkeys([name, *aliases])),
        known=draw(st.integers(0, 4)) == 0,
        parent=parent_key and _names[parent_key][-1],
        parent_key=parent_key,
    )


metals = st.builds(metal, st.sampled_from(sorted(METALS)), in_name_only=st.booleans())
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


@st.composite
def articles(draw: st.DrawFn, sources: st.SearchStrategy[str]) -> Article:
    """An article with a source drawn from some few, so that they meet again changed."""
    published = draw(st.none() | partial_dates)
    return article(
        draw(sources),
        draw(texts),
        draw(texts),
        published=published,
        published_basis="text" if published else "none",
        organisations=tuple(draw(st.lists(organisations(), max_size=3, unique_by=lambda it: it.key))),
        metals=tuple(draw(st.lists(metals, max_size=3, unique_by=lambda it: it.metal))),
        events=tuple(draw(st.lists(events, max_size=3))),
    )
