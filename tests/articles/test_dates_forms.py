"""Forms of date expressions: what each says, with and without a publication date."""

from __future__ import annotations

import pytest

from articles import dates
from articles.model import Event

STATED = [
    # form, start, end, precision
    ("on 2-MAR-1987 07:34:32.08 it", "1987-03-02", "1987-03-02", "day"),
    ("Date:2022-03-30 14:24:40", "2022-03-30", "2022-03-30", "day"),
    ("on 2024.08.26, it", "2024-08-26", "2024-08-26", "day"),
    ("on 2024/8/26 it", "2024-08-26", "2024-08-26", "day"),
    ("at 2024-08-26T10:00:00Z it", "2024-08-26", "2024-08-26", "day"),
    ("on ２０２４-０８-２６ it", "2024-08-26", "2024-08-26", "day"),
    ("于2024年8月26日举行", "2024-08-26", "2024-08-26", "day"),
    ("2024年8月 output", "2024-08-01", "2024-08-31", "month"),
    ("Date: 20240826", "2024-08-26", "2024-08-26", "day"),
    ("the 03/05/2024 filing", "2024-05-03", "2024-05-03", "day"),
    ("the 25/05/2024 filing", "2024-05-25", "2024-05-25", "day"),
    ("the 05/25/2024 filing", "2024-05-25", "2024-05-25", "day"),
    ("on 11.09.2001 it", "2001-09-11", "2001-09-11", "day"),
    ("on August 20th, 2025 it", "2025-08-20", "2025-08-20", "day"),
    ("on March 3, 1987, it", "1987-03-03", "1987-03-03", "day"),
    ("on March 3,2024 it", "2024-03-03", "2024-03-03", "day"),
    ("on Mar. 3, 2024 it", "2024-03-03", "2024-03-03", "day"),
    ("on 26 Jul, 2020 15:43:42 it", "2020-07-26", "2020-07-26", "day"),
    ("on 3rd of March 2024 it", "2024-03-03", "2024-03-03", "day"),
    ("the 3rd day of March, 2024", "2024-03-03", "2024-03-03", "day"),
    ("on 11-Sep-01 it", "2001-09-11", "2001-09-11", "day"),
    ("on Sept. 11, 2001 it", "2001-09-11", "2001-09-11", "day"),
    ("on Sept. 11th, 2001 it", "2001-09-11", "2001-09-11", "day"),
    ("on Sept 11 '01 it", "2001-09-11", "2001-09-11", "day"),
    ("on Tuesday, March 12, 2024, it", "2024-03-12", "2024-03-12", "day"),
    ("on Tuesday 12 March 2024 it", "2024-03-12", "2024-03-12", "day"),
    ("MARCH 3, 2024 -", "2024-03-03", "2024-03-03", "day"),
    ("March 28 - April 2, 2024", "2024-03-28", "2024-04-02", "day"),
    ("from 28 March to 2 April 2024", "2024-03-28", "2024-04-02", "day"),
    ("from December 28, 2023 to January 3, 2024", "2023-12-28", "2024-01-03", "day"),
    ("December 28 to January 3, 2024", "2023-12-28", "2024-01-03", "day"),
    ("on November 10-11, 2022 it", "2022-11-10", "2022-11-11", "day"),
    ("on November 10 and 11, 2022 it", "2022-11-10", "2022-11-11", "day"),
    ("25-27 Sept. 2024", "2024-09-25", "2024-09-27", "day"),
    ("25 to 27 September 2024", "2024-09-25", "2024-09-27", "day"),
    ("between 3 and 15 March 2024", "2024-03-03", "2024-03-15", "day"),
    ("2024-08-26 to 2024-08-28", "2024-08-26", "2024-08-28", "day"),
    ("in March 1987 it", "1987-03-01", "1987-03-31", "month"),
    ("in March, 1987 it", "1987-03-01", "1987-03-31", "month"),
    ("in February of 2024 it", "2024-02-01", "2024-02-29", "month"),
    ("in Feb. 2023 it", "2023-02-01", "2023-02-28", "month"),
    ("in Mar-24 it", "2024-03-01", "2024-03-31", "month"),
    ("in 2024 March it", "2024-03-01", "2024-03-31", "month"),
    ("in 2024-08 it", "2024-08-01", "2024-08-31", "month"),
    ("A June 2023 study", "2023-06-01", "2023-06-30", "month"),
    ("mid-June 2023", "2023-06-01", "2023-06-30", "month"),
    ("Jan/May 1987 exports", "1987-01-01", "1987-05-31", "month"),
    ("January-March 1987", "1987-01-01", "1987-03-31", "month"),
    ("January to May 2024", "2024-01-01", "2024-05-31", "month"),
    ("December 1986 to February 1987", "1986-12-01", "1987-02-28", "month"),
    ("Dec/Feb 1987", "1986-12-01", "1987-02-28", "month"),
    ("the first two months of 1986", "1986-01-01", "1986-02-28", "month"),
    ("the first nine months of 2024", "2024-01-01", "2024-09-30", "quarter"),
    ("the first 10 months of 2024", "2024-01-01", "2024-10-31", "month"),
    ("the last three months of 2023", "2023-10-01", "2023-12-31", "quarter"),
    ("the first six months of 2024", "2024-01-01", "2024-06-30", "half"),
    ("the three months ended March 31, 2024", "2024-01-01", "2024-03-31", "quarter"),
    ("the nine months ended September 30, 2024", "2024-01-01", "2024-09-30", "quarter"),
    ("the quarter ended June 30, 2024", "2024-04-01", "2024-06-30", "quarter"),
    ("the year ended March 31, 1987", "1986-04-01", "1987-03-31", "year"),
    ("the 12 months to March 1987", "1986-04-01", "1987-03-31", "year"),
    ("In 1Q25, it", "2025-01-01", "2025-03-31", "quarter"),
    ("in 1Q 2025 it", "2025-01-01", "2025-03-31", "quarter"),
    ("in Q3 2024 it", "2024-07-01", "2024-09-30", "quarter"),
    ("in Q3'24 it", "2024-07-01", "2024-09-30", "quarter"),
    ("in Q3-2024 it", "2024-07-01", "2024-09-30", "quarter"),
    ("Q3 FY2024 results", "2024-07-01", "2024-09-30", "quarter"),
    ("in Q1-Q3 2024 it", "2024-01-01", "2024-09-30", "quarter"),
    ("in 2024 Q3 it", "2024-07-01", "2024-09-30", "quarter"),
    ("in 2024Q3 it", "2024-07-01", "2024-09-30", "quarter"),
    ("the fourth quarter of 1986", "1986-10-01", "1986-12-31", "quarter"),
    ("fourth-quarter 1986 net", "1986-10-01", "1986-12-31", "quarter"),
    ("1986's fourth quarter", "1986-10-01", "1986-12-31", "quarter"),
    ("the 1986 fourth quarter", "1986-10-01", "1986-12-31", "quarter"),
    ("4th qtr 1986", "1986-10-01", "1986-12-31", "quarter"),
    ("the third quarter of fiscal 2024", "2024-07-01", "2024-09-30", "quarter"),
    ("the first three quarters of 2022", "2022-01-01", "2022-09-30", "quarter"),
    ("the first and second quarters of 2022", "2022-01-01", "2022-06-30", "quarter"),
    ("the last quarter of 1986", "1986-10-01", "1986-12-31", "quarter"),
    ("in H1 2025 it", "2025-01-01", "2025-06-30", "half"),
    ("in 1H25 it", "2025-01-01", "2025-06-30", "half"),
    ("in 2H 2024 it", "2024-07-01", "2024-12-31", "half"),
    ("the first half of 2025", "2025-01-01", "2025-06-30", "half"),
    ("the second half of 1986", "1986-07-01", "1986-12-31", "half"),
    ("the second half of March 2024", "2024-03-01", "2024-03-31", "month"),
    ("in FY2024 it", "2024-01-01", "2024-12-31", "year"),
    ("in FY24 it", "2024-01-01", "2024-12-31", "year"),
    ("fiscal 1986/87", "1986-01-01", "1987-12-31", "year"),
    ("the 1986/87 season", "1986-01-01", "1987-12-31", "year"),
    ("in fiscal year 2024 it", "2024-01-01", "2024-12-31", "year"),
    ("In calendar 1986, it", "1986-01-01", "1986-12-31", "year"),
    ("in 1954-56 it", "1954-01-01", "1956-12-31", "year"),
    ("in 2019-2020 it", "2019-01-01", "2020-12-31", "year"),
    ("from the 1926 until 1956 it", "1926-01-01", "1956-12-31", "year"),
    ("between 1990 and 1995", "1990-01-01", "1995-12-31", "year"),
    ("from 2020 to 2024 it", "2020-01-01", "2024-12-31", "year"),
    ("since 2015 it", "2015-01-01", "2015-12-31", "year"),
    ("by 2038.", "2038-01-01", "2038-12-31", "year"),
    ("Until 2013, it", "2013-01-01", "2013-12-31", "year"),
    ("The 1985 report", "1985-01-01", "1985-12-31", "year"),
    ("2004 profits rose", "2004-01-01", "2004-12-31", "year"),
    ("up from 2.99 mln in 1985 and", "1985-01-01", "1985-12-31", "year"),
    ("mid-2025", "2025-01-01", "2025-12-31", "year"),
    ("in early 2025 it", "2025-01-01", "2025-12-31", "year"),
    ("2024Operating Highlights", "2024-01-01", "2024-12-31", "year"),
    ("born in 1968).", "1968-01-01", "1968-12-31", "year"),
    ("in\n1986 it", "1986-01-01", "1986-12-31", "year"),
    ("on March\n    3, 1987 it", "1987-03-03", "1987-03-03", "day"),
    ("in 2004/5 it", "2004-01-01", "2005-12-31", "year"),
    ("founded 1898, it", "1898-01-01", "1898-12-31", "year"),
    ("the first six mths of 1986", "1986-01-01", "1986-06-30", "half"),
    ("the June 2025 quarter", "2025-04-01", "2025-06-30", "quarter"),
    ("the half year to March 1988", "1987-10-01", "1988-03-31", "month"),
    ("on the second of November, 2022", "2022-11-02", "2022-11-02", "day"),
    ("Week 14/2025", "2025-03-31", "2025-04-06", "day"),
    ("Sales reached 2004 levels", "2004-01-01", "2004-12-31", "year"),
    ("In 2004 companies grew", "2004-01-01", "2004-12-31", "year"),
    ("in 2000, it", "2000-01-01", "2000-12-31", "year"),
]

# form, published, start, end, precision
PUBLISHED = [
    ("LONDON, March 3 - Copper fell.", "1987-03-03", "1987-03-03", "1987-03-03", "day"),
    ("NEW YORK, Dec 31 - Copper fell.", "1987-01-02", "1986-12-31", "1986-12-31", "day"),
    ("TOKYO, JAN 2 - Copper fell.", "1986-12-31", "1987-01-02", "1987-01-02", "day"),
    ("From November 10 to 11, the meeting was held.", "2022-12-13", "2022-11-10", "2022-11-11", "day"),
    ("From November 24th to 25th the fair was held.", "2022-12-13", "2022-11-24", "2022-11-25", "day"),
    ("It was held on December 28.", "2022-02-13", "2021-12-28", "2021-12-28", "day"),
    ("It will be held on April 28.", "2022-02-13", "2022-04-28", "2022-04-28", "day"),
    ("The deadline is April 28.", "2022-02-13", "2022-04-28", "2022-04-28", "day"),
    ("It is payable on April 15.", "1987-03-19", "1987-04-15", "1987-04-15", "day"),
    ("It plans a cartel for a year from April.", "1987-03-26", "1987-04-01", "1987-04-30", "month"),
    ("Output fell in December.", "1987-03-26", "1986-12-01", "1986-12-31", "month"),
    ("Output between August and October last year", "1987-03-26", "1986-08-01", "1986-10-31", "month"),
    ("They met in August last year.", "1987-03-26", "1986-08-01", "1986-08-31", "month"),
    ("They met in August of last year.", "1987-03-26", "1986-08-01", "1986-08-31", "month"),
    ("They met last August.", "1987-03-26", "1986-08-01", "1986-08-31", "month"),
    ("They meet next May.", "1987-03-26", "1987-05-01", "1987-05-31", "month"),
    ("Output from January to May this year rose.", "2024-06-20", "2024-01-01", "2024-05-31", "month"),
    ("In the first half of this year it rose.", "2020-07-26", "2020-01-01", "2020-06-30", "half"),
    ("In the first half of the year it rose.", "2020-07-26", "2020-01-01", "2020-06-30", "half"),
    ("First-half profits rose.", "1987-08-26", "1987-01-01", "1987-06-30", "half"),
    ("in the fourth quarter it fell.", "1987-02-26", "1986-10-01", "1986-12-31", "quarter"),
    ("in the first quarter it fell.", "1987-03-26", "1987-01-01", "1987-03-31", "quarter"),
    ("fell in the first quarter of this year.", "1987-03-26", "1987-01-01", "1987-03-31", "quarter"),
    ("fell last quarter.", "1987-03-26", "1986-10-01", "1986-12-31", "quarter"),
    ("the first two months of this year", "1987-03-26", "1987-01-01", "1987-02-28", "month"),
    ("Output fell this year.", "1987-03-26", "1987-01-01", "1987-12-31", "year"),
    ("Output fell last year.", "1987-03-26", "1986-01-01", "1986-12-31", "year"),
    ("Output may fall next year.", "1987-03-26", "1988-01-01", "1988-12-31", "year"),
    ("Output fell last month.", "1987-03-26", "1987-02-01", "1987-02-28", "month"),
    ("Output will fall next month.", "1987-12-26", "1988-01-01", "1988-01-31", "month"),
    ("later this month", "1987-03-26", "1987-03-01", "1987-03-31", "month"),
    ("It closed on Tuesday.", "2024-08-28", "2024-08-27", "2024-08-27", "day"),
    ("It closed on Wednesday.", "2024-08-28", "2024-08-28", "2024-08-28", "day"),
    ("It will meet on Friday.", "2024-08-28", "2024-08-30", "2024-08-30", "day"),
    ("It closed last Friday.", "2024-08-28", "2024-08-23", "2024-08-23", "day"),
    ("It closed yesterday.", "2024-08-28", "2024-08-27", "2024-08-27", "day"),
    ("It closed today.", "2024-08-28", "2024-08-28", "2024-08-28", "day"),
    ("It closed three days ago.", "2024-08-28", "2024-08-25", "2024-08-25", "day"),
    ("It closed two months ago.", "2024-08-28", "2024-06-01", "2024-06-30", "month"),
    ("It closed two years ago.", "2024-08-28", "2022-01-01", "2022-12-31", "year"),
    ("It closed two weeks ago.", "2024-08-28", "2024-08-12", "2024-08-18", "day"),
    ("They met on the 26th.", "2020-07-27", "2020-07-26", "2020-07-26", "day"),
    ("On Tuesday, August 27, it closed.", "2024-08-28", "2024-08-27", "2024-08-27", "day"),
    ("It has fallen since April 1.", "2005-03-07", "2004-04-01", "2004-04-01", "day"),
    ("Copper for May delivery rose.", "1987-04-04", "1987-05-01", "1987-05-31", "month"),
    ("It fell earlier this week.", "1987-03-19", "1987-03-16", "1987-03-19", "day"),
    ("in the September quarter it fell.", "2025-10-20", "2025-07-01", "2025-09-30", "quarter"),
    ("It fell in the year ended Dec 31.", "1987-03-02", "1986-01-01", "1986-12-31", "year"),
    ("A notice of on 11/7 said so.", "2023-07-14", "2023-07-11", "2023-07-11", "day"),
    ("On August 27 it closed.", "2024-09", "2024-08-27", "2024-08-27", "day"),
    ("On August 27 it closed.", "2024", "2024-08-27", "2024-08-27", "day"),
]

NOT_DATES = [
    "Output may fall.",
    "OUTPUT MAY FALL",
    "It may 3 times fail.",
    "Prices rose 2 pct for a second day.",
    "Sun Metals and Mon Co agreed.",
    "Protesters march on the mine.",
    "March on Washington",
    "The 14th Five-Year Plan is important.",
    "It sold 1999 tons.",
    "It sold 2,000 tonnes.",
    "A plant of 2000 megawatts",
    "Order No. 2015 was issued.",
    "It cost $2010.",
    "It cost 1987 dlrs.",
    "It is ISO 9001 and ISO 14001 certified.",
    "A NI 43-101 report and the Form 8-K.",
    "See https://example.org/2024/05/03/slug-2023 for more.",
    "See www.example.org/news-2024.html for more.",
    "doi:10.1016/j.wasman.2019.04.003",
    "10.1016/j.wasman.2019.04.003",
    "at 2000 hours it ended",
    "A Boeing 2019 landed.",
    "Tel : 13925019825 Fax : 86--13952469678",
    "Call +1 202-445-9858 or 512.354.7000.",
    "From 07:34:32 to 14:24 it closed.",
    "Copyright 2024 Example Ltd.",
    "© 2019-2024 Example Ltd.",
    "It rose 12.5% to 3.75 from 2.1.",
    "in the past two years",
    "in recent years",
    "the last six months",
    "a 90-degree angle and 13-hour storage",
    "page 2012 of the book",
    "more than 2000 people came",
    "Example Group (2010.HK) rose.",
    "Example (HKG: 2018) rose.",
    "June Smith and April Jones said so.",
    "a better tomorrow",
    "on the 13th floor",
    "the 26th meeting",
    "A 24/7 line and a 1/2/3 split",
    "a total of 2000 enterprises",
    "the Clean Air Act of 1990",
    "decline of a quarter or a half",
    "1,863 tonnes of nickel",
    "the 1980s",
    "the two months were hard",
    "a third quarter of the site",
    "Standard YS/T 1960 applies.",
    "Tel: 0735-2021 1987",
    "He was second in the race.",
]


def read(text: str, published: str | None = None) -> list[Event]:
    return [event for event in dates.find(text, "", published) if not event.in_title]


@pytest.mark.parametrize(("form", "start", "end", "precision"), STATED, ids=[row[0] for row in STATED])
def test_a_stated_form(form: str, start: str, end: str, precision: str) -> None:
    (event,) = read(form)
    assert (event.start, event.end, event.precision, event.basis) == (start, end, precision, "stated")


@pytest.mark.parametrize(
    ("form", "published", "start", "end", "precision"), PUBLISHED, ids=[row[0] for row in PUBLISHED]
)
def test_a_form_that_needs_the_publication_date(
    form: str, published: str, start: str, end: str, precision: str
) -> None:
    (event,) = read(form, published)
    assert (event.start, event.end, event.precision, event.basis) == (start, end, precision, "publication")
    assert event.reason


@pytest.mark.parametrize("text", NOT_DATES)
def test_no_date(text: str) -> None:
    assert read(text, "2024-08-28") == []


@pytest.mark.parametrize(
    ("text", "month_day", "end_month_day"),
    [
        ("From November 24th to 25th, the fair was held.", "11-24", "11-25"),
        ("They visited the plant on July 16.", "07-16", "07-16"),
        ("It was completed in February.", "02-01", "02-28"),
    ],
)
def test_a_year_nobody_could_know_stays_unknown(text: str, month_day: str, end_month_day: str) -> None:
    (event,) = read(text)
    assert (event.start, event.end, event.basis) == (None, None, "unknown")
    assert (event.month_day, event.end_month_day) == (month_day, end_month_day)


@pytest.mark.parametrize("text", ["Output fell last year.", "It closed on Tuesday.", "In the first quarter it fell."])
def test_what_hangs_on_an_unknown_publication_date_is_left_out(text: str) -> None:
    assert read(text) == []


def test_another_date_of_the_article_tells_month_first() -> None:
    first, second = read("Filed 03/05/2024, amended 03/25/2024.")
    assert (first.start, second.start) == ("2024-03-05", "2024-03-25")


def test_the_source_tells_month_first() -> None:
    (event,) = dates.find("Filed 03/05/2024.", "", None, day_first=False)
    assert event.start == "2024-03-05"
