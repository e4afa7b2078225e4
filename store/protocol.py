"""What a store can be asked: the seam between the screens and any engine that keeps articles.

All methods take an immutable `Filter` and return frozen values. They may be called from any thread; a call that is
`interrupt`ed, or superseded, raises `store.errors.Interrupted`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from store.filters import Filter

if TYPE_CHECKING:
    from articles.model import Kind, Precision

Facet = Literal["organisations", "metals", "kinds"]
Order = Literal["newest", "oldest", "relevance"]
HistogramPrecision = Literal["decade", "year", "quarter", "month", "day"]


class ArticleRow(NamedTuple):
    """What a list shows of an article. `inferred` says that the timeline date's year isn't stated in the text."""

    id: int
    source: str
    title: str
    title_basis: str
    timeline_date: str | None
    published: str | None
    inferred: bool
    precision: Precision | None
    repeats: int = 0
    read: bool = False
    starred: bool = False


class EventRow(NamedTuple):
    """What a list shows of a dated statement. `span` (start, end) stands in the title if `in_title`, else in the
    body."""

    id: int
    article: ArticleRow
    start: str | None
    end: str | None
    month_day: str | None
    end_month_day: str | None
    precision: Precision
    basis: str
    text: str
    sentence: str
    span: tuple[int, int]
    in_title: bool


class ArticleSummary(NamedTuple):
    """What a listing prints of an article; metals are the story's own."""

    id: int
    source: str
    title: str
    timeline_date: str | None
    published: str | None
    organisations: tuple[str, ...]
    metals: tuple[str, ...]


class FacetCount(NamedTuple):
    """A facet's value, how many articles of the filter have it, and how many of all.

    `detail` is the kind of an organisation or the family of a metal.
    """

    value: str
    count: int  # type: ignore[assignment]
    total: int
    detail: str = ""


class Bar(NamedTuple):
    """One bar of the histogram: a period as a partial ISO date (`2020s`, `2022`, `2022-Q4`, `2022-11`, `2022-11-10`),
    the articles that `on:` this period would leave of the filter, and of all articles."""

    period: str
    count: int  # type: ignore[assignment]
    total: int


class Groups(NamedTuple):
    """How many articles of a filter stand at a known date, at a date of unknown year, and at none; in this order
    they follow one another in `page`."""

    dated: int
    yearless: int
    undated: int


class OrganisationRecord(NamedTuple):
    """An organisation of one stored article, as in the export record; spans are (start, end)."""

    name: str
    kind: Kind
    parent: str | None
    aliases: tuple[str, ...]
    mentions: tuple[tuple[int, int, str, str], ...]
    title_mentions: tuple[tuple[int, int, str, str], ...]


class MetalRecord(NamedTuple):
    """A metal of one stored article; mentions are (start, end, rule, merged_by)."""

    metal: str
    family: str
    mentions: tuple[tuple[int, int, str, str], ...]
    title_mentions: tuple[tuple[int, int, str, str], ...]
    in_name_only: bool


class EventRecord(NamedTuple):
    """A dated statement of one stored article."""

    start: str | None
    end: str | None
    month_day: str | None
    end_month_day: str | None
    precision: Precision
    basis: str
    text: str
    sentence: str
    span: tuple[int, int]
    in_title: bool
    rule: str
    reason: str


class ArticleRecord(NamedTuple):
    """Everything known of one article."""

    id: int
    source: str
    title: str
    title_basis: str
    published: str | None
    published_basis: str
    timeline_date: str | None
    url: str | None
    language: str
    understood: bool
    duplicate_of: int | None
    body: str
    organisations: tuple[OrganisationRecord, ...]
    metals: tuple[MetalRecord, ...]
    events: tuple[EventRecord, ...]
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str | None = None


class Store(Protocol):
    """An engine that keeps articles and answers for a filter."""

    def count(self, filter: Filter) -> int:
        """How many articles the filter leaves."""
        ...

    def row_count(self, filter: Filter, *, fold: bool = False) -> int:
        """How many rows `page` has in all: articles, or with `fold` stories."""
        ...

    def page(
        self, filter: Filter, offset: int, limit: int, order: Order = "newest", *, fold: bool = False
    ) -> tuple[ArticleRow, ...]:
        """The rows from `offset` (0-based) on: timeline order, ties by id; then unknown years, then undated.

        With `fold` each story has one row, that of its first article which the filter leaves, and its `repeats` are
        all other articles of the story, those that the filter leaves out included.
        """
        ...

    def position(self, filter: Filter, article_id: int, order: Order = "newest", *, fold: bool = False) -> int | None:
        """The 0-based place of an article in the filter's order, or None where the filter leaves it out. With `fold`
        the place of the row that stands for it."""
        ...

    def groups(self, filter: Filter, *, fold: bool = False) -> Groups:
        """How many of the filter's articles (with `fold` rows) are dated, of unknown year, undated."""
        ...

    def same_story_sources(self, article_id: int) -> tuple[ArticleRow, ...]:
        """The other articles of an article's story, in order of their ids: the first of the story first."""
        ...

    def facet(
        self, filter: Filter, facet: Facet, limit: int | None = None, *, own: bool = True
    ) -> tuple[FacetCount, ...]:
        """Values with a count above 0, by count, then name. With `own` false the facet's own any-of selection does
        not narrow the counts (what a pane shows); all-of selections and exclusions do."""
        ...

    def histogram(self, filter: Filter, precision: HistogramPrecision) -> tuple[Bar, ...]:
        """Bars from the oldest period to the newest, those without articles in all the database left out."""
        ...

    def values(self, facet: Facet, typed: str, limit: int = 20) -> tuple[str, ...]:
        """Values of a facet whose name or alias has a word that begins with what was typed, commonest first."""
        ...

    def article(self, id_or_source: int | str) -> ArticleRecord | None:
        """One article, whole."""
        ...

    def raw(self, article_id: int) -> str | None:
        """The article's text as it came, furniture included."""
        ...

    def records(self, filter: Filter) -> Iterator[ArticleRecord]:
        """Every article of the filter in timeline order, read as it is consumed."""
        ...

    def summaries(self, filter: Filter, order: Order = "newest", limit: int | None = None) -> Iterator[ArticleSummary]:
        """A line of each of the filter's articles in its order, at most `limit`, read as it is consumed."""
        ...

    def months(self, filter: Filter, *, fold: bool = False) -> tuple[tuple[str, int], ...]:
        """(month, rows of `page` that stand in it) from the newest to the oldest, in the order of `page`; a month is
        a partial date, shorter where an article's own is. Rows of unknown year and undated ones are left out."""
        ...

    def event_page(self, filter: Filter, offset: int, limit: int, order: Order = "newest") -> tuple[EventRow, ...]:
        """Events of the filter's stories as rows from `offset` (0-based) on: by their first day, ties by id; then
        those of unknown year. Of articles that repeat a story only the first tells its events. With a window of dates
        in the filter only events inside it."""
        ...

    def event_groups(self, filter: Filter) -> Groups:
        """How many of these events have a known year (`dated`) and an unknown one (`yearless`)."""
        ...

    def event_position(self, filter: Filter, event_id: int, order: Order = "newest") -> int | None:
        """The 0-based place of an event among these, or None where it isn't one of them."""
        ...

    def version(self) -> int:
        """A number that changes whenever anything was loaded, by any process."""
        ...

    def interrupt(self) -> None:
        """End what other threads are asking at once; they raise `Interrupted`."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...
