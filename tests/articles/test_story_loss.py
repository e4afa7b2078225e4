"""Nothing of a story is lost: joined texts, long texts, furniture in the middle, texts of unusual form."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import articles
from articles.model import Source
from articles.sources import inputs, read_sources
from articles.story import Story, extract

SAMPLES = Path(articles.__file__).parent / "samples"
LEAD = (
    "The Harwick smelter poured its first zinc ingot of the year on Monday after a stop of eleven months. "
    "Managers said that power had become cheap enough to run two of the three lines."
)
MORE = "Harwick belongs to Orlund Metals, which also roasts concentrate at Tarn Bay. It employs 340 people."


def story(text: str) -> Story:
    """The story of a text."""
    return extract(Source(source="/news/one.txt", text=text))


def is_subsequence(short: str, long: str) -> bool:
    """True where deleting characters of `long` can give `short`."""
    rest = iter(long)
    return all(char in rest for char in short)


@cache
def samples() -> tuple[str, ...]:
    """The raw text of each sample article."""
    sources = [one for path in inputs([str(SAMPLES)]) if isinstance(path, str) for one in read_sources(path)]
    return tuple(one.text for one in sources if isinstance(one, Source) and not one.is_body)


@cache
def prose(text: str) -> tuple[str, ...]:
    """The lines of sentences that a text's story has when it stands alone."""
    lines = (line.strip() for line in story(text).body.split("\n"))
    return tuple(line for line in lines if line.count(" ") >= 12 and line.endswith((".", "”", '"')))


def check_kept(texts: list[str], joined: str) -> None:
    body = story(joined).body
    lines = set(body.split("\n"))
    for text in texts:
        kept = [line in lines or line in body for line in prose(text)]
        assert sum(kept) >= 0.97 * len(kept), text[:200]
    assert is_subsequence(body, joined)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n---\n\n"])
def test_stories_joined_in_one_text_all_stay(between: str, seed: int) -> None:
    texts = list(samples())
    random.Random(seed).shuffle(texts)
    texts = texts[: 2 + seed % 3] if seed < 10 else texts

    check_kept(texts, between.join(texts))


@pytest.mark.timeout(60)
def test_ten_megabytes_keep_their_prose() -> None:
    texts = list(samples())
    rounds = 10_000_000 // sum(map(len, texts)) + 1

    check_kept(texts, "\n\n".join(texts * rounds))


FURNITURE = [
    "Leave a Comment\nName\nEmail\nPost",
    "Get in touch with us\nContact Person : jack\nTel : 12345678901\nFax : 86--1234567890",
    "【Article label】\n\n【Responsible editor】\n\nLatest information",
    "Previous article: Lead fair opens in Tarn\nNext article: None\nRelated news\nTin price slips",
    "Tags: zinc, smelter, power\nShare on Facebook\nShare on Twitter",
    "Contact Details\n\n+1 202-555-0188\n\nanna@orlund.example",
    (
        "About MiningNewsWire\n\nMiningNewsWire (“MNW”) is a specialized communications platform with a focus on gold. "
        "It is one of 70+ brands that deliver access to wire solutions.\n\nMNW is where breaking news converge, for "
        "readers of every kind.\n\nFor more information, please visit https://www.miningnewswire.example"
    ),
    "Copyright © 2024 Orlund Metals. All Rights Reserved\nPowered by PageMaker\nSitemap | Privacy policy",
    "Home\nProducts\nNews\nContact us",
    "Home | News | Contact",
    "We use cookies to improve your experience on our site.\nAccept all",
    "Subscribe to our newsletter",
    "![chart](https://pics.example/1.png)",
    "EIN Presswire provides this news content “as is” without warranty of any kind.",
    "Published: 6 May 2024\nViews: 120",
    "Read more",
    "###",
    "上一篇：锌价上涨\n联系电话：0123-4567890",
]
_WORDS = (
    "the a of smelter zinc ingot power line river owners said were had become cheap enough run three months price rose "
    "fell stocks contract ministry workers report year week market first when because although news comments home "
    "contact previous related share more about products tags next source time date"
)
WORDS = _WORDS.split(" ")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of eight words and more."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=8, max_size=20))
    return " ".join(words).capitalize() + draw(st.sampled_from([".", ".", ".", "?", "!"]))


PARAGRAPHS = st.lists(sentences(), min_size=1, max_size=4).map(" ".join).filter(lambda text: len(text) > 40)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_prose_stays_whole_with_furniture_between(data: st.DataObject) -> None:
    paragraphs = data.draw(st.lists(PARAGRAPHS, min_size=2, max_size=6))
    places = data.draw(st.lists(st.integers(0, len(paragraphs)), min_size=1, max_size=2, unique=True))
    blocks = {place: data.draw(st.sampled_from(FURNITURE)) for place in places}
    pieces = []
    for place, paragraph in enumerate([*paragraphs, ""]):
        pieces += [blocks[place]] if place in blocks else []
        pieces += [paragraph] if paragraph else []

    found = story("# What the smelter did\n\n" + "\n\n".join(pieces))

    assert [one for one in paragraphs if one not in found.body] == []


@pytest.mark.parametrize("last", ["More on that in April.", "Further in the pit the ore is richer.", "Other in March?"])
def test_a_short_last_sentence_is_no_list_of_other_stories(last: str) -> None:
    text = (
        f"# What the smelter did\n\nThe smelter poured its first zinc of the year on Monday, said its owners.\n\n{last}"
    )
    assert story(text).body.endswith(last)


POEM = """The river runs by the old smelter wall
And nobody hears the furnaces call
The zinc lies cold in its bed of clay
And the men who poured it have gone away

Nevermore
And ships come up on the evening tide
To carry the ingots to the other side

Home
The women are counting the empty chairs
The whistle is silent upon the stairs
And none will come back from the silver land"""
FORMS = {
    "one word": "Copper",
    "one line": "Copper prices rose on Monday in London",
    "capitals": f"{LEAD.upper()}\n{MORE.upper()}\nLEAD WAS LITTLE CHANGED\nSO WAS TIN",
    "short capitals": "ZINC PRICES RISE AGAIN\nTHE METAL GAINED TWO PER CENT\nLEAD WAS LITTLE CHANGED\nSO WAS TIN",
    "list": "- Copper\n- Zinc\n- News\n- Lead from Tarn\n- Home\n- Tin",
    "words": "Copper\nZinc\nLead\nTin ingots\nNickel\nCobalt\nTungsten\nGallium\nGermanium\nAntimony\nBismuth",
    "numbered list": "1. Copper cathode\n2. Zinc ingots of Harwick\n3. Lead\n4. Home\n5. Orlund Metals of Tarn Bay",
    "table with tabs": "Metal\tPrice\tChange\nZinc\t3,002\t4\nLead\t2,001\t-3\nMarch 2024\t1\t2\nCopper\t9,004\t1",
    "table with bars": "Metal | Use | From\nZinc | coats | Peru\nLead | batteries | Tarn\nTin | solder | Peru",
    "table of days": "2024-05-06 | 2,310 | +4\n2024-05-07 | 2,310 | 0\n2024-05-08 | 2,311 | 1\n2024-05-09 | 2,309 | 2",
    "poem": POEM,
    "verse": "zinc\nin the rain\nlong gone",
    "interview": f"{LEAD}\n\nWhat is next?\n\n{MORE}\n\nWhy?\n\nBecause.\n\nWho pays?\n\nWe do.\n\nShare it?\n\nNo.",
    "interview with letters": f"Q: Contact?\n\nA: {LEAD}\n\nQ: More?\n\nA: {MORE}\n\nQ: Last: who pays?\n\nA: We.",
    "price table behind prose": f"{LEAD}\n\nZinc  3,002  4\nLead  2,001  3\n5 May 2024  2,000  3\nTin  25,003  1",
    "days behind prose": f"{LEAD}\n\n2024-05-06 | 3,002\n2024-05-07 | 3,002\n2024-05-08 | 3,002\n6 May 2024 | 3,002",
    "names behind prose": f"{LEAD}\n\nMetal | Seller | Place\nZinc | Orlund | Tarn\nLead | Harwick | Tarn",
    "numbers behind prose": f"{LEAD}\n\n1. First\n2. Second\n3. Home\n4. Contact",
    "quotes": "“We waited long enough,” the manager said.\n\n“Power is cheap. The lines run. What more?”\n\n“Not I.”",
    "short lines": (
        "The works stand by the river.\nIt was shut in the spring of last year by its owners.\n“We waited,” he said.\n"
        "Zhao said.\nPower had become cheap enough to run two lines.\nHome is far.\nComments were few.\nThat is all."
    ),
    "word again and again": "Copper " * 3000,
    "letter again and again": "A " * 50_000,
    "sentence again and again": "The smelter runs. " * 2000,
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_texts_of_unusual_form_keep_their_lines(text: str) -> None:
    found = story(text)
    kept = {line.strip() for line in found.body.split("\n")} | {found.title}

    assert [line for line in text.split("\n") if line.strip() and line.strip() not in kept] == []


@pytest.mark.parametrize("form", ["poem", "words", "table with tabs", "short lines", "list"])
def test_list_of_other_stories_goes_but_not_the_text_above_it(form: str) -> None:
    others = "Related news\nTin price slips\nTin fell on Monday as stocks rose, it was said."
    found = story(f"{FORMS[form]}\n\n{LEAD} {LEAD}\n\n{others}")
    kept = {line.strip() for line in found.body.split("\n")} | {found.title}

    assert f"{LEAD} {LEAD}" in kept
    assert "Tin price slips" not in found.body
    assert "Tin fell" not in found.body
    assert sum(line.strip() in kept for line in FORMS[form].split("\n") if line) >= 0.7 * FORMS[form].count("\n")


def test_distributor_in_the_middle_takes_only_its_own_words() -> None:
    ad = FURNITURE[6]
    found = story(f"# Zinc again\n\n{LEAD}\n\n{ad}\n\n# Tin again\n\n{MORE}")

    assert found.body == f"{LEAD}\n\nTin again\n\n{MORE}"
    assert story(f"# Zinc again\n\n{LEAD}\n\n{ad}").body == LEAD
