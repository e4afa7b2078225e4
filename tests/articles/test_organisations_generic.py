"""Names of ordinary words that brackets, prices or neighbours make bodies, and where names begin and end."""

from __future__ import annotations

import pytest

from articles.organisations import find


def names(body: str, title: str = "") -> list[str]:
    """The organisations found, each by its longest form in the text."""
    return [max(one.aliases, key=len) for one in find(body, title)]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Ferrous Sourcing & Trading (FST) sold 20,000 tonnes.", "Ferrous Sourcing & Trading"),
        ("National Metals Trading (NMT) sold ore.", "National Metals Trading"),
        ("They met Metals Trading Services (MTS), a company in Oslo.", "Metals Trading Services"),
        ('It will be named Copper Solutions Group ("CSG").', "Copper Solutions Group"),
    ],
)
def test_a_generic_name_with_its_letters_in_brackets_is_a_body(body: str, name: str) -> None:
    assert names(body) == [name]


@pytest.mark.parametrize(
    "body",
    [
        "Ferrous Sourcing & Trading is a field of work.",
        "Demand for Metals Trading Services (MTS) grew.",
        "National Metals Trading (see below) grew.",
        "Every Small and Medium Enterprise (SME) pays. Public Private Partnerships (PPP) are new.",
    ],
)
def test_a_generic_name_without_its_letters_is_none(body: str) -> None:
    assert names(body) == []


def test_what_stands_behind_brackets_speaks_for_the_name_before_them() -> None:
    assert names("They met Torvex (TVX), which is owned by a trader.") == ["Torvex"]


def test_fields_end_a_company_s_name_only_where_something_speaks_for_it() -> None:
    assert names("They work at Velan Chrome Fields (VCF), a company owned by a trader.") == ["Velan Chrome Fields"]
    assert names("Oil from the Velan Oil Fields rose. The Velan Oil Fields, a company town, lie east.") == []


def test_another_company_is_named_behind_a_comma() -> None:
    assert names("It bought another company, Aluminium Sweden Extrusion, in May.") == ["Aluminium Sweden Extrusion"]


@pytest.mark.parametrize(
    "body",
    [
        "Banks fell, with Torvex down 0.3 per cent to $26.85.",
        "Miners fell, while Torvex was up 2 per cent at C$6.85.",
        "Miners rose, and Torvex gained 3 cents.",
    ],
)
def test_what_has_a_share_price_is_a_company(body: str) -> None:
    assert names(body) == ["Torvex"]


def test_what_rises_without_a_share_s_price_is_not_yet_a_company() -> None:
    assert names("He sees Torvex up 3 per cent by June.") == []
    assert names("Brent was flat, while Bitcoin fell 3 per cent to $60,000 and spot Spodumene 2 cents.") == []


def test_an_amount_in_a_currency_of_letters_is_no_company() -> None:
    assert names("Sales lifted profit before tax to RM3.25 million, owned by RM3.25 million in cash.") == []


def test_the_seat_before_a_name_is_no_part_of_it() -> None:
    assert names("It was checked by Oslo-based Bureau Veritas BV.") == ["Bureau Veritas BV"]
    assert names("It will buy Perth-headquartered Namibia zinc miner Torvex Resources for $2 million.") == [
        "Torvex Resources"
    ]


def test_a_town_before_the_state_that_a_company_is_based_in_is_none() -> None:
    body = "Ann Poe, president of Tarnut, California-based Welltorn International Inc, spoke."
    assert names(body) == ["Welltorn International Inc"]


def test_a_known_company_before_and_begins_no_longer_name() -> None:
    assert names("The holes were drilled by Rio Tinto and Copper Resources Inc. in 1980.") == [
        "Rio Tinto",
        "Copper Resources Inc.",
    ]


def test_a_second_trade_behind_and_belongs_to_a_known_company() -> None:
    name = "Daewoo Shipbuilding and Heavy Machinery Ltd"
    assert names(f"The tanker was built by {name} in 1986.") == [name]


def test_what_a_headline_means_to_do_is_no_part_of_a_name() -> None:
    assert names("", "Deal Part of Strategy to Create Torvane Copper Group") == ["Torvane Copper Group"]
    assert names("Nine people went to Investigate Torvane Aluminum.") == ["Torvane Aluminum"]


def test_works_of_a_town_and_chambers_for_a_trade_are_named_in_full() -> None:
    assert names("Output at Electrolytic Copper Works of Tarnava rose.") == ["Electrolytic Copper Works of Tarnava"]
    assert names("The Polish Chamber of Commerce for Import and Export of Metals and Chemicals met.") == [
        "Polish Chamber of Commerce for Import and Export of Metals and Chemicals"
    ]


def test_a_committee_of_a_conference_in_broken_casing_is_whole() -> None:
    name = "Tarnan District Committee of the Chinese people's political Consultative Conference"
    assert names(f"Li Wei, chairman of the {name}, spoke.") == [name]


@pytest.mark.parametrize(
    "body",
    [
        "The Australian share market closed lower.",
        "Agreement on Acquisition of Full Rights and Interests in the Torrado Copper Mine",
        "Unlike most bids, it had no premium. Unlike Ann Poe, he agreed.",
        "Talks between CMD and union began. The CMD said so.",
    ],
)
def test_words_in_capitals_are_no_companies(body: str) -> None:
    assert names(body) == []


def test_american_airlines_is_another_body_than_its_parent() -> None:
    assert names("American Airlines flew more, AMR Corp. said.") == ["American Airlines", "AMR Corp."]
