"""What is asked of a filter, answered from bitmaps: counts, groups, facets, the histogram."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyroaring import BitMap

from articles.model import KINDS
from store import facets, periods
from store.asking import Asking
from store.corrections import corrections_of
from store.facet_index.bitmaps import Bitmaps, check_wanted
from store.facet_index.corrected import body_at, by_names, of_kinds, of_parts
from store.facet_index.links import CHUNK_BITS, chunk_of
from store.facet_index.postings import GROUP_NAMES
from store.facet_index.selection import everything, selected
from store.facet_index.windows import in_window
from store.filters import Filter
from store.protocol import Bar, Facet, FacetCount, Groups, HistogramPrecision

COUNTED_ONE_BY_ONE = 0.012
"""Below this part of all articles, their organisations are counted one by one; above it, the commonest organisations
are intersected until no other can reach the last place (measured at a million articles)."""
FEW = 3000
"""So many articles are counted one by one however few there are in all."""
READ_AHEAD = 256


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one state of the database, as one question sees it."""

    asking: Asking
    bitmaps: Bitmaps

    def selected(self, filter: Filter) -> BitMap:
        """The ids of a filter's articles."""
        return selected(self.asking, self.bitmaps, filter)

    def groups(self, chosen: BitMap) -> Groups:
        """How many of some articles are dated, of unknown year, undated."""
        of_groups = self.bitmaps.get(self.asking, [("group", name) for name in GROUP_NAMES])
        return Groups(*(chosen.intersection_cardinality(group) for group in of_groups))

    def facet(self, filter: Filter, facet: Facet, limit: int | None, own: bool) -> tuple[FacetCount, ...]:
        """The values of a facet among a filter's articles, by count, then name."""
        if not own:
            filter = filter.without_own(facet)
        if not filter and (facet == "metals" or corrections_of(self.asking) is None):
            return facets.facet(self.asking, filter, facet, limit, own)
        chosen = self.selected(filter)
        if facet == "organisations":
            found = self._organisations(chosen, limit)
        elif facet == "metals":
            found = self._metals(chosen)
        else:
            found = self._kinds(chosen)
        ordered = sorted((value for value in found if value.count), key=lambda value: (-value.count, value.value))
        return tuple(ordered[:limit])

    def _metals(self, chosen: BitMap) -> list[FacetCount]:
        select = "SELECT id, name, articles, family FROM metals WHERE articles > 0"
        rows = self.asking.once("metals", lambda: self.asking.rows(select))
        of_metals = self.bitmaps.row(self.asking, "metal", [row[0] for row in rows])
        return [
            FacetCount(name, chosen.intersection_cardinality(bitmap), articles, family)
            for (_, name, articles, family), bitmap in zip(rows, of_metals, strict=True)
        ]

    def _kinds(self, chosen: BitMap) -> list[FacetCount]:
        rows = self.asking.rows("SELECT value, articles FROM totals WHERE facet = 'kind'")
        totals: dict[str, int] = dict(rows) if corrections_of(self.asking) is None else dict.fromkeys(KINDS, 0)
        found = []
        for kind, articles in totals.items():
            bitmap = of_kinds(self.asking, self.bitmaps, [kind])
            found.append(FacetCount(kind, chosen.intersection_cardinality(bitmap), articles or len(bitmap)))
        return found

    def _organisations(self, chosen: BitMap, limit: int | None) -> list[FacetCount]:
        if limit == 0 or not chosen:
            return []
        together, apart = by_names(self.asking)
        return [*self._one_by_name(chosen, limit, apart), *self._of_names(chosen, together)]

    def _of_names(self, chosen: BitMap, together: dict[str, list[int]]) -> list[FacetCount]:
        """Names that several bodies go by, or that rules gave, count the articles that have any of what they name."""
        found = []
        for name, parts in together.items():
            of_any = of_parts(self.asking, self.bitmaps, parts)
            found.append(FacetCount(name, chosen.intersection_cardinality(of_any), len(of_any), self._kind(parts)))
        return found

    def _kind(self, parts: list[int]) -> str:
        if not parts:
            return ""
        body = body_at(self.asking, parts[-1])
        kind: str = body.kind if body else self.asking.value("SELECT kind FROM organisations WHERE id=?", (min(parts),))
        return kind

    def _one_by_name(self, chosen: BitMap, limit: int | None, apart: set[int]) -> list[FacetCount]:
        """The organisations whose names are theirs alone: at least the first `limit` of them."""
        articles = everything(self.asking, self.bitmaps)
        if limit is None or len(chosen) < max(FEW, COUNTED_ONE_BY_ONE * len(articles)):
            counts = self._counted_one_by_one(chosen)
        else:
            counts = self._counted_by_rank(chosen, articles, limit + len(apart))
        counts = {id: count for id, count in counts.items() if id not in apart}
        if limit is not None and len(counts) > limit:
            least = sorted(counts.values(), reverse=True)[limit - 1]
            counts = {id: count for id, count in counts.items() if count >= least}
        rows = self.asking.rows(
            "SELECT id, name, articles, kind FROM organisations WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(counts)),),
        )
        return [FacetCount(name, counts[id], articles, kind) for id, name, articles, kind in rows]

    def _counted_one_by_one(self, chosen: BitMap) -> dict[int, int]:
        chunks = self.bitmaps.chunks(self.asking, {chunk_of(id) for id in chosen})
        counts: Counter[int] = Counter()
        within = (1 << CHUNK_BITS) - 1
        current = -1
        for id in chosen:
            if (number := id >> CHUNK_BITS) != current:
                check_wanted(self.asking)
                current = number
                starts, organisations = chunks[number].starts, chunks[number].organisations
            place = id & within
            counts.update(organisations[starts[place] : starts[place + 1]])
        return counts

    def _counted_by_rank(self, chosen: BitMap, articles: BitMap, limit: int) -> dict[int, int]:
        """Counts of the organisations that may be among the first `limit`: the commonest of all come first, and the
        walk ends where the next one's total is below the last place. Counting against what was not chosen is the
        quicker way where little was: that bitmap is dense."""
        rest = articles - chosen if 2 * len(chosen) < len(articles) else None
        counts: dict[int, int] = {}
        places: list[int] = []
        for ids, totals in self._by_total():
            check_wanted(self.asking)
            of_organisations = self.bitmaps.get(self.asking, [("organisation", id) for id in ids])
            for id, total, bitmap in zip(ids, totals, of_organisations, strict=True):
                if len(places) >= limit and total < places[limit - 1]:
                    return counts
                if rest is None:
                    count = chosen.intersection_cardinality(bitmap)
                else:
                    count = total - rest.intersection_cardinality(bitmap)
                if count:
                    counts[id] = count
                    if len(places) < limit or count > places[limit - 1]:
                        places = sorted([*places, count], reverse=True)[:limit]
        return counts

    def _by_total(self) -> Iterable[tuple[list[int], list[int]]]:
        """Organisations with their numbers of articles, commonest first, some at a time."""
        last: tuple[int, str, int] | None = None
        while True:
            rows = self.asking.rows(
                "SELECT articles, name, id FROM organisations WHERE articles > 0"
                + (" AND (articles < ?1 OR (articles = ?1 AND (name, id) > (?2, ?3)))" if last else "")
                + f" ORDER BY articles DESC, name, id LIMIT {READ_AHEAD}",
                last or (),
            )
            if not rows:
                return
            yield [id for _, _, id in rows], [total for total, _, _ in rows]
            last = rows[-1]

    def histogram(self, filter: Filter, precision: HistogramPrecision) -> tuple[Bar, ...]:
        """A bar for each period with articles: those that `on:` the period would leave of the filter."""
        bars: tuple[Bar, ...] = self.asking.once(f"bars {precision}", lambda: self._of_all(precision))
        if not filter:
            return bars
        chosen = self.selected(replace(filter, after=None, before=None, on=None))
        window = replace(filter, on=None).window
        of_periods = self.bitmaps.row(self.asking, precision, [period for period, _, _ in bars])
        if window is None:
            count = chosen.intersection_cardinality
            return tuple(
                Bar(period, count(bitmap), articles)
                for (period, _, articles), bitmap in zip(bars, of_periods, strict=True)
            )
        return tuple(
            Bar(period, self._within(chosen, bitmap, period, window), articles)
            for (period, _, articles), bitmap in zip(bars, of_periods, strict=True)
        )

    def _of_all(self, precision: HistogramPrecision) -> tuple[Bar, ...]:
        rows = self.asking.rows("SELECT value, articles FROM totals WHERE facet = ? ORDER BY value", (precision,))
        return tuple(Bar(period, articles, articles) for period, articles in rows)

    def _within(self, chosen: BitMap, bitmap: BitMap, period: str, window: tuple[str, str] | None) -> int:
        """How many chosen articles a period has inside a window."""
        first, last = periods.bounds(period)
        if window is None or (window[0] <= first and last <= window[1]):
            return chosen.intersection_cardinality(bitmap)
        first, last = max(first, window[0]), min(last, window[1])
        if first > last:
            return 0
        return chosen.intersection_cardinality(in_window(self.asking, self.bitmaps, first, last))
