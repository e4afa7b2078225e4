"""The publication date: from metadata or the text's own words, and else not at all."""

from __future__ import annotations

import pytest

from articles.model import Source
from articles.publication import Publication, find
from articles.story import extract

HEAD = "Harwick smelter pours zinc again"
LEAD = (
    "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months. "
    "Managers said that power had become cheap enough to run two of the three lines."
)


def publication(text: str, **declared: object) -> Publication:
    """The publication of a text without neighbours."""
    source = Source(source="/news/2031/01/02/one.txt", text=text, **declared)  # type: ignore[arg-type]
    return find(source, extract(source))


DECLARED = {
    "2024-03-05": "2024-03-05",
    "2024-03-05T23:30:00+08:00": "2024-03-05",
    "2024-03-05T23:30:00Z": "2024-03-05",
    "Tue, 05 Mar 2024 10:00:00 GMT": "2024-03-05",
    "1709600400": "2024-03-05",
    "1709600400000": "2024-03-05",
    "20240305": "2024-03-05",
    "2024/3/5": "2024-03-05",
    "2024.03.05 10:11": "2024-03-05",
    "2024年3月5日": "2024-03-05",
    "5 Mar, 2024 15:43:42": "2024-03-05",
    "March 5th, 2024": "2024-03-05",
    "5-MAR-2024 07:34:32.08": "2024-03-05",
    "05/03/2024": "2024-03-05",
    "03/25/2024": "2024-03-25",
    "2024-03": "2024-03",
    "March 2024": "2024-03",
    "2024": "2024",
    "2024-02-31": None,
    "9999-01-01": None,
    "yesterday": None,
    "2 hours ago": None,
    "soon": None,
}


@pytest.mark.parametrize(("value", "expected"), DECLARED.items())
def test_declared_date(value: str, expected: str | None) -> None:
    found = publication(f"{HEAD}\n\n{LEAD}", published=value)

    assert found.date == expected
    assert found.basis == ("metadata" if expected else "none")


def test_declared_date_wins_over_the_text() -> None:
    assert publication(f"{HEAD}\n2023-01-01\n{LEAD}", published="2024-03-05").date == "2024-03-05"


def test_unreadable_declared_date_leaves_it_to_the_text() -> None:
    found = publication(f"{HEAD}\nDate: 2023-01-01\n{LEAD}", published="n/a")

    assert (found.date, found.basis) == ("2023-01-01", "text")


def test_date_under_another_common_key_is_declared_too() -> None:
    assert publication(LEAD, metadata={"datePublished": "2024-03-05"}).date == "2024-03-05"


def test_exported_basis_is_kept() -> None:
    assert publication(LEAD, published="2024-03-05", is_body=True, published_basis="text").basis == "text"


HEADERS = {
    "Date:2022-03-30 14:24:40       Number of views:": "2022-03-30",
    "26 Jul, 2020 15:43:42 Source: Tarn Network Author: Ann Lee Responsible Editor: Ann Lee": "2020-07-26",
    "December 13, 2022": "2022-12-13",
    " 2-MAR-1987 07:34:32.08": "1987-03-02",
    "Published: May 6, 2024 | Views: 1024 | Author: admin": "2024-05-06",
    "Published on 6th May 2024 at 10:20": "2024-05-06",
    "Posted by admin on May 6, 2024": "2024-05-06",
    "Release time：2022/12/13 Click: 120 times": "2022-12-13",
    "Time: 2022.12.13 Source: this site": "2022-12-13",
    "Time: ２０２３－０４－１８": "2023-04-18",
    "Source: Orlund | 2024-05-06 10:20": "2024-05-06",
    "Tuesday, 3 September 2024": "2024-09-03",
    "[Date of issue] July 3, 2023      [Print] [Close]": "2023-07-03",
    "Metals morning | August 11, 2025": "2025-08-11",
    "PRESS RELEASE     25 March 2025     Tarn Bay": "2025-03-25",
    "Media release, embargoed until 06:00 GMT, Thursday 5 June 2025": "2025-06-05",
    "Updated: 7 May 2024 | Published: 6 May 2024": "2024-05-06",
    "Last updated: 7 May 2024": "2024-05-07",
    "发布时间：2023-09-05　来源：本站　浏览次数：212": "2023-09-05",
    "Published: December 2022": "2022-12",
    "Date: 2024-02-31": None,
    "Views: 2024": None,
    "By Anna Kell": None,
    "Updated 5 minutes ago": None,
    "Conference: 10-12 March 2025, Tarn Bay": None,
    "To be held on March 3, 2025": None,
    "Next issue: 28/02/2025": None,
    "July 26": None,
}


@pytest.mark.parametrize(("line", "expected"), HEADERS.items())
def test_line_near_the_headline(line: str, expected: str | None) -> None:
    found = publication(f"{HEAD}\n\n{line}\n\n{LEAD}")

    assert found.date == expected
    assert found.basis == ("text" if expected else "none")


def test_line_below_the_story() -> None:
    assert publication(f"{HEAD}\n\n{LEAD}\n\nPublished: 6 May 2024\nTags: zinc").date == "2024-05-06"


def test_date_in_a_headline_is_an_event() -> None:
    assert publication(f"Orlund to hold its meeting on March 5, 2024\n\n{LEAD}").date is None
    assert publication(f"Corporate Update - March 5, 2024\n\n{LEAD}").date is None


def test_label_among_the_tail() -> None:
    assert (
        publication(f"{HEAD}\n\n{LEAD}\n\nTags: zinc\nPublished: 6 May 2024\n2024-01-02 Tin slips").date == "2024-05-06"
    )


def test_date_at_the_headline() -> None:
    assert publication(f"[2024/05/06] {HEAD}\n\n{LEAD}").date == "2024-05-06"


def test_date_fused_between_headline_and_story() -> None:
    assert publication(f"{HEAD} Date:2024-05-06 14:24:40 Views: 25 {LEAD}").date == "2024-05-06"


DATELINES = {
    "August 28, 2024 - ": "2024-08-28",
    "DALLAS, TX -- August 20th, 2025 -- ": "2025-08-20",
    "TARN BAY, ONTARIO - October 21, 2025 (NEWMEDIAWIRE) - ": "2025-10-21",
    "TARN BAY, TX - (NewMediaWire) - August 28, 2024 - ": "2024-08-28",
    "Beijing, March 3, 2024 (Xinhua) -- ": "2024-03-03",
    "VANCOUVER, BC / ACCESSWIRE / March 3, 2024 / ": "2024-03-03",
    "Toronto, Ontario – (Newsferry – November 3rd, 2025) – ": "2025-11-03",
    "20 August 2025, London, UK: ": "2025-08-20",
    "Austin, Texas--(Newsfile Corp. - August 20, 2025) - ": "2025-08-20",
    "NEW YORK, Aug. 28, 2024 /PRNewswire/ -- ": "2024-08-28",
    "HARWICK, Idaho--(BUSINESS WIRE)--August 28, 2024--": "2024-08-28",
    "*Company to hire*\n\n**HIGHLIGHTS**\n\n- Zinc\n- Lead\n\nDENVER, Colo., Aug. 28, 2024 (WIRE) -- ": "2024-08-28",
    "HIGHLIGHTS\n\n- March 5, 2024: zinc poured\n\n": None,
    "(Tarn Bay, March 3, 2024) ": "2024-03-03",
    "March 3, 2024 news, ": None,
    "STRASBOURG, 7 October 2025. ": "2025-10-07",
    "LONDON, March 3 - ": None,
    "Xinhua News Agency, Shanghai, July 26 (Xinhua Zhou Wei) ": None,
    "On August 28, 2024, ": None,
    "Since March 3, 2024 - a Sunday - ": None,
    "The smelter stopped on March 3, 2024 - ": None,
    "In Tarn Bay, March 3, 2024: ": None,
}


@pytest.mark.parametrize(("opening", "expected"), DATELINES.items())
def test_dateline(opening: str, expected: str | None) -> None:
    assert publication(f"# {HEAD}\n\n{opening}{LEAD}").date == expected


def test_dates_of_events_and_links_are_none() -> None:
    text = (
        f"{HEAD}\n\n{LEAD} It had stopped on April 3, 2023.\n\nView it at https://x.example/2022/05/06/zinc\n\n© 2024"
    )

    assert publication(text) == Publication(None, "none")


def test_a_day_below_the_headline_goes_before_the_pages_own_above_it() -> None:
    text = f"15 July 2023\n\nHome>News>Zinc\n\n{HEAD}\n\n2024-03-05 Download Print\n\n{LEAD}"

    assert publication(text).date == "2024-03-05"


def test_the_day_of_rates_or_of_a_papers_founding_is_not_the_storys() -> None:
    rates = f"Exchange Rates in RMB  Oct 23  2023\n\n{HEAD}\n\n2024-03-05 21:18:00\n\n{LEAD}"
    founded = f"The Harwick Watch\nHarwick, Ohio  Est. May 19, 1883\n\n{HEAD}\n\n{LEAD}"

    assert publication(rates).date == "2024-03-05"
    assert publication(founded).date is None


def test_the_day_of_a_visit_above_the_headline_gives_way_to_an_earlier_day_below_it() -> None:
    text = f"Zinc Watch Facebook Twitter Friday, Jun 7, 2024\n\n{HEAD}\n\n(Zinc Watch) 18:05, March 5, 2024\n\n{LEAD}"

    assert publication(text).date == "2024-03-05"


def test_a_day_with_its_weekday_above_the_headline_is_the_storys_where_no_other_is() -> None:
    assert publication(f"Friday, Jun 7, 2024\n\n{HEAD}\n\nTarn Bay\n\n{LEAD}").date == "2024-06-07"
