"""The sample articles are read at least as well as they were when the floors were last raised.

`python tests/support/scoring.py` prints the table, with `--misses` what is wrong in each article.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import pytest
import scoring

from articles.model import Article, Event, Metal, Organisation

pytestmark = pytest.mark.xdist_group("reading")  # so that the samples are read once

F1_FLOORS = {"organisations": 0.955, "metals": 0.99, "dates": 0.97}
SHARE_FLOORS = {"kinds": 0.98, "yearless": 1.0, "titles": 0.98, "published": 0.98}
MOST_RECORDS_PER_ORGANISATION = 1.04

LABEL: dict[str, Any] = {
    "title": "Mill opens",
    "title_optional": [],
    "published": "2024-05-02",
    "organisations": [
        {"name": "Example Tin Co., Ltd.", "surfaces": ["Example Tin Co., Ltd.", "Example Tin"], "kind": "company"},
        {"name": "Ministry of Mines", "surfaces": ["Ministry of Mines"], "kind": "government"},
    ],
    "organisations_optional": ["The Daily"],
    "metals": ["tin"],
    "metals_optional": ["steel"],
    "dates": [{"start": "2024-05-01", "end": "2024-05-01"}, {"start": "2024-05-02", "end": "2024-05-02"}],
    "dates_optional": [],
    "yearless_dates": [],
}


@pytest.fixture(scope="session")
def total() -> scoring.Score:
    """All samples read and judged; the table per kind of article goes to standard output."""
    by_name = scoring.scores()
    sys.stdout.write("\n" + scoring.table(by_name) + "\n")
    return scoring.total(by_name.values())


@pytest.mark.parametrize("part", F1_FLOORS)
def test_who_what_and_when_keep_their_floor(part: str, total: scoring.Score) -> None:
    tally = getattr(total, part)
    assert tally.f1 >= F1_FLOORS[part], f"wrong {tally.wrong}\nmissed {tally.missed}"


@pytest.mark.parametrize("part", SHARE_FLOORS)
def test_what_is_right_or_not_keeps_its_share(part: str, total: scoring.Score) -> None:
    tally = getattr(total, part)
    assert tally.recall >= SHARE_FLOORS[part], tally.missed


def test_an_organisation_is_one_record(total: scoring.Score) -> None:
    assert total.records_per_organisation <= MOST_RECORDS_PER_ORGANISATION, total.split.wrong


def _organisation(name: str, kind: Any = "company", *aliases: str) -> Organisation:
    return Organisation(name, name, kind, (name, *aliases), ())


def _event(day: str) -> Event:
    return Event(day, day, "day", "stated", day, day, (0, 0), "test")


RIGHT = Article(
    source="/a.txt",
    title="Mill Opens",
    title_basis="stated",
    published="2024-05-02",
    published_basis="text",
    timeline_date="2024-05-02",
    body="",
    raw="",
    language="en",
    understood=True,
    content_hash="",
    body_hash="",
    organisations=(
        _organisation("Example Tin Co Ltd", "company", "Example Tin"),
        _organisation("the Ministry of Mines", "government"),
        _organisation("Daily"),
    ),
    metals=(Metal("tin", "base", ()), Metal("steel", "ferrous", ()), Metal("gold", "precious", (), (), True)),
    events=(_event("2024-05-01"),),
)


def test_an_article_read_as_its_label_says_has_no_misses() -> None:
    assert list(scoring.misses({"a": scoring.score(RIGHT, LABEL)})) == []


def test_what_is_wrong_missed_or_split_is_told_apart() -> None:
    parts = (_organisation("Example Tin Co., Ltd."), _organisation("Example Tin", "other"), _organisation("Elsewhere"))
    found = scoring.score(replace(RIGHT, organisations=parts, published=None, events=(_event("2023-05-01"),)), LABEL)
    assert (found.organisations.right, found.organisations.wrong) == (1, ["Elsewhere"])
    assert found.organisations.missed == ["Ministry of Mines"]
    assert found.records_per_organisation == 2
    assert (found.kinds.right, len(found.kinds.missed)) == (1, 1)
    assert (found.dates.wrong, found.dates.missed) == (["2023-05-01"], ["2024-05-01", "2024-05-02"])
    assert found.published.missed == ["None for 2024-05-02"]


def test_an_article_that_was_not_read_misses_everything() -> None:
    nothing = scoring.score(None, LABEL)
    assert (nothing.organisations.f1, nothing.metals.f1, nothing.dates.f1) == (0, 0, 0)
    assert nothing.titles.missed
    assert nothing.published.missed


def test_a_label_is_found_by_record_or_by_file() -> None:
    assert scoring.name_of("/x/a-file.txt") == "a-file"
    assert scoring.name_of("/x/many.jsonl#one") == "one"
    assert scoring.name_of("https://site.example/2024/a-page.html") == "a-page"
