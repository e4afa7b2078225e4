"""What panes tell the screen, and what workers answer. An answer carries the filter it was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, dataclass_transform

from textual.message import Message

if TYPE_CHECKING:
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
    from tui.facet_orders import FacetOrder
    from tui.history import MarkStep, NameStep
    from tui.screens.completing import Offers
    from tui.widgets.article_layout import Layout
    from tui.widgets.article_marks import Marks

RowKind = Literal["articles", "events"]


@dataclass_transform(eq_default=False)
class Told(Message):
    """A message with the fields its class declares, given as to a dataclass, whose methods would be made anew at every
    start."""

    def __init__(self, *fields: Any, **named: Any) -> None:
        super().__init__()
        vars(self).update(zip(type(self).__annotations__, fields, strict=False))
        vars(self).update(named)


class RowsWanted(Told):
    """A timeline needs rows it doesn't hold."""

    filter: Filter
    offset: int
    limit: int


class RowKindAsked(Told):
    """The timeline is to show events instead of articles, or the other way round."""


class SortAsked(Told):
    """The timeline is to be in another order."""


class ArticleWanted(Told):
    """The cursor rests on another article (None: on nothing)."""

    article_id: int | None


class ReadArticle(Told):
    """The article under the cursor is to be read in full."""


class ValueToggled(Told):
    """A facet's value is to be wanted (`included`), unwanted (`excluded`), or neither if it is that already."""

    facet: Facet
    value: str
    state: str


class OnlyValue(Told):
    """A facet's value is to be wanted, and the articles shown."""

    facet: Facet
    value: str


class ModeToggled(Told):
    """A facet's wanted values: any of them becomes all of them, and back."""

    facet: Facet


class MoreValuesWanted(Told):
    """A facet's list has come to the end of the values at hand."""

    facet: Facet
    limit: int


class FacetViewAsked(Told):
    """A pane's values are to be in another order, or (`kinds`) kinds instead of organisations and back."""

    facet: Facet
    kinds: bool = False


class SpanPicked(Told):
    """A span of periods was picked from the histogram; None drops the one in force."""

    period: str | None


class BarsWanted(Told):
    """The histogram is to be drawn with other bars."""

    precision: HistogramPrecision | None
    width: int


class Say(Told):
    """Something to tell in a line."""

    text: str
    problem: bool = False


class RowsAnswer(Told):
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


class FacetAnswer(Told):
    """A pane's values. `complete` is false where there are more than were asked for; in the order of families these
    are told with their own counts."""

    filter: Filter
    facet: Facet
    values: tuple[FacetCount, ...]
    complete: bool
    order: FacetOrder = "count"
    families: tuple[FacetCount, ...] = ()


class ValuesCounted(Told):
    """How many values a facet has under a filter, where the pane holds only the first of them."""

    filter: Filter
    facet: Facet
    number: int


class BarsAnswer(Told):
    """The bars of the histogram."""

    filter: Filter
    precision: HistogramPrecision
    bars: tuple[Bar, ...]


class ArticleAnswer(Told):
    """An article with its marks, set for a width; None if it is gone. `others` are the story's other sources."""

    article_id: int
    record: ArticleRecord | None
    marks: Marks
    title_marks: Marks
    layout: Layout | None
    others: tuple[str, ...] = ()


class RawAnswer(Told):
    """An article's text as it came."""

    article_id: int
    text: str | None


class FoundAnswer(Told):
    """What finding in a pane came to: facet values, or a place in the timeline."""

    filter: Filter
    typed: str
    facet: Facet | None
    values: tuple[FacetCount, ...] = ()
    place: int | None = None


class OffersAnswer(Told):
    """What the filter line may be completed to."""

    offers: Offers


class StoreFailed(Told):
    """The store could not answer."""

    error: StoreError


class UnreadCounted(Told):
    """How many unread articles a saved filter leaves."""

    name: str
    count: int


class StoreChanged(Told):
    """Another process loaded: the store's version and how many articles it holds now."""

    version: int
    total: int


class NamesChanged(Told):
    """Names are corrected otherwise now: by a new step, or one taken back or done again (None)."""

    step: NameStep | None


class MarksFailed(Told):
    """Marks could not be written."""

    error: StoreError


class MarksWorkedOut(Told):
    """A change of the marks of many articles, ready to be done."""

    step: MarkStep


class CalledOff(Told):
    """A question was interrupted before it was answered."""
