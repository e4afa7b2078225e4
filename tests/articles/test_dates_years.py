"""Years that a text does not state: from its dateline, from its own evidence, or honestly unknown."""

from __future__ import annotations

import pytest

from articles import dates
from articles.model import Event


def starts(text: str, title: str = "", published: str | None = None) -> dict[str, str | None]:
    return {event.text: event.start for event in dates.find(text, title, published) if not event.in_title}


def by_text(text: str, published: str | None = None) -> dict[str, Event]:
    return {event.text: event for event in dates.find(text, "", published)}


@pytest.mark.parametrize(
    ("text", "expression", "start"),
    [
        # the same day stands elsewhere with its year
        ("He died on May 7, 2019. On May 7 the flags were lowered.", "May 7", "2019-05-07"),
        # a day close to one told with its year
        ("On May 8 the plant sent a notice. The fire broke out on May 7, 2019.", "May 8", "2019-05-08"),
        # what is expected bounds what is told
        ("The petition was filed on March 4. A ruling is expected as early as June 2018.", "March 4", "2018-03-04"),
        # the last complete year has results
        ("On August 5 the plant was opened. In 2016, output reached 4 million tonnes.", "August 5", "2017-08-05"),
        # a series of yearly meetings
        (
            "July 3 in Chengdu, the fourth Alloy Expo was held. During the first Alloy Expo in 2011, it was small.",
            "July 3",
            "2014-07-03",
        ),
        # the year stands just before
        ("The ministry released notice No. 8 in 2013 on October 9.", "October 9", "2013-10-09"),
        # the month before what is told last
        ("On 3 December they visited. In November 2012 it bought the mine.", "3 December", "2012-12-03"),
        # compared with the same month of the year before
        ("The mine sold 4,000 tonnes in October compared to 9,000.5 tonnes in October 2007.", "October", "2008-10-01"),
        # what should come is no results
        (
            "Sales fell in the third quarter of 2005. The line stopped in May and should be back in 2006.",
            "May",
            "2005-05-01",
        ),
        # the weekday stands between the year and the day
        ("GMT 15:13 2018 Saturday ,20 January was the visit.", "20 January", "2018-01-20"),
    ],
)
def test_the_text_tells_the_year(text: str, expression: str, start: str) -> None:
    event = by_text(text)[expression]
    assert event.start == start
    assert event.basis in {"context", "stated"}
    assert event.reason or event.basis == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "The company was founded in 1949. On May 7 it opened a plant.",
        "Under the 14th Five-Year Plan, the plant was opened on May 7.",
        "On May 7 it opened a plant. In 1996 it was listed. In 2003 it moved.",
        "From May 7 to 9, experts visited 180 enterprises.",
        "On May 7 jobs were cut. Opened in 1943, the smelter was to be shut by 2015.",
    ],
)
def test_weak_evidence_leaves_the_year_unknown(text: str) -> None:
    (event,) = (event for event in dates.find(text, "", None) if event.text.startswith("May"))
    assert (event.start, event.end, event.basis) == (None, None, "unknown")
    assert event.month_day == "05-07"


def test_a_dateline_with_its_year_dates_the_rest() -> None:
    found = starts("RENO, NV - March 4, 2021 - Drilling began on February 2. It opened last year, on a Monday.")
    assert found["February 2"] == "2021-02-02"
    assert found["last year"] == "2020-01-01"


def test_an_old_story_is_told_in_its_own_time() -> None:
    text = "On March 3, 2015 the river turned black. On March 9 the gates were shut."
    assert starts(text, published="2022-04-01")["March 9"] == "2015-03-09"


def test_what_is_scheduled_lies_ahead_of_an_old_date() -> None:
    text = "The mine was opened on March 3, 2015. It will be closed on May 9."
    assert starts(text, published="2022-04-01")["May 9"] == "2022-05-09"


def test_the_month_of_may_is_no_cue() -> None:
    text = "The wall fell in May; a fire at the plant killed six on July 31."
    assert starts(text, published="2025-12-22")["July 31"] == "2025-07-31"


def test_a_weekday_must_agree() -> None:
    assert starts("On Saturday, March 9, it closed.", published="2021-02-01")["Saturday, March 9"] == "2019-03-09"


@pytest.mark.parametrize(
    ("text", "expression", "start"),
    [
        ("Profits were $3bn in 2004, up from $2bn the year before.", "year before", "2003-01-01"),
        ("It fell in 2000. It was sold that October.", "that October", "2000-10-01"),
        (
            "Exports rose in the first half of 1986. In the same period of 1985 they fell.",
            "same period of 1985",
            "1985-01-01",
        ),
    ],
)
def test_what_counts_from_a_year_just_told(text: str, expression: str, start: str) -> None:
    assert starts(text)[expression] == start


def test_the_same_period_has_the_months_of_the_one_before() -> None:
    event = by_text("Exports rose in the first half of 1986. In the same period of 1985 they fell.")[
        "same period of 1985"
    ]
    assert (event.start, event.end, event.precision) == ("1985-01-01", "1985-06-30", "half")


def test_both_ends_of_a_range_share_the_year() -> None:
    event = by_text("Held from December 28 to January 3.", "2022-02-01")["December 28 to January 3"]
    assert (event.start, event.end) == ("2021-12-28", "2022-01-03")


@pytest.mark.parametrize(
    ("published", "text", "title", "expected"),
    [
        ("2022-12", "It met on May 7, 2021.", "", "2022-12"),
        (None, "Since 2015 it grew. It met on May 7, 2021.", "", "2021-05-07"),
        (None, "In the first quarter of 2021 it grew. In May 2021 it met.", "", "2021-05"),
        (None, "It met on May 7.", "", "--05-07"),
        (None, "In the second quarter of 2021 it grew.", "", "2021-04"),
        (None, "In 2021 it grew.", "", "2021"),
        (None, "It grew.", "Growth in May 2021", "2021-05"),
        (None, "It grew.", "Growth", None),
    ],
)
def test_timeline_date(published: str | None, text: str, title: str, expected: str | None) -> None:
    assert dates.timeline_date(published, dates.find(text, title, published)) == expected


def test_title_dates_stand_apart() -> None:
    body, title = dates.find("In 2004 it grew.", "Growth in May 2021", None)
    assert (body.in_title, title.in_title) == (False, True)
    assert "Growth in May 2021"[slice(*title.span)] == title.text == "May 2021"
