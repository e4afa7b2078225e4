"""Letters for a fuller name, where a name ends, what only looks like one, and kinds told by the words."""

from __future__ import annotations

import pytest

from articles.organisations import find


def forms(body: str, title: str = "") -> list[set[str]]:
    """The forms of each body of the text."""
    return [set(one.aliases) for one in find(body, title)]


def kinds(body: str) -> dict[str, str]:
    """The kind of each body of the text, by name."""
    return {one.name: one.kind for one in find(body, "")}


ONE_BODY = [
    ("The Orvane University tested ore. OVU people agreed.", {"Orvane University", "OVU"}),
    ("The University of Orvane tested ore. It is UO that leads.", {"University of Orvane", "UO"}),
    (
        "Quzhen University of Science and Technology grew. QUST is glad.",
        {"Quzhen University of Science and Technology", "QUST"},
    ),
    ("The KRAST Smelting Research Centre opened. KRAST pays half.", {"KRAST Smelting Research Centre", "KRAST"}),
    (
        "Ann Poe, chairman of Peru Investment Torvane Group, met Bo Coe of PIC Torvane Group.",
        {"Peru Investment Torvane Group", "PIC Torvane Group"},
    ),
    (
        "Torvane Copper Mines, which mines ore, grew. Torvane sends ore. Shares of Torvane fell. Torvane Copper paid.",
        {"Torvane Copper Mines", "Torvane Copper", "Torvane"},
    ),
    ("CSIRO Australia opened a plant. CSIRO said so.", {"CSIRO Australia", "CSIRO"}),
    ("Torvane Üniversitesi and Torvane Universitesi are the same.", {"Torvane Üniversitesi", "Torvane Universitesi"}),
]


@pytest.mark.parametrize(("body", "wanted"), ONE_BODY, ids=[sorted(wanted)[0] for _, wanted in ONE_BODY])
def test_letters_and_parts_of_a_name_mean_its_body(body: str, wanted: set[str]) -> None:
    assert forms(body) == [wanted]


def test_letters_that_could_mean_two_universities_mean_neither() -> None:
    body = "Zorvane University and Zoltavu University met. The miner ZOU fell."
    assert {"ZOU"} in forms(body)


FOUND = [
    (
        "The Chairman of the State Committee for Mines and Energy Orlan Tessine spoke.",
        {"State Committee for Mines and Energy"},
    ),
    ("The Torvane Copper Foil Co., Ltd. and Uxora copper foil Co., Ltd. grew.", {"Torvane Copper Foil Co., Ltd."}),
    ("A mine near Elko, Nevada, asked the Bureau of Land Management.", {"Bureau of Land Management"}),
    ("The director of PT Timah Orvane Tessine spoke.", {"PT Timah"}),
    ("It sued the market regulator, QSQR.", {"QSQR"}),
    ("The Torvane Ferroalloy Plant is idle.", {"Torvane Ferroalloy Plant"}),
    ("The New York Mercantile Exchange closed. New York was calm.", {"New York Mercantile Exchange"}),
    ("The Commission de la sante et de la paix (CSPX) met.", {"Commission de la sante et de la paix", "CSPX"}),
    ("Codelco and Alcoa Reached a Deal.", {"Alcoa"}),
    ("Alcoa Power España will build it.", {"Alcoa Power España"}),
    ("The secretary of the Party Committee of CNIA spoke.", {"CNIA"}),
    ("San Diego-based Torvane Ltd. grew.", {"Torvane Ltd."}),
]


@pytest.mark.parametrize(("body", "wanted"), FOUND, ids=[sorted(wanted)[0] for _, wanted in FOUND])
def test_a_name_ends_where_another_word_begins(body: str, wanted: set[str]) -> None:
    assert wanted in forms(body)


NO_NAMES = [
    "It is the owner of the San Diego-based broker.",
    "More is used in the Republic of Chile and in Peru.",
    "Swedish Steel Companies Look Ahead",
    "Its mine and the Tarn Co project in Ugra province grew.",
    "It is a partner of the Torvane Light Rare Earth and Industrial Minerals Project.",
    "Ann Poe met QZUST Party Secretary Liu.",
    "Ferrochrome Producer Curtails Output in Southern Sweden",
    "The plant Will Refine Rare Earths.",
    "It won the China Nonferrous Metals Industry Science and Technology Award.",
    "He works at a Centre of Excellence.",
    "Robert Tarne de Torvane agreed. Torvane's board sold shares in it.",
    "A Ferroalloy Plant and the Torvane Water Plant are idle.",
]


@pytest.mark.parametrize("body", NO_NAMES)
def test_what_only_looks_like_a_name_is_none(body: str) -> None:
    assert forms(body) == []


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Torvane Üniversitesi agreed.", "Torvane Üniversitesi", "university"),
        ("The Iron Research Council of Turkey paid.", "Iron Research Council of Turkey", "government"),
        ("The Torvane Aluminum Fund paid.", "Torvane Aluminum Fund", "company"),
        (
            "The Supply Committee of the National Lead Recycling Alliance met.",
            "Supply Committee of the National Lead Recycling Alliance",
            "association",
        ),
        (
            "The National Magnesium Research Center of Quzhen University met.",
            "National Magnesium Research Center of Quzhen University",
            "institute",
        ),
        ("The Iranian Mines Development Organization paid.", "Iranian Mines Development Organization", "government"),
    ],
)
def test_the_kind_is_told_by_the_words(body: str, name: str, kind: str) -> None:
    assert kinds(body)[name] == kind


def test_a_registered_form_means_another_body_than_without_its_legal_form() -> None:
    names = [one.name for one in find("Aluminum Corp. of China Ltd. rose. Aluminum Corporation of China owns it.", "")]
    assert names == ["Chalco", "Chinalco"]


def test_capitals_known_in_the_field_count_in_capitals_alone() -> None:
    assert forms("The tender of SAIL is over.") == [{"SAIL"}]
    assert forms("They sail, and a Sail tore.") == []
