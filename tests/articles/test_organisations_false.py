"""What looks like an organisation's name and isn't one: towns, namesakes, laws, terms, names with a wrong border."""

from __future__ import annotations

import pytest

from articles.organisations import find


def _names(text: str) -> list[str]:
    return [one.name for one in find(text, "")]


NOT_BODIES = {
    "town in a state": "Tin was cast by hand in Harmony Falls, Minn., and sold in Granby, Ohio, by a man called Poe.",
    "member of parliament": "He is the Member of Parliament for Zinnwald and opened the shaft.",
    "law in brackets": "She backed the Recycling Keeps Metals Clean (RKMC) Act. The RKMC Act passed.",
    "term in brackets": "A tin purchase contract (TPC) was signed. TPC has acquired much fame since.",
    "street": "The case was argued from Copper St. to the city hall.",
    "person called a miner": "So said Gavin McTavish, an ex-coal miner who came along.",
    "office of an unnamed company": "Rodger Linwood, the company's vice president of sales, said prices fell.",
    "union of no name": "Independent Union walked out.",
    "centre of no name": "They met at the Civic Center in the evening.",
    "workers of no name": "The Union of Workers walked out.",
    "works": "Its Bonn Magnet Manufacturing Facility opened on Monday.",
    "sites in a list": "It sold its licences for the Haranka, Boltor, Ulzan and Tseren projects.",
    "people": "An agreement with the Mirnda Traditional Owners was signed.",
    "ranking": "It entered the Fortune Global 500 in May.",
    "time of day": "The call starts at 8 a.m. CDT on Friday and ends at 9 a.m. EDT.",
    "slogan": 'The speech spoke of "Five Types of China Miners" and no more.',
    "rupees": "Profit was up by 18% to Rs 2,928 crore. Sales went up to Rs. 9,074 crore from Rs 7,242 crore.",
    "zinc equivalent": "It holds ore grading 5.77% zinc (9.00% ZnEq) and other ore that went up to ZnEq of 10.03%.",
    "people of a country": "It is managed by Zambians, most of them young, and was owned by Zambians before.",
    "project in brackets": "He leads the MTERD project (Magnesium Tail End Research and Development) of two countries.",
    "paper in Portuguese": "They said so, according to newspaper Jorrão do Comercio.",
    "business": "Costs fell in the Upstream business of the firm.",
}


@pytest.mark.parametrize("text", NOT_BODIES.values(), ids=NOT_BODIES)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    assert _names(text) == []


BORDERS = {
    "two trades before a legal form": (
        "He bought Boldinsky Mining and Processing Plant LLC.",
        ["Boldinsky Mining and Processing Plant LLC"],
    ),
    "iron and steel before a place": (
        "He met Tarn Iron and Steel Yunnan Titanium Industry Co., Ltd. in May.",
        ["Tarn Iron and Steel Yunnan Titanium Industry Co., Ltd."],
    ),
    "makers of two kinds": (
        "The Zinc Smelters and Reclaimers Association said so.",
        ["Zinc Smelters and Reclaimers Association"],
    ),
    "and in Portuguese": ("It has a partnership with Tarnor Camiões e Linhas to try it.", ["Tarnor Camiões e Linhas"]),
    "town joined to the name": ("Windhoek-Tarnop Uranium said its mine yielded its first drum.", ["Tarnop Uranium"]),
    "town behind the country": (
        "By the Tin Council of India Mumbai, May 5.",
        ["Tin Council of India"],
    ),
    "small letters of a region": (
        "He is secretary of the party committee of the Guangxi Zhuang Autonomous region, and she spoke.",
        ["party committee of the Guangxi Zhuang Autonomous region"],
    ),
    "standing committee half small": (
        "Poe met members of the standing Committee of the Autonomous Regional people's Congress, and others.",
        ["standing Committee of the Autonomous Regional people's Congress"],
    ),
    "product of two marks": (
        "These worked on it: Bechtel for the proprietary TX+ Ultra Technology in Line 6.",
        ["Bechtel"],
    ),
    "city behind a company": (
        "Zinc came from Tarnor Steel Ltd, Jamshedpur, and Hindalco.",
        ["Tarnor Steel Ltd", "Hindalco"],
    ),
    "first name later": (
        "Tarnum president director Bodo Tarnikin said his company was interested. Bodo said the company was waiting.",
        ["Tarnum"],
    ),
    "titled later": (
        "Tarnor Metals Inc. has made Orrin Barnowsky its chief financial officer. Mr. Barnowsky has worked.",
        ["Tarnor Metals Inc."],
    ),
    "where the company sits": ("It sold Denver-based Zinkor Mining to a rival.", ["Zinkor Mining"]),
    "a person behind the country": (
        "The Cabinet of Ministers of Ukraine Mykola Petrenko met.",
        ["Cabinet of Ministers of Ukraine"],
    ),
    "a menu behind the province": (
        "The People's Government of Hunan Province Mobile",
        ["People's Government of Hunan Province"],
    ),
    "a person behind the quotes": (
        'The director of JSC "Chromit" Valeri Petrenko said so.',
        ['JSC "Chromit"'],
    ),
    "a number in front": ("They agreed with the Four Rivers Group in May.", ["Four Rivers Group"]),
    "a verb in a heading": ("Hunan Establishes Antimony Industry Association", ["Antimony Industry Association"]),
    "a town in brackets": (
        "Built by TINOR Mining (Tieling) Corporation last year.",
        ["TINOR Mining (Tieling) Corporation"],
    ),
}


@pytest.mark.parametrize(("text", "names"), BORDERS.values(), ids=BORDERS)
def test_a_name_ends_where_the_body_does(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_a_family_name_is_not_the_company_of_that_name() -> None:
    assert _names("“No tin is left,” Ann Kellogg, a driver, said. Kellogg said no more.") == []
    assert _names("Kellogg said no more.") != []


def test_a_town_is_not_the_company_of_that_name() -> None:
    assert _names("The yard in Kellogg, Idaho, was sold.") == []


def test_brackets_that_speak_of_several_name_none_of_them() -> None:
    found = find('Boltor USA, Inc. and Zinkor LLC (collectively, "Petitioners") filed. The Petitioners won.', "")
    assert [one.aliases for one in found] == [("Boltor USA, Inc.",), ("Zinkor LLC",)]


def test_the_organ_of_a_company_is_the_company() -> None:
    assert _names("The Party Group of China Steel Corporation met.") == ["China Steel Corporation"]


def test_an_association_with_a_legal_form_stays_one() -> None:
    found = find("The Tin Casters Association Inc. (TCA) spoke.", "")
    assert [one.kind for one in found] == ["association"]


def test_industries_behind_a_known_name_is_no_other_company() -> None:
    assert _names("Bethlehem Steel Industries paid. Bethlehem Steel rose.") == ["Bethlehem Steel"]


def test_a_long_region_left_out_is_the_same_body() -> None:
    text = (
        "The Inner Mongolia Autonomous Region Antimony Alloy Research Center opened. "
        "Antimony Alloy Research Center has ten rooms."
    )
    assert len(find(text, "")) == 1


def test_a_tribe_s_council_governs() -> None:
    found = find("The Red Heron Tribal Council met. Tribal Council said it hoped.", "")
    assert [(one.name, one.kind) for one in found] == [("Red Heron Tribal Council", "government")]


@pytest.mark.parametrize(
    "text",
    [
        "London Copper lost 2 per cent on Tuesday as the dollar rose.",
        "Shanghai Zinc fell 1.2% to 21,000 yuan a ton.",
        "LONDON ALUMINIUM slipped 1 per cent.",
        "London Zinc closed up 2 per cent. London Zinc had bought time before.",
        "Three-month London Copper was little changed at $8,900.",
        "New York Gold ended at $2,000 an ounce.",
    ],
)
def test_a_metal_by_the_town_of_its_exchange_is_no_company(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tongling Copper lost 2 per cent.", ["Tongling Copper"]),
        ("Shanghai Steel has acquired a mill.", ["Shanghai Steel"]),
        ("Shanghai Copper Co said it would buy ore. Shanghai Copper rose 2 per cent.", ["Shanghai Copper Co"]),
    ],
)
def test_a_company_by_town_and_metal_stays_one(text: str, names: list[str]) -> None:
    assert _names(text) == names
