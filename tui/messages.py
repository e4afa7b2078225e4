"""What panes tell the screen, and what workers answer. An answer carries the filter it was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message

from store.errors import StoreError
from store.filters import Filter
from store.protocol import (
    ArticleRecord,
    ArticleRow,
    Bar,
    EventRow,
    Facet,
    FacetCount,
    Groups,
    HistogramPrecision,
    Order,
)
from tui.history import MarkStep, NameStep
from tui.widgets.article_layout import Layout
from tui.widgets.article_marks import Marks

if TYPE_CHECKING:
    from tui.facet_orders import FacetOrder
    from tui.screens.completing import Offers

RowKind = Literal["articles", "events"]


@dataclass(eq=False, repr=False)
class RowsWanted(Message):
    """A timeline needs rows it doesn't hold."""

    filter: Filter
    offset: int
    limit: int


@dataclass(eq=False, repr=False)
class RowKindAsked(Message):
    """The timeline is to show events instead of articles, or the other way round."""


@dataclass(eq=False, repr=False)
class SortAsked(Message):
    """The timeline is to be in another order."""


@dataclass(eq=False, repr=False)
class ArticleWanted(Message):
    """The cursor rests on another article (None: on nothing)."""

    article_id: int | None


@dataclass(eq=False, repr=False)
class ReadArticle(Message):
    """The article under the cursor is to be read in full."""


@dataclass(eq=False, repr=False)
class ValueToggled(Message):
    """A facet's value is to be wanted (`included`), unwanted (`excluded`), or neither if it is that already."""

    facet: Facet
    value: str
    state: str


@dataclass(eq=False, repr=False)
class OnlyValue(Message):
    """A facet's value is to be wanted, and the articles shown."""

    facet: Facet
    value: str


@dataclass(eq=False, repr=False)
class ModeToggled(Message):
    """A facet's wanted values: any of them becomes all of them, and back."""

    facet: Facet


@dataclass(eq=False, repr=False)
class MoreValuesWanted(Message):
    """A facet's list has come to the end of the values at hand."""

    facet: Facet
    limit: int


@dataclass(eq=False, repr=False)
class FacetViewAsked(Message):
    """A pane's values are to be in another order, or (`kinds`) kinds instead of organisations and back."""

    facet: Facet
    kinds: bool = False


@dataclass(eq=False, repr=False)
class SpanPicked(Message):
    """A span of periods was picked from the histogram; None drops the one in force."""

    period: str | None


@dataclass(eq=False, repr=False)
class BarsWanted(Message):
    """The histogram is to be drawn with other bars."""

    precision: HistogramPrecision | None
    width: int


@dataclass(eq=False, repr=False)
class Say(Message):
    """Something to tell in a line."""

    text: str
    problem: bool = False


@dataclass(eq=False, repr=False)
class RowsAnswer(Message):
    """The first rows of a filter, or (`first` false) further ones. `cursor` is where the article that had the
    cursor stands now, None if the filter leaves it out.
    `count` is of articles, also where rows are stories or events; `periods` get headings (with their rows).
    `relaxed` says of an empty answer what fewer conditions would leave."""

    filter: Filter
    offset: int
    rows: Sequence[ArticleRow] | Sequence[EventRow]
    groups: Groups
    total: int
    cursor: int | None = None
    first: bool = True
    relaxed: tuple[tuple[str, int], ...] = ()
    order: Order = "newest"
    version: int = 0
    count: int = 0
    periods: Sequence[tuple[str, int]] = ()
    kind: RowKind = "articles"


@dataclass(eq=False, repr=False)
class FacetAnswer(Message):
    """A pane's values. `complete` is false where there are more than were asked for; in the order of families these
    are told with their own counts."""

    filter: Filter
    facet: Facet
    values: tuple[FacetCount, ...]
    complete: bool
    order: FacetOrder = "count"
    families: tuple[FacetCount, ...] = ()


@dataclass(eq=False, repr=False)
class BarsAnswer(Message):
    """The bars of the histogram."""

    filter: Filter
    precision: HistogramPrecision
    bars: tuple[Bar, ...]


@dataclass(eq=False, repr=False)
class ArticleAnswer(Message):
    """An article with its marks, set for a width; None if it is gone. `others` are the story's other sources."""

    article_id: int
    record: ArticleRecord | None
    marks: Marks
    title_marks: Marks
    layout: Layout | None
    others: tuple[str, ...] = ()


@dataclass(eq=False, repr=False)
class RawAnswer(Message):
    """An article's text as it came."""

    article_id: int
    text: str | None


@dataclass(eq=False, repr=False)
class FoundAnswer(Message):
    """What finding in a pane came to: facet values, or a place in the timeline."""

    filter: Filter
    typed: str
    facet: Facet | None
    values: tuple[FacetCount, ...] = ()
    place: int | None = None


@dataclass(eq=False, repr=False)
class OffersAnswer(Message):
    """What the filter line may be completed to."""

    offers: Offers


@dataclass(eq=False, repr=False)
class StoreFailed(Message):
    """The store could not answer."""

    error: StoreError


@dataclass(eq=False, repr=False)
class UnreadCounted(Message):
    """How many unread articles a saved filter leaves."""

    name: str
    count: int


@dataclass(eq=False, repr=False)
class StoreChanged(Message):
    """Another process loaded: the store's version and how many articles it holds now."""

    version: int
    total: int


@dataclass(eq=False, repr=False)
class NamesChanged(Message):
    """Names are corrected otherwise now: by a new step, or one taken back or done again (None)."""

    step: NameStep | None


@dataclass(eq=False, repr=False)
class MarksFailed(Message):
    """Marks could not be written."""

    error: StoreError


@dataclass(eq=False, repr=False)
class MarksWorkedOut(Message):
    """A change of the marks of many articles, ready to be done."""

    step: MarkStep


@dataclass(eq=False, repr=False)
class CalledOff(Message):
    """A question was interrupted before it was answered."""
