"""The body: furniture off, the story whole, by deletion alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import articles
from articles.model import Source
from articles.sources import inputs, read_sources
from articles.story import Story, extract
from articles.story.furniture import vocabulary

HEAD = "Harwick smelter pours zinc again"
LEAD = (
    "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months. "
    "Managers said that power had become cheap enough to run two of the three lines."
)
MORE = "Harwick belongs to Orlund Metals, which also roasts concentrate at Tarn Bay. It employs 340 people."
SHORT = ["The works stand by the river.", '"We waited long," he said.', "Zhao said.", "That is all."]


def story(text: str, repeated: frozenset[str] = frozenset()) -> Story:
    """The story of a text."""
    return extract(Source(source="/news/one.txt", text=text), repeated)


def is_subsequence(short: str, long: str) -> bool:
    """True where deleting characters of `long` can give `short`."""
    rest = iter(long)
    return all(char in rest for char in short)


TAILS = {
    "comment": "Leave a Comment\nName\nEmail\nPost",
    "contact": (
        "Get in touch with us\nContact Person : jack\nTel : 12345678901\nFax : 86--1234567890\n"
        "Characters Remaining(20/3000)"
    ),
    "queries": (
        "Information Source:\nFor queries, please contact Ann Lee at ann@zinc.example\nFor more "
        "information on how to access our research reports, please email service@zinc.example"
    ),
    "labels": "【Article label】\n\n【Responsible editor】\n\nLatest information",
    "neighbours": (
        "Previous article: Lead fair opens in Tarn\nNext article: None\nRelated news\nTin price slips\n"
        "Gold coins sold out"
    ),
    "tags": "Tags: zinc, smelter, power\nShare on Facebook\nShare on Twitter",
    "release": (
        "Contact DetailsAnna Kell\n\n+1 202-555-0188\n\nanna@orlund.example\n\nCompany "
        "Websitehttps://orlund.example/\n\nView source version on newsdirect.com: "
        "https://newsdirect.com/news/harwick-1\n\n---\n\n[Original/Source Press "
        "Release](https://newsdirect.com/news/harwick-1)\n\n![Blockchain "
        "Registration](https://cdn.example/q.webp)"
    ),
    "distributor": (
        "About MiningNewsWire\n\nMiningNewsWire (“MNW”) is a specialized communications platform "
        "with a focus on gold, copper and lithium. It is one of 70+ brands that deliver access to "
        "a vast network of wire solutions to reach many readers.\n\nFor more information, please "
        "visit https://www.miningnewswire.example"
    ),
    "hashtags": "#zinc #smelting #OrlundMetals",
    "copyright": (
        "Copyright © 2024 Orlund Metals. All Rights Reserved\nPowered by PageMaker\nSitemap | Privacy policy"
    ),
    "end mark": " REUTER\n",
    "bracketed neighbours": "[Next] Bureau's coal project won silver cup   [Back] [Top]",
    "chinese labels": "上一篇：锌价上涨\n联系电话：0123-4567890",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS.keys())
def test_tail_goes_and_the_story_stays(tail: str) -> None:
    assert story(f"{HEAD}\n\n{LEAD}\n\n{MORE}\n\n{tail}").body == f"{LEAD}\n\n{MORE}"


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS.keys())
def test_tail_goes_below_a_story_of_one_sentence_a_line(tail: str) -> None:
    body = "\n".join([LEAD, *SHORT])

    assert story(f"{HEAD}\n{body}\n{tail}").body == body


MIDDLE = [
    "Share on Facebook",
    "Advertisement",
    "Read more",
    "![chart](https://pics.example/1.png)",
    "Send Message",
    "https://pics.example/1.png",
    "Follow us on WeChat",
    "+1 202-555-0188",
    "anna.kell@orlund.example",
]


@pytest.mark.parametrize("line", MIDDLE)
def test_furniture_in_the_middle_takes_only_its_line(line: str) -> None:
    assert story(f"{HEAD}\n\n{LEAD}\n\n{line}\n\n{MORE}").body == f"{LEAD}\n\n{MORE}"


PROSE = [
    "Related companies were asked to hand in their plans by the end of the month.",
    "Tags on the ingots show the melt from which they were poured, and the day.",
    "Contact with molten zinc burned two workers, and the inspectors closed line three.",
    "Share prices of both firms rose by a tenth before trading was halted in Tarn.",
    "Next year the third line is to run as well, if the contract for power is signed.",
    "Source of the ore is the Tarn mine, which has another nine years of reserves.",
    "Home markets took two thirds of the zinc, and the rest went to galvanisers abroad.",
    "Comments by the ministry were not available when this report was written.",
    "By March 2025 the works will have paid for its new roaster, managers think.",
    "Date palms grow where the old slag heap stood; the city planted them in spring.",
    "About 340 people work at Harwick, and forty more will be hired before summer.",
    "Copyright disputes over the smelting process had kept the two firms in court.",
    "Published figures show that stocks fell for the ninth week, to 41,000 tonnes.",
    "For further information of the public, the plant opens its gates on Saturday.",
    "Reuters reported on Monday that Orlund wants to sell its share in the smelter.",
    "Previous owners had shut the works twice, in 1998 and again after the crash.",
]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("sentence", PROSE)
def test_no_sentence_of_the_story_is_lost(sentence: str, place: int) -> None:
    paragraphs = [LEAD, MORE]
    paragraphs.insert(place, sentence)

    body = story(f"{HEAD}\n\n" + "\n\n".join(paragraphs) + "\n\nLeave a Comment").body

    assert body == "\n\n".join(paragraphs)


def test_lists_and_headings_of_the_story_stay() -> None:
    inner = (
        f"{LEAD}\n\n## 2024 Operating Highlights\n\n- Zinc: 41,000 tonnes\n- Lead: 9,000 tonnes\n\n"
        f"About Orlund Metals\n\n{MORE}\n\nForward-Looking Statements\n\n{MORE}"
    )

    body = story(f"# {HEAD}\n\n{inner}\n\nContact Details\nAnna Kell").body

    assert body == inner.replace("## ", "")


def test_story_that_goes_on_below_a_contact_block_is_kept() -> None:
    body = story(f"{HEAD}\n\n{LEAD}\n\nMedia contact: anna@orlund.example\n\nAbout Orlund Metals\n\n{MORE}").body

    assert body == f"{LEAD}\n\nAbout Orlund Metals\n\n{MORE}"


def test_dateline_stays_in_the_body() -> None:
    assert story(f"{HEAD}\n\nTARN BAY, March 5, 2024 -- {LEAD}").body.startswith("TARN BAY, March 5, 2024 -- ")


def test_agency_line_with_the_headline_behind_it_stays() -> None:
    line = f"China News Agency, Tarn Bay, July 26th, issue: {HEAD}"

    assert "Tarn Bay, July 26th" in story(f"{HEAD} - China News Network\n{line}\n{LEAD}").body


def test_bylines_go_to_the_header() -> None:
    found = story(
        f"{HEAD}\n26 Jul, 2020 15:43:42 Source: Tarn Network Author: Ann Lee Responsible Editor: Ann Lee\n{LEAD}"
    )

    assert found.header.startswith("26 Jul, 2020 15:43:42 Source:")
    assert found.body == LEAD


def test_event_announced_by_labels_stays() -> None:
    labels = "Date: March 5, 2024\nVenue: Tarn Bay Hotel"

    assert story(f"{HEAD}\n\n{LEAD}\n\n{MORE}\n\n{labels}").body.endswith(labels)
    assert "March 5" in story(f"{HEAD}\n\n{labels}\n\n{LEAD}").body


def test_blank_lines_fold_to_paragraph_breaks_and_scraped_indents_go() -> None:
    found = story(f"{HEAD}" + "\n" * 3000 + f"\xa0\xa0     {LEAD}   " + "\n   \n" * 3000 + f"\t\t{MORE}\n")

    assert found.body == f"{LEAD}\n\n{MORE}"


def test_markdown_goes_by_deletion_and_link_words_stay() -> None:
    found = story(f"# {HEAD}\n\nThe **Harwick** smelter [said so](https://orlund.example/a?b=c). {LEAD}")

    assert found.body == f"The Harwick smelter [said so]. {LEAD}"


def test_repeated_lines_go_only_around_the_story() -> None:
    repeated = frozenset({"zinc desk daily", "41,000 tonnes"})

    found = story(f"Zinc Desk Daily\n{HEAD}\n\n{LEAD}\n\n41,000 tonnes\n\n{MORE}\n\nZinc desk  daily", repeated)

    assert found.body == f"{LEAD}\n\n41,000 tonnes\n\n{MORE}"
    assert found.title == HEAD


def test_headline_that_repeats_every_day_is_still_the_headline() -> None:
    assert story(f"Zinc morning report\n\n{LEAD}", frozenset({"zinc morning report"})).title == "Zinc morning report"


def test_dropped_says_what_went_and_why() -> None:
    text = f"{HEAD}\n\n{LEAD}\n\nLeave a Comment"

    dropped = {text[drop.start : drop.end]: drop.rule for drop in story(text).dropped}

    assert dropped == {HEAD: "headline", "Leave a Comment": "after-story"}


def check(text: str) -> None:
    """What holds of every story: the body is made of its spans, in order, of the raw text."""
    found = story(text)
    ends = [-1, *(end for _, end in found.kept)]
    assert found.body == "".join(text[start:end] for start, end in found.kept)
    assert all(start > before for (start, _), before in zip(found.kept, ends, strict=False))
    assert is_subsequence(found.body, text)
    assert len(found.title) <= 400
    assert "\n\n\n" not in found.body
    assert found.body.strip() == found.body


PIECES = [
    HEAD,
    LEAD,
    MORE,
    *SHORT,
    *MIDDLE,
    *TAILS.values(),
    *PROSE,
    "Home",
    "# A b c",
    "**x**",
    "[a](http://b)",
    "Date: 2024-02-30",
    "\x1b[0m",
    "\u200b",
    "－",
    "—",
    "新闻",
    "a",
    "1.",
    "   ",
]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", "\n    ", " ", ""])), max_size=30))
def test_body_is_made_by_deletion_from_pages(pieces: list[tuple[str, str]]) -> None:
    check("".join(text + space for text, space in pieces))


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .\n#*[](!-_|:1\u3000\u200b…"), max_size=300))
def test_body_is_made_by_deletion_from_anything(text: str) -> None:
    check(text)


SAMPLES = Path(articles.__file__).parent / "samples"


def test_body_is_made_by_deletion_from_the_samples() -> None:
    sources = [one for path in inputs([str(SAMPLES)]) if isinstance(path, str) for one in read_sources(path)]

    assert len(sources) > 10
    for source in sources:
        if isinstance(source, Source) and not source.is_body:
            check(source.text)


HOSTILE = {
    "one long line": "copper price rises " * 30_000,
    "one word": "a" * 600_000,
    "brackets": "![a](" * 60_000,
    "stars": "*" * 300_000,
    "lines": "copper price rises again\n" * 20_000,
    "tails": f"{HEAD}\n{LEAD}\n" + "Tags: zinc\n" * 20_000,
    "distributors": "About MiningNewsWire\n" * 20_000,
    "breadcrumb without end": "a > b > " * 40 + "!",
    "share row without end": "f  " * 130 + "!\n" + LEAD,
    "breadcrumbs": ("a > " * 90 + "\n") * 5_000,
    "advertisements": f"{HEAD}\n{LEAD}\n" + "About MiningNewsWire\n" * 20_000 + MORE,
    "lists of others": f"{HEAD}\n{LEAD}\n" + "Related news\n" * 20_000 + MORE,
    "rows": "a | b | c | d\n" * 20_000 + LEAD,
    "tiny lines": "a\n" * 100_000,
    "dates": "2024-05-06 | 2,310\n" * 20_000,
    "blank lines": "\n" * 500_000 + "a",
    "space": "a" + " " * 600_000 + "b",
    "wrapped": ("x" * 50 + " the\nand copper " + "y" * 45 + "\n") * 5_000,
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    check(text)


def test_patterns_for_lower_case_lines_hold_no_capitals() -> None:
    for group in vocabulary().groups:
        assert not re.search("[A-Z]", re.sub(r"\\.", "", group.pattern)), group.name


def test_picture_is_no_part_of_a_wrapped_paragraph() -> None:
    page = "Harwick smelter pours zinc again\n\n![the hall](https://pics.example/hall-1.png)\nand so on\n"
    assert "\n\n\n" not in extract(Source(source="/news/one.txt", text=page)).body


TAILS = [
    "Most Viewed\nTin fair closes\nAir clears over Tarn",
    "Editor's Picks\nTin fair closes\nGeared to go |",
    "Today's Top News\nTin fair closes",
    "What to read next\nTin fair closes",
    "Next In Metals News\nTin fair closes\nLead mill opens",
    "More Related News",
    "Continue reading",
    "Source link",
    "See Full Page",
    "More info",
    "[email protected]",
    "||||||",
    "Please read our Comment Policy before commenting.",
    "This article is reserved for our subscribers.",
    "WhatsApp Online Chat !",
    "3 days ago",
]


@pytest.mark.parametrize("tail", TAILS)
def test_tail_of_a_page_goes(tail: str) -> None:
    lead = (
        "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months. "
        "Managers said that power had become cheap enough to run two of the three lines."
    )
    page = f"Harwick smelter pours zinc again\n\n{lead}\n\n{tail}\n"
    assert extract(Source(source="/news/one.txt", text=page)).body == lead
