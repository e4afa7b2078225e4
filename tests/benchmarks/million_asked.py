"""What a change of filter, a page, a search and the dates cost, beside the same questions in plain SQL."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from figures import Figures, median, timed

from store import answering, facets, timeline
from store.asking import Connections
from store.errors import Interrupted
from store.filters import Filter, parse
from store.opening import open_store
from store.sqlite_store import SqliteStore

WORDS = ("said", "the", "aluminium", "tifeba", "alumin*", "bab*", "a*", "al*", "ba*", "title:a*", "said alumin*")
PHRASES = ('"said the"', '"output price"')
CALLED_OFF_AFTER = 0.02


@dataclass(frozen=True)
class Case:
    """A filter of the table and how it is made for a database."""

    name: str
    filter: Filter


def cases(store: SqliteStore) -> list[Case]:
    """Filters from what leaves nearly all articles to what leaves a handful."""
    bodies = [value.value for value in store.facet(Filter(), "organisations", 40_000)]
    metals = [value.value for value in store.facet(Filter(), "metals")]
    common, some, rare = bodies[0], bodies[min(30, len(bodies) - 1)], bodies[-1]
    tenth = metals[3]
    lines = {
        "org commonest": f'org:"{common}"',
        "org 1-2%": f'org:"{some}"',
        "org rare": f'org:"{rare}"',
        "metal commonest": f"metal:{metals[0]}",
        "metal 10%": f"metal:{tenth}",
        "metal rarest": f"metal:{metals[-1]}",
        "metal + org + 2 years": f'metal:{tenth} org:"{common}" on:2010..2011',
        "2 years": "on:2010..2011",
        "days across months": "on:2010-03-05..2012-03-04",
        "kind": "kind:company",
        "without a metal": f"-metal:{metals[0]}",
        "word in most": "said",
        "beginning": "alumin*",
        "word + metal": f"said metal:{tenth}",
    }
    return [Case(name, parse(line)) for name, line in lines.items()]


def questions(connections: Connections, filter: Filter) -> tuple[object, ...]:
    """The five things a change of filter asks. The bitmaps they need may be at hand; what they select never is."""
    with connections.asking() as asking:
        answering.index_of(asking).bitmaps.forget_selections()
        return (
            answering.count(asking, filter),
            [row.id for row in answering.page(asking, filter, 0, 50, "newest", False)],
            answering.facet(asking, filter, "organisations", 50, True),
            answering.facet(asking, filter, "metals", None, True),
            answering.histogram(asking, filter, "month"),
        )


def plain_questions(connections: Connections, filter: Filter) -> tuple[object, ...]:
    """The same in plain SQL."""
    with connections.asking() as asking:
        return (
            timeline.count(asking, filter),
            [row.id for row in timeline.page(asking, filter, 0, 50, "newest")],
            facets.facet(asking, filter, "organisations", 50, True),
            facets.facet(asking, filter, "metals", None, True),
            facets.histogram(asking, filter, "month"),
        )


@dataclass(frozen=True)
class Cost:
    """What a filter costs, in milliseconds, and whether both ways answered alike."""

    case: Case
    first: float
    at_hand: float
    plain: float
    same: bool


def cost_of(path: Path, case: Case, plain: Connections) -> Cost:
    """Ask one filter in each way. Rare filters, which take plain SQL no time, are asked it more than once."""
    asked = Connections(str(path))
    first, answer = timed(lambda: questions(asked, case.filter))
    at_hand = median(lambda: questions(asked, case.filter))
    asked.close()
    took, plain_answer = timed(lambda: plain_questions(plain, case.filter))
    if took < 100:
        took = median(lambda: plain_questions(plain, case.filter))
    return Cost(case, first, at_hand, took, answer == plain_answer)


def filters(path: Path, size: int, figures: Figures) -> None:
    """The table of filters at one size, and what stands of it in the table of all."""
    plain = Connections(str(path))
    print(f"\n{size:,} articles: ms for count, first page, top 50 organisations, metals and months together")
    print(f"{'filter':24}{'first touch':>13}{'at hand':>10}{'plain SQL':>12}{'ratio':>8}  same")
    costs = []
    for case in cases(open_store(str(path))):
        cost = cost_of(path, case, plain)
        ratio, same = cost.plain / cost.at_hand, "yes" if cost.same else "NO"
        numbers = f"{cost.first:>13.1f}{cost.at_hand:>10.1f}{cost.plain:>12.1f}{ratio:>8.1f}"
        print(f"{case.name:24}{numbers}  {same}", flush=True)
        costs.append(cost)
    plain.close()
    at_hand = [cost.at_hand for cost in costs]
    ratio = sum(cost.plain for cost in costs) / sum(at_hand)
    first_of_words, first = (
        max(it.first for it in costs if bool(it.case.filter.words) == words) for words in (True, False)
    )
    least = min(cost.plain / cost.at_hand for cost in costs)
    figures.note("answers equal to plain SQL's", size, "all" if all(it.same for it in costs) else "NO", "all")
    figures.note("change of filter, p50", size, f"{statistics.median(at_hand):.1f} ms", "25 ms")
    figures.note("change of filter, dearest", size, f"{max(at_hand):.1f} ms")
    figures.note("change of filter, first touch, dearest", size, f"{first:.0f} ms", "150 ms")
    figures.note("the same with words, whose hits are read then", size, f"{first_of_words:.0f} ms", "700 ms")
    figures.note("times faster than plain SQL, in sum", size, f"{ratio:,.0f} x", "100 x")
    figures.note("times faster than plain SQL, least", size, f"{least:.1f} x")


def pages(path: Path, size: int, figures: Figures) -> None:
    """First, middle and last pages of filtered timelines, and the first unfiltered one, which needs no index."""
    store = open_store(str(path))
    costs: dict[str, list[float]] = {"first": [], "middle": [], "last": []}
    for case in cases(store)[:9]:
        count = store.count(case.filter)
        store.page(case.filter, count // 2, 50)
        for place, offset in (("first", 0), ("middle", count // 2), ("last", max(count - 50, 0))):
            costs[place].append(median(lambda at=offset, case=case: store.page(case.filter, at, 50)))
    for place, all_costs in costs.items():
        figures.note(f"{place} page of a filter, dearest", size, f"{max(all_costs):.1f} ms", "20 ms")
    unfiltered = median(lambda: store.page(Filter(), 0, 50))
    figures.note("first page of all articles", size, f"{unfiltered:.1f} ms", "5 ms")
    store.close()


def searches(path: Path, size: int, figures: Figures) -> None:
    """First pages and counts of words, and how soon a count ends that was called off."""
    print(f"\n{size:,} articles, full text, ms{'first page':>14}{'count':>10}")
    costs = {line: (first, count) for line, first, count in _searched(path, [*WORDS, *PHRASES])}
    pages_of_words, phrases = (max(costs[line][0] for line in lines) for lines in (WORDS, PHRASES))
    figures.note("first page of a word or beginning, dearest", size, f"{pages_of_words:.1f} ms", "20 ms")
    figures.note("first page of a phrase, dearest", size, f"{phrases:.1f} ms")
    dearest = max(count for _, count in costs.values())
    figures.note("count of a search, dearest", size, f"{dearest:.0f} ms", "700 ms")
    figures.note("a count called off ends after", size, f"{_called_off(path):.1f} ms", "25 ms")


def _searched(path: Path, lines: list[str]) -> Iterator[tuple[str, float, float]]:
    for line in lines:
        store = open_store(str(path))
        store.page(parse("tifeba"), 0, 50)
        wanted = parse(line)
        first, _ = timed(lambda store=store, wanted=wanted: store.page(wanted, 0, 50))
        count, _ = timed(lambda store=store, wanted=wanted: store.count(wanted))
        store.close()
        print(f"{line:34}{first:>10.1f}{count:>10.1f}", flush=True)
        yield line, first, count


def _called_off(path: Path) -> float:
    """Milliseconds from calling a count off to its end; nothing where it ended before."""
    store = open_store(str(path))
    ended: list[float] = []

    def count() -> None:
        try:
            store.count(parse("the of"))
        except Interrupted:
            ended.append(time.perf_counter())

    asking = threading.Thread(target=count)
    asking.start()
    time.sleep(CALLED_OFF_AFTER)
    called = time.perf_counter()
    store.interrupt()
    asking.join()
    store.close()
    return (ended[0] - called) * 1000 if ended else 0.0


def dates(path: Path, size: int, figures: Figures) -> None:
    """The histogram by day and pages of dated statements, for the commonest organisation's articles."""
    store = open_store(str(path))
    filter = cases(store)[0].filter
    store.histogram(filter, "day")
    by_day = median(lambda: store.histogram(filter, "day"))
    figures.note("histogram by day, filtered", size, f"{by_day:.1f} ms")
    count = store.event_groups(filter).dated
    for place, offset in (("first", 0), ("last", max(count - 50, 0))):
        took = median(lambda at=offset: store.event_page(filter, at, 50), 3)
        figures.note(f"{place} page of dated statements, filtered", size, f"{took:.0f} ms")
    store.close()
