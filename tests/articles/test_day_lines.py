"""Lines that give the day of publication, below a headline and above it, in the many dresses of content systems."""

from __future__ import annotations

import pytest

from articles.model import Source
from articles.publication import find
from articles.story import Story, extract

HEAD = "Harwick smelter pours zinc again"
LEAD = (
    "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months. "
    "Managers said that power had become cheap enough to run two of the three lines."
)


def read(text: str) -> tuple[Story, str | None]:
    """The story and the publication date of a text."""
    source = Source(source="/news/one.txt", text=text)
    story = extract(source)
    return story, find(source, story).date


MAY_5 = [
    "Date Posted: 5 May 2023",
    "Posted Date: 5 May 2023",
    "Post Date: 05-May-2023",
    "Posted On: 05 MAY 2023 3:45PM by PIB Delhi",
    "Release Date : 5 May 2023 3:45PM by PIB Delhi",
    "5/5/2023 9:11:00 AM",
    "2023/05/05",
    "2023.05.05",
    "Fri 05 May 2023",
    "Fri., May 5, 2023",
    "Friday 5th May 2023",
    "5th May, 2023",
    "First Published: May 5, 2023, 09:11 IST",
    "Last Updated: May 05, 2023 09:11 IST",
    "Updated - May 05, 2023 09:11 am IST - NEW DELHI",
    "Published - May 05, 2023 09:11 am IST",
    "May 5, 2023 · 9:11 am · 3 min read",
    "By Anna Kell · Zinc Watch · May 5, 2023",
    "Anna Kell May 5, 2023 News No Comments",
    "News / May 5, 2023 / by Anna Kell",
    "On May 5, 2023",
    "On May 5, 2023 by admin",
    "May 5, 2023Anna Kell",
    "Anna KellMay 5, 2023",
    "Published 5 May 2023Updated 6 May 2023",
    "5 May 2023 (updated 6 May 2023)",
    "Date: 05 May 2023",
    "Tarn Bay (Ontario), May 5, 2023",
    "5 May 2023, Tarn Bay",
    "5. May 2023",
    "MAY.05.2023",
    "05.MAY.2023",
    "2023-May-05",
    "05May2023",
    "05/05/2023 - 09:11",
    "Friday, May 05, 2023 9:11:00 AM",
    "- May 5, 2023",
    "— 5 May 2023 —",
    "Created on 05 May 2023",
    "Details Published: 05 May 2023 Hits: 1234",
    "Category: News Published: 05 May 2023",
    "Press Office 05/05/2023",
    "[05 May 2023]",
    "Time：2023-05-05 Hits：123",
    "May 05 2023",
    "05 / May / 2023",
    "News & Updates • 5 May 2023",
    "By Anna Kell for Zinc Watch, May 5, 2023",
    "By Anna Kell in Tarn Bay May 5, 2023",
    "By ANNA KELL Staff Writer - May 5, 2023",
    "By Anna Kell, Zinc Watch Friday, May 5, 2023",
    "Anna Kell, Zinc Watch / 5 May 2023",
    "Zinc Watch, May 5 2023, 09:11",
    "Zinc Watch, May 5, 2023, 09:11 IST",
    "Zinc Watch - May 5, 2023",
    "Reading time: 3 min · 05.05.2023",
    "May 5, 2023, 9:11 AM UTC Updated on May 6, 2023",
    "May 5, 2023 Updated: May 6, 2023 9:11am",
    "Updated May 6, 2023 at 9:11 am, Published May 5, 2023 at 9:11 am",
    "Article by Anna Kell, published 5 May 2023",
    "Story by Anna Kell • 5/5/2023",
    "From Zinc Watch, May 5, 2023",
    "Source: Zinc Watch, May 5, 2023",
    "Source: Zinc Watch (May 5, 2023)",
    "(Source: Zinc Watch 2023-05-05)",
    "Release: 2023-05-05",
    "Pub.:2023-05-05",
    "Publish:2023-05-05",
    "Date and time: 2023-05-05",
    "Date & time: 2023-05-05 09:11",
    "Posted by: admin Date: 2023-05-05",
    "Published by: Orlund Metals on 2023-05-05",
    "2023-05-05 | Views: 367",
    "Viewed: 367 Date: 2023-05-05",
    "Viewed: 367 2023-05-05",
    "367 Views 2023-05-05",
    "2023-05-05 367",
    "2023-05-05 Read: 367 times",
    "Popularity: 367 Published time: 2023-05-05 15:30:20",
    "Last edited 5 May 2023",
    "Filed 5 May 2023",
    "Filed under: News — admin @ 9:11 am May 5, 2023",
    "Entry date: 5 May 2023",
    "News Release 2023-12 May 5, 2023",
    "News Release No. 23-05 May 5, 2023",
    "NR 23-05 | May 5, 2023",
    "NEWS RELEASE · May 5, 2023 · TSX: ORL",
    "May 5, 2023 TSX: ORL",
    "TSX: ORL May 5, 2023",
    "May 5, 2023 NR 23-05",
    "Dated: 5 May 2023",
    "DATED THE 5TH DAY OF MAY 2023",
    "ASX Announcement 5 May 2023",
    "ASX ANNOUNCEMENT | 5 MAY 2023",
    "Announcement date: 5 May 2023",
    "07:00 05 May 2023",
    "07:00, Fri, May 5, 2023",
    "7:00 AM ET, May 5, 2023",
    "09:11 / 05.05.2023",
    "Friday, 5 May, 2023 - 09:11",
]


@pytest.mark.parametrize("line", MAY_5)
@pytest.mark.parametrize("page", ["HEAD\n\nLINE\n\nLEAD", "LINE\nHEAD\nLEAD"])
def test_day_line(page: str, line: str) -> None:
    story, published = read(page.replace("LINE", line).replace("HEAD", HEAD).replace("LEAD", LEAD))
    assert published == "2023-05-05"
    assert story.title == HEAD
    assert story.body == LEAD


NO_DAY_LINE = [
    "Zinc price falls to 2,310 dollars on May 5, 2023",
    "Harwick Annual Report May 5, 2023",
    "Zinc Market Update - May 5, 2023",
    "Results for the quarter ended May 5, 2023",
    "Zinc Conference - May 5, 2023",
]


@pytest.mark.parametrize("line", NO_DAY_LINE)
def test_headline_with_a_day_stays(line: str) -> None:
    story, _ = read(f"{line}\n\n{LEAD}")
    assert story.title == line


def test_day_of_an_event_stays() -> None:
    story, _ = read(f"{HEAD}\n\nFriday, May 5, 2023\nVenue: Tarn Bay Hotel\n\n{LEAD}")
    assert "May 5, 2023" in story.body


LEADS = {
    "date 2023-05-05 ": "2023-05-05",
    " date 2023-05-05 ": "2023-05-05",
    "Date: 2023-05-05 ": "2023-05-05",
    "date 2023-05-05T09:11:00 ": "2023-05-05",
    "date 2023-05 ": "2023-05",
}


@pytest.mark.parametrize(("lead", "expected"), LEADS.items())
def test_date_in_front_of_the_first_line(lead: str, expected: str) -> None:
    for text in (f"{lead}{HEAD}\n\n{LEAD}", f"{lead}{LEAD}", f"{lead}Metals and Mining\n{HEAD}\n\n{LEAD}"):
        story, published = read(text)
        assert published == expected
        assert story.body == LEAD


def test_date_in_front_of_labels_is_one_line() -> None:
    story, published = read(f"{HEAD}\nDate: 2023-05-05 Source: Zinc Watch\n{LEAD}")
    assert (story.body, published) == (LEAD, "2023-05-05")


CREDITS = {
    "This report by Zinc Watch was first published May 5, 2023.": "2023-05-05",
    "This story was originally published on 5 May 2023.": "2023-05-05",
    "This article was first published in Zinc Watch on May 5, 2023": "2023-05-05",
    "This plant was opened on May 5, 2023.": None,
    "This report on the year from May 5, 2022 to May 5, 2023 was published late.": None,
}


@pytest.mark.parametrize(("line", "expected"), CREDITS.items())
def test_credit_at_the_foot(line: str, expected: str | None) -> None:
    assert read(f"{LEAD}\n\n{line}\nZinc Watch")[1] == expected


def test_memo() -> None:
    memo = "To: all members\nRef: 23/118\nDate: 5 May 2023\nSubject: Harwick zinc is listed again\n"
    story, published = read(f"{LEAD} The notice reads:\n{memo}\n{LEAD}")
    assert (story.title, published) == ("Harwick zinc is listed again", "2023-05-05")
    assert memo.strip() in story.body


def test_date_of_a_meeting_is_no_memos() -> None:
    assert read(f"{LEAD} Members will meet:\nDate: 5 May 2023\nTime: 10:00\nVenue: Tarn Bay\n{LEAD}")[1] is None


CREDITED = {
    f"{HEAD} (May 5, 2023)": HEAD,
    f"{HEAD} (Zinc Watch – May 5, 2023)": HEAD,
    f"{HEAD} – by Anna Kell (Zinc Watch – May 5, 2023)": HEAD,
    f"{HEAD} - by Anna Kell and Jan Orl (Zinc Watch U.S. - May 5, 2023)": HEAD,
}


@pytest.mark.parametrize(("line", "title"), CREDITED.items())
def test_outlet_and_day_behind_the_headline(line: str, title: str) -> None:
    story, published = read(f"{line}\n\n{LEAD}")
    assert (story.title, published) == (title, "2023-05-05")


@pytest.mark.parametrize("line", ["Zinc forum opens at Tarn Bay (May 5, 2023)", f"{HEAD} (Tarn Bay)"])
def test_brackets_of_the_headline_stay(line: str) -> None:
    assert read(f"{line}\n\n{LEAD}")[0].title == line


def test_issue_day_of_a_newspaper() -> None:
    for line in ("- The Zinc Times - Friday, May 5, 2023", "The Zinc Times, Friday 5 May 2023"):
        story, published = read(f"{line}\n\n{LEAD}")
        assert (story.body, story.title_basis, published) == (LEAD, "derived", "2023-05-05")


def test_day_lines_below_a_deck() -> None:
    lines = "Anna Kell (Zinc Watch)\nPremium\nTarn Bay\nFri, May 5, 2023 Published on May 5, 2023"
    story, published = read(f"{HEAD}\n\nThe plant in the far north had stood for eleven months.\n\n{lines}\n\n{LEAD}")
    assert (story.title, published) == (HEAD, "2023-05-05")
    assert "2023" not in story.body


def test_deck_between_headline_and_day() -> None:
    deck = "Power has become cheap enough for two of the three lines of the northern plant after eleven months"
    story, published = read(f"{HEAD}\n\n{deck}\n\n5 May 2023 - 00:05 By Anna Kell\n\n{LEAD}")
    assert (story.title, published) == (HEAD, "2023-05-05")
    assert deck in story.body


def test_dots_end_a_dateline() -> None:
    assert read(f"{HEAD}\n\nTarn Bay, Ontario, May 5, 2023 . . . . .\n{LEAD}")[1] == "2023-05-05"


def test_clock_of_a_site_is_no_day_of_publication() -> None:
    clock = "02:22:52 EDT Tue 04 Aug 2026\nEnter Symbol\nor Name"
    assert read(f"{clock}\n{HEAD}\n2023-05-05 19:59 ET - News Release\n{LEAD}")[1] == "2023-05-05"


FEET = [
    "Posted by admin at 5:12 PM May 5, 2023",
    "This entry was posted on May 5, 2023 in News.",
    "This entry was posted on Friday, May 5th, 2023 at 9:11 am and is filed under News. You can follow any responses.",
    "Posted on May 5, 2023 by admin. This entry was posted in News. Bookmark the permalink.",
    "Post time: May-05-2023",
    "Page last updated: 5 May 2023",
    "Issued by Orlund Metals, 5 May 2023",
    "By Anna Kell, May 5, 2023",
    "Zinc Watch – Page: 1 & 2 : Published 5-May-23",
]


@pytest.mark.parametrize("line", FEET)
@pytest.mark.parametrize("below", ["", "\n\nRelated articles\nTin fair closes\nLead mill opens"])
def test_day_below_the_story(line: str, below: str) -> None:
    story, published = read(f"{HEAD}\n\n{LEAD}\n\n{line}{below}\n")
    assert (story.body, published) == (LEAD, "2023-05-05")


@pytest.mark.parametrize("line", ["Date: May 5, 2023", "5 May 2023  2,000  3", "Lead Mill Opens, May 5, 2023"])
def test_other_days_below_the_story_stay(line: str) -> None:
    assert line in read(f"{HEAD}\n\n{LEAD}\n\nPlanned stops\n{line}\n")[0].body


OPENINGS = [
    "Zinc Watch May 5, 2023 - ",
    "Harwick, Friday 5 May 2023 – ",
    "Friday 5 May 2023: ",
    "2023-05-05 ",
    "05.05.2023 ",
    "Tarn Bay: May 5, 2023: ",
    "TARN BAY, BC, May 5, 2023 /CNW Telbec/ - ",
    "Harwick (Ontario), 5 May 2023 – ",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_dateline_in_front_of_the_story(opening: str) -> None:
    for text in (f"{HEAD}\n\n{opening}{LEAD}", f"{opening}{LEAD}"):
        assert read(text)[1] == "2023-05-05"


@pytest.mark.parametrize("opening", ["2023.5.5, the price of ", "On Friday 5 May 2023 - ", "Zinc Forum May 5, 2023 - "])
def test_day_in_the_first_sentence_is_no_dateline(opening: str) -> None:
    assert read(f"{HEAD}\n\n{opening}{LEAD}")[1] is None
