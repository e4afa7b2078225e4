"""Dates in the running prose of business news, read from a story published on Tuesday, 20 October 1987."""

from __future__ import annotations

import pytest

from articles import dates

PUBLISHED = "1987-10-20"


def periods(text: str, published: str | None = PUBLISHED) -> list[tuple[str | None, str | None]]:
    return [(event.start, event.end) for event in dates.find(text, "", published)]


RANGES = [
    ("The offer runs between October 16 and the end of the year.", "1987-10-16", "1987-12-31"),
    ("It will be open from November 2 to the end of the year.", "1987-11-02", "1987-12-31"),
    ("It will be shut from November through the end of this year.", "1987-11-01", "1987-12-31"),
    ("It ships from November 2, 1986, until year-end.", "1986-11-02", "1986-12-31"),
    ("It ran from May to the end of June.", "1987-05-01", "1987-06-30"),
    ("Six months to September 30.", "1987-04-01", "1987-09-30"),
    ("In the year to June, sales rose.", "1986-07-01", "1987-06-30"),
    ("It will ship between January and April 1988.", "1988-01-01", "1988-04-30"),
    ("the three months to end-August", "1987-06-01", "1987-08-31"),
    ("In the September quarter it fell.", "1987-07-01", "1987-09-30"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_ranges(text: str, start: str, end: str) -> None:
    assert periods(text) == [(start, end)]


YEARS = [
    # ahead
    ("He takes over on January 1.", "1988-01-01"),
    ("He retires in March.", "1988-03-01"),
    ("The report is due by June.", "1988-06-01"),
    ("The merger takes effect on February 1.", "1988-02-01"),
    ("The contract runs until April 30.", "1988-04-30"),
    ("The board meets on Thursday.", "1987-10-22"),
    ("The planned opening in May will be late.", "1988-05-01"),
    ("The plant is to open in April.", "1988-04-01"),
    ("Shareholders vote November 30.", "1987-11-30"),
    ("A hearing has been set for February 3.", "1988-02-03"),
    ("It must repay the loan before March.", "1988-03-01"),
    # done by then
    ("It had sold them all by May.", "1987-05-01"),
    ("Most were delivered by July.", "1987-07-01"),
    ("The bonds were issued before March 31.", "1987-03-31"),
    ("The loan was repaid before the end of August.", "1987-08-01"),
    ("Work was completed by the end of January.", "1987-01-01"),
    ("Output fell because of a planned shutdown in July.", "1987-07-01"),
    ("Sales fell after the planned outage in June.", "1987-06-01"),
    # the month of a contract
    ("December copper settled up 0.2 cts.", "1987-12-01"),
    ("On the exchange, May copper closed at 80 cts.", "1988-05-01"),
    ("March wheat fell 3 cts.", "1988-03-01"),
    ("May gold traded at 470 dlrs.", "1988-05-01"),
    ("July soybeans rose.", "1988-07-01"),
    ("January crude fell to 19 dlrs.", "1988-01-01"),
    # what is told of a month
    ("He said that December was the best month.", "1986-12-01"),
    ("Officials believe that August sales fell.", "1987-08-01"),
    ("It warned that January had been weak.", "1987-01-01"),
    ("It showed that March exports rose.", "1987-03-01"),
    # what was said or done on a day, whatever was said
    ("The mills are on plan, the report said on Saturday evening.", "1987-10-17"),
    ("The paper was signed by the head of the planning board on Monday in Perth.", "1987-10-19"),
    ("They will cut output after the union gave ground on Saturday.", "1987-10-17"),
    ("The mill will close, which was agreed upon and signed on Monday.", "1987-10-19"),
    ("It said output was expected to reach 30,000 tonnes in March.", "1988-03-01"),
    ("Better-than-expected December results were told.", "1986-12-01"),
    ("From July to August output was 14 mln tonnes.", "1987-07-01"),
    ("On December 31 the plant shuts for good.", "1987-12-31"),
    # notes to accounts
    ("NOTE: 1987 net excludes gains.", "1987-01-01"),
]


@pytest.mark.parametrize(("text", "start"), YEARS)
def test_the_year_by_the_words_around(text: str, start: str) -> None:
    assert [first for first, _ in periods(text)] == [start]


def test_the_year_before_a_period_is_that_of_its_last_day() -> None:
    assert periods("1986 period ended September 30.")[1] == ("1986-09-30", "1986-09-30")
    assert periods("NOTE: 1986 quarter ended September 30.")[1] == ("1986-07-01", "1986-09-30")
    assert periods("1986 half ending on June 28.")[1] == ("1986-01-01", "1986-06-30")


@pytest.mark.parametrize(
    "text",
    [
        "The firm turns yesterday's waste into tomorrow's fuel.",
        "Today's world needs tomorrow's leaders.",
        "We build today's and tomorrow's cars.",
        "It employs 1,990 people at 1987 Main Street.",
        "Its office is at 1990 North Lake Avenue.",
        "Call 212-555-1987 or 1990 Broadway.",
        "See pages 1954-1987 of the book.",
        "The price was 1985 dlrs.",
        "Room 1987, Block 2005.",
        "Since the start of the 1980s.",
        "Mr May said it. Mr. June agreed.",
        "Minister August met Judge March.",
        "The mill, Anna May, the owner, said, is sold.",
        "This is said under Article 7 of MAR, the law.",
        "The index closed at 1987.52.",
        "It earned 3 mln against 2 mln a year ago.",
        "It rolls 2024, 6061 and 7075 aluminium alloys.",
        "The 2024 alloy and 2014-T6 bars are for wings.",
        "He drove a 1986 Volvo to the mill.",
        "The 1986 Volvo V60 has less steel in it.",
        "The mill sells to 1950 customers and 2010 dealers.",
        "Write to Suite 2012, Tarn Bay.",
    ],
)
def test_no_dates(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 1986 Volvo bought less steel.", "1986"),
        ("The 1986 Volvo strike lasted a week.", "1986"),
        ("The 1986 aluminium output was a record.", "1986"),
        ("In 1986, 3500 customers paid less.", "1986"),
    ],
)
def test_years_beside_makes_and_metals(text: str, year: str) -> None:
    assert periods(text) == [(f"{year}-01-01", f"{year}-12-31")]


def test_a_period_of_months_has_one_year() -> None:
    assert periods("In the January-September period of the current year it rose.") == [("1987-01-01", "1987-09-30")]
    assert periods("In the January-March period of 1985 it rose.") == [("1985-01-01", "1985-03-31")]


def test_a_days_own_meeting_or_price_is_dated() -> None:
    assert periods("Tomorrow's meeting is off.") == [("1987-10-21", "1987-10-21")]
    assert periods("Yesterday's close was 3 dlrs.") == [("1987-10-19", "1987-10-19")]


def test_that_month_of_a_year_just_told() -> None:
    assert periods("In 1979 it was sold. That October it closed.")[1] == ("1979-10-01", "1979-10-31")
    assert periods("It was founded in 1926. In May that year it was listed.")[1] == ("1926-05-01", "1926-05-31")


def test_last_month_is_not_known_where_later_days_are_told() -> None:
    text = "The bid, tabled on 18 October 2004, failed: it was voted down in December. Last month it was renewed."
    assert [first for first, _ in periods(text, None)] == ["2004-10-18", "2004-12-01"]


@pytest.mark.parametrize(
    ("text", "expression", "start"),
    [
        ("Sales were £2bn in the year to April 2005. It bought the chain in February.", "February", "2005-02-01"),
        ("In the year ended June 2003 profits rose. It sold the mill in March.", "March", "2003-03-01"),
        ("Output grew in the year to September 1998. The pit was shut in July.", "July", "1998-07-01"),
    ],
)
def test_results_of_a_year_that_ends_within_a_calendar_year_date_the_text(
    text: str, expression: str, start: str
) -> None:
    assert {event.text: event.start for event in dates.find(text, "", None)}[expression] == start
