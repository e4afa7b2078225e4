"""The headline among the menus, labels and captions of a page; and none where the page has none."""

from __future__ import annotations

import pytest

from articles.model import Source
from articles.story import Story, extract

H = "Harwick smelter pours zinc again"
FIRST = "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months."
LEAD = f"{FIRST} Managers said that power had become cheap enough to run two of the three lines."
MORE = "Harwick belongs to Orlund Metals, which also roasts concentrate at Tarn Bay. It employs 340 people."


def story(text: str) -> Story:
    """The story of a page."""
    return extract(Source(source="/news/one.txt", text=text))


WITH_HEADLINE = [
    "Magnets & Motors / Analysis / Share: f t in\nHEADLINE\n\n",
    "Magnets & Motors / Analysis\nShare: f t in\n\nHEADLINE\n\n",
    "HEADLINE\nMagnets & Motors / Analysis / Share: f t in\n\n",
    "March 5, 2024\nHEADLINE\n",
    "Tuesday, March 5, 2024\n\nTarn Bay\n\nHEADLINE\n\n",
    "Orlund net >> News Center >> Company news\nHEADLINE\n",
    "Orlund net >> News Center >> Company news >> HEADLINE\n",
    "Home / News / Metals / Zinc\n\nHEADLINE\n\nBy Anna Kell\n5 May 2023 | 09:11\n\n",
    "HEADLINE\n\nHome\nNews\nMarkets\nAbout us\nContact us\n\n",
    "Zinc Watch - HEADLINE\n",
    "Zinc Watch: HEADLINE | Zinc Watch\nHEADLINE\n",
    "Harwick smelter pours zinc...\n\nHEADLINE\n\n",
    "【HEADLINE】\n\n",
    "HEADLINE\nharwick smelter pours zinc again\n\n",
    "Breaking:\nHEADLINE\n\n",
    "BREAKING NEWS\n\nHEADLINE\n\n",
    "Press release\nTarn Bay, 5 May 2023\n\nHEADLINE\n\n",
    "English | Deutsch | Français\nHEADLINE\n",
    "EN DE FR 中文\nHEADLINE\n",
    "Select language: English\nSearch this site\nHEADLINE\n",
    "Search for:\nEnter keyword\nHEADLINE\n\nPosted by admin on March 3, 2024 at 5:12 pm\n\n",
    "Tel: +86 917 1234567\nE-mail: sale@orlund.example\nHEADLINE\n",
    "Call us today: +1 202 555 0188\n\nHEADLINE\n\n",
    "HEADLINE\n\nClick to enlarge\nPictured is the casting hall of the Harwick works\n\n",
    "Pictured is the casting hall of the Harwick smelter with zinc ingots\n\nHEADLINE\n\n",
    "Image: the casting hall of the Harwick smelter. Credit: Orlund\n\nHEADLINE\n\n",
    "Photo: Anna Kell / Zinc Watch\nHEADLINE\n",
    "The casting hall at Harwick. (Photo courtesy of Orlund Metals)\nHEADLINE\n\n",
    "Page 1 of 3\nHEADLINE\n",
    "HEADLINE\n\nTwo of three lines run again while the owner seeks power for the last\n\n5 May 2023 - 11:40\n\n",
    "HEADLINE\n\n'We had almost given up,' says founder of works\n\nBy Anna Kell\n\n",
    "Tarn Bay's zinc industry news and business\nThursday January 18th 2024\n\nHEADLINE\n\nBy Anna Kell\n\n",
    "The Harwick smelter from the bay. Picture taken May 2, 2023. (Zinc Photo/A. Kell)\n\nHEADLINE\n\nMAY 5, 2023\n\n",
    "HEADLINE\n\n/ 12:32 AM May 05, 2023\nFounder Oda Orlund. WATCH FILE PHOTO / A. KELL\n\n",
    "Tag Archives: Zinc\nHEADLINE\n\n",
    "Zinc  $ 2.15 kg  |  Tin  $ 33.42 kg  |  Gold  $ 61736.51 oz  |  Lead  $ 1.98 kg\n\nHEADLINE\n\n",
    "HEADLINEIssuingTime:2023-05-05\n",
    "Printer Friendly Version\n\nFacebook, Twitter, YouTube and LinkedIn allow us to connect with our customers.\n\n"
    "May 5, 2023\n\nHEADLINE\n\n",
    "Zinc Watch\n\nWe've detected that you're using an ad blocker. Ads provide a vital part of it.\n\nHEADLINE\n\n",
    "Stay up to date with notifications from Zinc Watch\n\nNotifications can be managed.\n\nHEADLINE\n\n",
    "Securities code: 000999 Securities abbreviation: Orlund Zinc Announcement No.: 2023-015 HEADLINE\n",
    "Supported bySmelter Friends\n\nHEADLINE\n\n",
    "This website is best viewed with images and scripts enabled.\n\nHEADLINE\n\nPosted on: May 5, 2023\n\n",
    "Cookie Control\n\nSome cookies on this site are essential, and it won't work without them.\n\nHEADLINE\n\n",
    "Orlund Zinc & Metals Corporation\n\nHEADLINE\n\n",
    "Zinc\nHEADLINE\nWritten by Anna Kell\nMarch 5, 2024\n",
    "HEADLINE\n\nThe owner will run two of the three lines from the end of May.\n\nMarch 5, 2024\n\n",
    "HEADLINE\n\nCheap power lets the owner run two of three lines Zinc Watch - March 5, 2024\n\n",
    "05/03/2024 – Furnaces back at work\nHEADLINE\n",
    "HEADLINE\n\nTwo of three lines run on cheap power again\n\nBy Anna Kell\n\n",
    "HEADLINE\n\n1/3\n\n",
    "By Anna Kell\n\nHEADLINE\n\n",
    "Anna Kell, Tarn Bay correspondent\nHEADLINE\n",
    "ANALYSIS\n\nHEADLINE\n\n",
    "Metals & Mining\nHEADLINE\nAnna Kell\n3 min read\n",
    "Market news\nZinc\nHEADLINE\nShare this article\n",
    "# Zinc Watch\n\n## HEADLINE\n\n",
    "Zinc Watch\n==========\n\nHEADLINE\n--------\n\n",
    "Skip to content\nMenu\nZinc Watch\nThe daily of the zinc trade\nHEADLINE\nMarch 3, 2024\n",
    "Orlund Metals Co., Ltd.\nHome About us Products News Contact us\nHEADLINE\n2024-03-05\n",
    "News\n\n05\n2024-03\n\nHEADLINE\n\nViews: 33\n\n",
    "Latest: Lead fair opens in Tarn | Tin slips | Gold coins sold out\nHEADLINE\nTime: 2024-03-05\n",
    "TARN BAY (March 3, 2024)\nHEADLINE\n",
    "Advertisement\n\nHEADLINE\n\nAdvertisement\n\n",
    "Listen to this article (4 min)\nHEADLINE\n",
    "You have 3 free articles left this month\nHEADLINE\n",
    "A- A A+ Print\nHEADLINE\n",
    "1,024 views | 3 comments | 5 shares\nHEADLINE\n",
    "Published in: Metals\nHEADLINE\n",
    "Category: Zinc\nTags: smelter, power\nHEADLINE\n",
    "Login | Register | Cart (0)\nHEADLINE\n",
    "Follow us: f t in\nHEADLINE\n",
    "Zinc price today: $2,310 +0.4%\nLead: $2,001 -0.2%\nHEADLINE\nBy Anna Kell\n",
    "Skip to content or view the mobile version\nHEADLINE\n",
    "Skip to navigationSkip to contentSkip to footer - Accessibility\nHEADLINE\n",
    "Orlund Metals, in the business of zinc, skip to content\n\nHEADLINE\n",
    "Please update your browser\n\nYour browser is out of date, and looks odd. See below.\nHEADLINE\n",
    "Become a member today. It's free!\nForgot password?\n\nWe will not share your data with others.\nHEADLINE\n",
    "An email was sent with a link to reset your password. Please follow it.\n{{ error }}\nHEADLINE\n",
    "Submit An Article Become a Member\nStaff Writer\nHEADLINE\n",
    "Metals & Roads By Orlund Metals Inc. 342 Views\n\nHEADLINE\n",
    "More back to news headlines\nHEADLINE\n",
    "Making the world lighter since 1988\n\nHEADLINE\n\n",
    "Home HEADLINE\n\nHEADLINE\n\n",
    "HEADLINE\n\nPower has become cheap enough for two of the three lines\n\n",
    "Attached files\n\nExhibit 99.1\n\nHEADLINE\n\nNorthern plant had stood idle over dear power\n\n",
    "HEADLINE \ufffd\n\n",
    "Departments - Newsworthy\nMay 5, 2023\nHEADLINE\n",
    "https://orlund.example/news Orlund Metals Today\nHEADLINE\n",
    "6 months ago\nHEADLINE\nMarch 3, 2024 / 4:32 AM / 6 months ago\n",
    "• Zinc 99.995%min FOB(9) 04-25|Lead Ingot EXW(100) 04-25|Tin Bar EXW(-5) 04-25|Slag(3) 04-25\nHEADLINE\n",
    "Zinc 2,310 +0.4% | Lead 2,001 -0.2% | Tin 31,005 +1.1% | Copper 9,310 -0.1%\nHEADLINE\n",
    "The official website of the Tarn Bay district council English Deutsch\nHEADLINE\n",
    "Advertisement: Orlund Tyres\nTop right banner Kell\nHEADLINE\n",
    "for readers of Zinc Watch (TBX: ZW)\n\nHEADLINE\n\n",
    "HEADLINE\n= Cheap power lets managers run two of the three lines, and more is to come\n",
    "Trade News of Tuesday, 5 March 2024\nHEADLINE\n",
    "Internet Explorer 10 is no longer supported, please change.\n\nHEADLINE\n\n",
    "Showing posts with label zinc smelters. Show all posts\n\nHEADLINE\n\n",
    "Warning: Undefined variable $theme in functions.php on line 12.\n\nHEADLINE\n\n",
]


@pytest.mark.parametrize("above", WITH_HEADLINE)
def test_headline_wherever_it_stands(above: str) -> None:
    found = story(above.replace("HEADLINE", H) + f"{LEAD}\n\n{MORE}")

    assert (found.title, found.title_basis) == (H, "stated")
    assert found.body.endswith(f"{LEAD}\n\n{MORE}")
    assert H not in found.body


ABOVE_DATELINE = [
    "Get every report as it comes, right on your own screen\n\nHEADLINE\n\n",
    "A simpler way to send out what your company has to say.\n\nHEADLINE\n\n",
]


@pytest.mark.parametrize("above", ABOVE_DATELINE)
def test_headline_stands_right_above_the_dateline(above: str) -> None:
    found = story(above.replace("HEADLINE", H) + f"TARN BAY, 5 March 2024 -- {LEAD}\n\n{MORE}")

    assert (found.title, found.title_basis) == (H, "stated")
    assert found.body == f"TARN BAY, 5 March 2024 -- {LEAD}\n\n{MORE}"


def test_a_sentence_about_the_story_stays_above_its_headline() -> None:
    first = "Zinc may soon flow at Harwick, whose halls had long stood still, its owner says."
    assert first in story(f"{first}\n\n{H}\n\nTARN BAY, 5 March 2024 -- {LEAD}\n\n{MORE}").body


OWN_WORDS = {
    "【Zinc】HEADLINE\n\n": "【Zinc】HEADLINE",
    "HARWICK SMELTER POURS ZINC AGAIN\n\n": "HARWICK SMELTER POURS ZINC AGAIN",
    "HARWICK SMELTER POURS ZINC AGAIN\n\nHEADLINE\n\n": "HARWICK SMELTER POURS ZINC AGAIN",
    "Exclusive: HEADLINE\n\n": "Exclusive: HEADLINE",
    "Base metals: HEADLINE\n\n": "Base metals: HEADLINE",
    "Breaking: HEADLINE\n\n": "Breaking: HEADLINE",
    "[Industry news] HEADLINE\n\n": "[Industry news] HEADLINE",
    "HEADLINE (Photo)\n\n": "HEADLINE (Photo)",
    '"HEADLINE"\n\n': '"HEADLINE"',
}


@pytest.mark.parametrize(("above", "title"), OWN_WORDS.items())
def test_what_belongs_to_a_headline_stays_with_it(above: str, title: str) -> None:
    found = story(above.replace("HEADLINE", H) + f"{LEAD}\n\n{MORE}")

    assert found.title == title.replace("HEADLINE", H)
    assert found.body == f"{LEAD}\n\n{MORE}"


WITHOUT_HEADLINE = [
    "Inner Mongolia alloys net >> News Center >> Scientific and technological work\n",
    "Magnets & Motors / Analysis / Share: f t in\n\n",
    "Home > News > Company news\n\n2024-03-05\n\n",
    "Home / News / Metals\n\n",
    "You are here: Home\n\n",
    "Home | News | Contact\n",
    "Market news\n\n",
    "March 5, 2024\n\n",
    "Tel: +86 917 1234567\n\n",
    "By Anna Kell\n\n",
    "By Anna Kell, Zinc Watch\n\n",
    "Click to enlarge\n\n",
    "Pictured is the casting hall of the Harwick works\n\n",
    "English | Deutsch | Français\n\n",
    "Search this site\n\n",
    "Page 1 of 3\n\n",
    "Breaking:\n\n",
    "Breaking news\n\n",
    "Press release\n\n",
    "3 min read\n\n",
    "Share this article\nf t in\n\n",
    "Photo: Anna Kell / Zinc Watch\n\n",
    "Current location: Home - News - Industry news\n\n",
    "Orlund net -> News -> Work\n\n",
    "Zinc Watch » Markets » Smelters\n\n",
    "Select language: English\n\n",
    "Tarn Bay, 5 May 2023\n\n",
    "Source: Zinc Watch Author: Anna Kell\n\n",
    "Home :: News :: Zinc\n\n",
    "Home\\News\\Zinc\n\n",
    "Metals / Zinc / Smelters\n\n",
    "Share: f t in\n\n",
    "About the Archive\n\nThis is a digitized version of an article from the print archive of Zinc Watch.\n\n",
]


@pytest.mark.parametrize("above", WITHOUT_HEADLINE)
def test_without_headline_the_first_sentence_is_the_title(above: str) -> None:
    found = story(above + f"{LEAD}\n\n{MORE}")

    assert (found.title, found.title_basis) == (FIRST, "derived")
    assert found.body.endswith(f"{LEAD}\n\n{MORE}")


def test_a_slogan_above_a_headline_with_its_day_and_section_is_not_the_title() -> None:
    found = story(
        "The easy way to publish all of your releases.\n\n"
        f"{H}\n\n5 May 2023\n\nClimate & Power\n\nTarn Bay, 5 May 2023 – {LEAD}\n\n{MORE}"
    )

    assert found.title == H
    assert "easy way" not in found.body


def test_a_headline_above_an_agencys_opening_ends_where_that_begins_in_a_wrapped_text() -> None:
    found = story(
        "Harwick Smelter Pours Zinc Again After a Stop\n"
        "TARN BAY, Ohio--(ZINC WIRE)--May 5, 2023--The Harwick smelter poured\n"
        "its first ingot of the year on Monday after a stop of eleven\n"
        "months, and its managers said that power had become cheap enough\n"
        "to run two of the three lines. Harwick belongs to Orlund Metals.\n"
    )

    assert found.title == "Harwick Smelter Pours Zinc Again After a Stop"
    assert found.body.startswith("TARN BAY")


def test_a_headline_of_two_lines_is_known_by_its_first() -> None:
    head = "Orlund Metals Reports Output of Zinc for the Second Quarter"
    found = story(
        f"May 5, 2023\n{head};\nPower Seen as Cheap in H2 2023\nTwo of three lines run again\n{LEAD}\n\n{MORE}"
    )

    assert (found.title, found.title_basis) == (head, "stated")


def test_what_a_site_says_of_itself_above_a_headline_with_an_agencys_story_is_no_headline() -> None:
    found = story(
        "Zinc Watch the Company & Products\n\nConnecting people who decide with people who know, we deliver "
        "information and insight of every kind around the world.\n\nOur Products\n\nFollow Us\n\n"
        f"{H}, Closes Its Stores\n\nMay 5 (Zinc Watch) -- {LEAD}\n\n{MORE}"
    )

    assert found.title == f"{H}, Closes Its Stores"


def test_who_speaks_behind_a_dash_belongs_to_the_headline() -> None:
    assert story(f"{H} after eleven months – CEO\n\n{LEAD}\n\n{MORE}").title == f"{H} after eleven months – CEO"


def test_a_headline_of_one_sentence_above_a_share_button_and_a_byline() -> None:
    head = "Harwick smelter pours zinc again after workers won the wages that they had asked for in May."
    found = story(f"Advertisement\n\n{head}\n\nShare\n\nBy Anna Kell\nMay 5, 2023\n\n{LEAD}\n\n{MORE}")

    assert (found.title, found.title_basis) == (head, "stated")
