"""Where names begin and end, and what stands around a name without belonging to it."""

from __future__ import annotations

import pytest

from articles.organisations import find


def names(body: str, title: str = "") -> list[str]:
    """The names of the bodies of the text, in order."""
    return [one.name for one in find(body, title)]


NO_NAMES = [
    ("The Quzhen plant has two Business Areas: Mines and Smelters.", ""),
    ("Demand was well ahead of U.S. GDP growth.", ""),
    ("The mine near Tarndale, Co., is open again.", ""),
    ("Worker Richard Torvane, whose last shift is later, said he was sad.", ""),
    ("The Torvane Copper Plant is open. Work at the Torvane Copper Plant goes on.", ""),
    ("Nothing of it is sure.", "Tarn Unit Said to Fire Managers, Close Stores"),
]


@pytest.mark.parametrize(("body", "title"), NO_NAMES)
def test_a_town_a_person_and_a_headlines_verb_are_no_names(body: str, title: str) -> None:
    assert names(body, title) == []


NAMES = [
    ("Farther on sits Zinkor, Co., a trader.", ["Zinkor, Co."]),
    ("To Torvane's president, Ann Poe, the merger is a good thing.", ["Torvane"]),
    (
        "It met at the State Key Laboratory of Strip Rolling and Continuous Casting, a hall.",
        ["State Key Laboratory of Strip Rolling and Continuous Casting"],
    ),
    (
        "He leads the Standing Committee of the Quzhen Prefecture People's Congress today.",
        ["Standing Committee of the Quzhen Prefecture People's Congress"],
    ),
    ("The closings of Torvane Forge of Port Tarn and Light Metals Co. cost jobs.", ["Light Metals Co."]),
    (
        "It told the Torvane Capital Markets and Securities Authority so.",
        ["Torvane Capital Markets and Securities Authority"],
    ),
    ("Today Tarn Copper Quzhen Tarn Copper Co., Ltd. grew.", ["Quzhen Tarn Copper Co., Ltd."]),
]


@pytest.mark.parametrize(("body", "expected"), NAMES)
def test_a_name_reaches_as_far_as_its_own_words(body: str, expected: list[str]) -> None:
    assert names(body) == expected


def test_a_union_is_told_by_what_it_is_called() -> None:
    (union,) = find("The pay talks failed, and the Torvex union said so.", "")
    assert (union.name, union.kind) == ("Torvex", "association")


def test_a_department_of_a_known_company_is_no_body_of_a_government() -> None:
    (company,) = find("The Low-Carbon Engineering Department of Alcoa met. Alcoa paid.", "")
    assert (company.name, company.kind) == ("Alcoa", "company")


def test_a_department_that_every_university_has_is_no_government_body() -> None:
    body = "Ann Poe of the Department of Materials Science and Engineering at Torvane University spoke."
    assert [one.kind for one in find(body, "")] == ["university"]
    assert names("The Department of Science and Technology of India paid.")


SMALL = [
    ("On it lu came to torvane aluminum co., LTD in the south.", ["torvane aluminum co., LTD"]),
    ("He leads the eastern smelting group co., LTD. today.", ["eastern smelting group co., LTD."]),
    ("With him came the secretary of nanping municipal party committee.", ["nanping municipal party committee"]),
]


@pytest.mark.parametrize(("body", "expected"), SMALL)
def test_a_name_that_has_lost_all_its_capitals_is_found(body: str, expected: list[str]) -> None:
    assert names(body) == expected


def test_a_plant_with_a_director_is_a_company() -> None:
    assert names("From the director of Torvane Aluminum Plant they heard of the costs.") == ["Torvane Aluminum Plant"]


def test_a_trade_is_no_short_form_of_the_company_that_a_place_and_it_name() -> None:
    (company,) = find("Ningbo Titanium Industry Co., Ltd. grew. It is Titanium Industry that grows.", "")
    assert company.aliases == ("Ningbo Titanium Industry Co., Ltd.",)


def test_letters_of_a_university_known_in_the_field_are_not_a_company() -> None:
    body = "NEU signed an agreement with Torvane Copper Co., Ltd. today. Ann Poe, vice president of NEU, was there."
    assert {one.name: one.kind for one in find(body, "")}["Northeastern University"] == "university"
