"""The headline: found where pages, wires, releases and translations put it, and cleared of what is fused to it."""

from __future__ import annotations

import pytest

from articles.model import Source
from articles.story import Story, extract

LEAD = (
    "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months. "
    "Managers said that power had become cheap enough to run two of the three lines."
)
MORE = "Harwick belongs to Orlund Metals, which also roasts concentrate at Tarn Bay. It employs 340 people."
BODY = f"{LEAD}\n\n{MORE}"
HEAD = "Harwick smelter pours zinc again"


def story(text: str, **declared: str) -> Story:
    """The story of a text without neighbours."""
    return extract(Source(source="/news/one.txt", text=text, **declared))


PLACES = {
    "plain": f"{HEAD}\n\n{BODY}",
    "no blank line": f"{HEAD}\n{LEAD}\n{MORE}",
    "markdown": f"# {HEAD}\n\n--News Direct--\n\n{BODY}",
    "markdown bold": f"**{HEAD}**\n\n{BODY}",
    "markdown link": f"# [{HEAD}](https://news.example/harwick)\n\n{BODY}",
    "label": f"Title: {HEAD}\nDate: 3 March 2024\n\n{BODY}",
    "menu above": f"Home\nProducts\nNews\nAbout us\nContact us\n\n{HEAD}\n\n{BODY}",
    "row of links above": f"Zinc Watch | News | Jobs | Advertise\n{HEAD}\n{BODY}",
    "breadcrumb above": f"Your current location: HOME > NEWS > Company news\n\n{HEAD}\n\nViews: 120\n\n{BODY}",
    "hot search above": f"Service hotline: 400-000-1111\nHot search: zinc plate\n{HEAD}\nDate:2024-03-05\n{BODY}",
    "cookies above": f"We use cookies to improve your experience on our site.\nAccept all\n\n{HEAD}\n\n{BODY}",
    "site slogan above": f"Orlund Metals Group\n\n{HEAD}\n\nRelease time: 2024-03-05 09:12 Click: 33 times\n\n{BODY}",
    "repeated": f"{HEAD}\n\n{HEAD}\n\n{BODY}",
    "repeated behind words": f"Send Message\n\n{HEAD}\n\nMarch 5, 2024\n\nLatest company news about {HEAD}\n\n{BODY}",
    "repeated short": f"{HEAD}\n\nHarwick smelter pours zi...\n\n{BODY}",
    "cut above whole": f"Harwick smelter pours zi...\n\n{HEAD}\n\n{BODY}",
    "repeated in first line": f"{HEAD}\n\n{HEAD} {BODY}",
    "deck below": f"{HEAD}\n\nTwo of three lines run on cheaper power\n\n{BODY}",
    "long deck below": f"{HEAD}\n\nTwo of three lines run on power that has become cheap, managers say\n\n{BODY}",
    "byline below": f"{HEAD}\nBy Anna Kell | March 5, 2024\n{BODY}",
    "date before": f"2024-03-05 {HEAD}\n\n{BODY}",
    "date in brackets before": f"[2024/03/05] {HEAD}\n\n{BODY}",
    "date behind": f"{HEAD} 2024-03-05\n\n{BODY}",
    "original title below": f"{HEAD} - Sohu\nOriginal title: Zinc again\n2023-02-11 15:20\n{LEAD}\n{MORE}",
    "front matter": f'---\ntitle: "{HEAD}"\ndate: 2024-03-05\ntags: [zinc]\n---\n\n{BODY}',
    "company name behind": f"{HEAD}-Orlund Metals Co., Ltd.\n{HEAD}\nTime: 2024-03-05\n{BODY}",
    "only behind words": f"Latest company news about {HEAD}\nMarch 5, 2024\nLatest company news about {HEAD}\n{BODY}",
    "pictures and links above": f"![logo](https://x.example/l.png)\n\n[Home](/) [News](/news)\n\n# {HEAD}\n\n{BODY}",
    "full stop": f"{HEAD} and sells the first hundred tonnes.\nSource: Orlund   2024-03-05\n{BODY}",
    "dateline follows": f"{HEAD}\n\nTARN BAY, March 5, 2024 (PR Newswire) -- {BODY}",
    (
        "indented page"
    ): f"      Home\n\n      {HEAD}\n\n      Date:2024-03-05 14:24:40      Views:\n\n      {LEAD}\n\n      {MORE}",
    "windows of blank lines": f"\n\n\n{HEAD}\n\n\n\n\n{BODY}\n\n\n",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())
def test_headline_is_found_and_taken_out_of_the_body(text: str) -> None:
    found = story(text)

    assert found.title.rstrip(".") in (HEAD, f"{HEAD} and sells the first hundred tonnes")
    assert found.title_basis == "stated"
    assert HEAD not in found.body
    assert LEAD.split(". ")[1] in found.body
    assert found.body.endswith(MORE)


WIRE = """GRAYROCK &lt;GRK> TO REOPEN IDAHO SILVER MINE

 2-MAR-1987 07:34:32.08

Grayrock Mines Inc said it will
reopen its Idaho silver mine by the end of June, after miners
agreed to a cut in wages.
    The mine gave 1.2 mln ounces of silver in 1985, and the
company said it may give two mln a year.
 REUTER
"""


def test_wire_headline_stands_above_its_time_stamp() -> None:
    found = story(WIRE)

    assert found.title == "GRAYROCK &lt;GRK> TO REOPEN IDAHO SILVER MINE"
    assert found.body.startswith("Grayrock Mines Inc said")
    assert found.body.endswith("two mln a year.")
    assert "\n    The mine gave" in found.body


def test_wire_table_keeps_its_lines() -> None:
    found = story(
        "ORLUND METALS &lt;ORL> 4TH QTR NET\n\n 3-MAR-1987 09:01:10.11\n\nShr 34 cts vs 1.19 dlrs\n  "
        "  Net 807,000 vs 2,858,000\n Reuter\n"
    )

    assert found.title == "ORLUND METALS &lt;ORL> 4TH QTR NET"
    assert found.body == "Shr 34 cts vs 1.19 dlrs\n    Net 807,000 vs 2,858,000"


def test_item_without_body_keeps_its_headline_as_body() -> None:
    found = story("ORLUND RAISES ZINC PRICE HALF A CENT\n\n 3-MAR-1987 09:01:10.11\n")

    assert found.title == found.body == "ORLUND RAISES ZINC PRICE HALF A CENT"


SITES = {
    "network": f"{HEAD} - China News Network",
    "news site": f"{HEAD} | Tarn Bay Herald",
    "two pieces": f"{HEAD} - Harbour Watch － A professional shipping news website",
    "full width": f"{HEAD}－Xinhua",
    "underscores": f"{HEAD}_Company News_Orlund Metals",
    "domain": f"{HEAD} - metalnews.example.com",
    "section and site": f"{HEAD} -- Economy -- People's Daily Online",
    "glued hyphen": f"{HEAD}-Xinhuanet",
    "unknown name": "Harwick smelter pours zinc again after eleven months without power - Orlund Kompass",
}


@pytest.mark.parametrize("line", SITES.values(), ids=SITES.keys())
def test_name_of_the_site_goes(line: str) -> None:
    found = story(f"{line}\n{LEAD}\n{MORE}")

    assert found.title in (HEAD, "Harwick smelter pours zinc again after eleven months without power")
    assert found.body == f"{LEAD}\n{MORE}"


KEPT = [
    "Zinc output up - union says more to come",
    "Copper-Lead-Zinc: three metals, one mine",
    "MiningNewsBreaks – Orlund Inc. (NYSE: ORL) Gains Approval for Tarn Bay",
    "Orlund | Harwick | Tarn Bay: what the new owner wants to do with three smelters",
    "The 9th Zinc Fair of Tarn City(Experts from the Academy Pay a Visit to Orlund)",
    'Results have been achieved in sorting out the} list of overcoming the "choke poin',
    "What does a smelter cost?",
    "Orlund Metals Corporate Update - August 20, 2025",
    "March 5, 2024 deadline set for bids on Harwick",
    "Zinc is the most used metal in galvanising. How far can it go this year?",
    "Fight for 200 days! The third bureau of the railway strips the second phase of the mine at great height",
    (
        "To serve the zinc industry, Orlund, Tarn Bay University and the Provincial Department of "
        "Industry and Information Technology jointly held the 12th Annual Meeting of the Zinc Branch "
        "in Harwick"
    ),
]


@pytest.mark.parametrize("line", KEPT)
def test_headline_stays_as_it_stands(line: str) -> None:
    assert story(f"{line}\n\n{BODY}").title == line


FUSED = {
    "labels": (f"{HEAD} Date:2024-03-05 14:24:40 Number of views: 25 {LEAD} {MORE}", HEAD),
    "time stamp": (f"{HEAD} 2024-03-05 10:20 {LEAD} {MORE}", HEAD),
    "dateline": (f"{HEAD} TARN BAY, March 5, 2024 -- {LEAD} {MORE}", HEAD),
    "glued sentence": (f"{HEAD}The Harwick smelter is back. {LEAD} {MORE}", HEAD),
    "glued date": (f"{HEAD}On March 5, it was said that all is well. {LEAD} {MORE}", HEAD),
    "opening with a date": (f"{HEAD} On March 5, it was said that all is well. {LEAD} {MORE}", HEAD),
    "breadcrumb": (f"Home > News > {HEAD} Date: 2024-03-05 10:22 Views: 33 {LEAD} {MORE}", HEAD),
    "twice": (f"{HEAD} {HEAD} {LEAD} {MORE}", HEAD),
}


@pytest.mark.parametrize(("text", "title"), FUSED.values(), ids=FUSED.keys())
def test_headline_fused_into_the_text_is_cut_out(text: str, title: str) -> None:
    found = story(text)

    assert found.title == title
    assert found.title_basis == "stated"
    assert HEAD not in found.body
    assert found.body.endswith(f"{LEAD} {MORE}")


def test_without_headline_the_first_sentence_gives_the_title() -> None:
    found = story(f"\n\n{LEAD}\n{MORE}\nInformation Source:\nFor queries, please contact Ann Lee at ann@zinc.example")

    assert (
        found.title
        == "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months."
    )
    assert found.title_basis == "derived"
    assert found.body == f"{LEAD}\n{MORE}"


def test_derived_title_leaves_the_dateline_out_and_dashes_in() -> None:
    assert story(f"TARN BAY, March 5 (Xinhua) -- {LEAD}").title == LEAD.split(". ")[0] + "."
    assert story(f"Output rose by 5 - the most since 2010 - in Harwick. {LEAD}").title.startswith(
        "Output rose by 5 - the"
    )


def test_rows_of_a_table_are_no_menu() -> None:
    table = "Lead    Zinc    Tin    Copper\n2,001   3,002   25,003  9,004"

    assert story(f"ORLUND PRICES ON MONDAY\n\n{table}").body == table
    assert story(f"{HEAD}\n\n{BODY}\n\n| Metal | Price | Change |\n| Zinc | 3,002 | 4 |").body.endswith(
        "| Zinc | 3,002 | 4 |"
    )


def test_derived_title_ends_at_a_word_within_120_characters() -> None:
    found = story("On August 26, " + "the seventh conference of smelters " * 9 + "was held. It went well.")

    assert found.title_basis == "derived"
    assert 80 < len(found.title) <= 120
    assert found.body.startswith(found.title + " ")


def test_declared_title_wins_and_its_repeat_goes() -> None:
    found = story(f"{HEAD}\n\n{BODY}", title=f"{HEAD} | Tarn Bay Herald")

    assert (found.title, found.title_basis, found.body) == (HEAD, "stated", BODY)


def test_declared_title_leaves_another_headline_in_the_body() -> None:
    assert story(f"Cheap power helps\n\n{BODY}", title=HEAD).body == f"Cheap power helps\n\n{BODY}"


def test_record_that_is_a_body_stays_whole() -> None:
    found = extract(Source(source="x#1", text=f"Home\n{BODY}\nLeave a Comment", title=HEAD, is_body=True))

    assert (found.title, found.body) == (HEAD, f"Home\n{BODY}\nLeave a Comment")


@pytest.mark.parametrize(
    "text",
    ["Codelco raised output.", "Zinc rose.\n\nLead fell.", "Tin", "Orlund poured zinc on Monday. It will sell it."],
)
def test_short_items_survive_whole(text: str) -> None:
    assert story(text).body == text
    assert story(text).title


@pytest.mark.parametrize("text", ["", " \n\n ", "---", "Home\nNews"])
def test_nothing_to_read_gives_an_empty_story_or_the_words_themselves(text: str) -> None:
    found = story(text)

    assert found.body in ("", text.strip())
