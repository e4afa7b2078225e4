"""Forms of one body that stand far from each other in spelling, and names that only seem to be one body's."""

from __future__ import annotations

import pytest

from articles.organisations import find


def _records(text: str) -> list[tuple[str, ...]]:
    return [one.aliases for one in find(text, "")]


SAME = {
    "initials nobody defined": (
        "Metalor Parts Group Inc. agreed to the offer. MPG has acquired two foundries. MPG said so.",
        "Metalor Parts Group Inc.",
        "MPG",
    ),
    "initials of a holding": (
        "Tinder Axle & Mining Holdings Inc. grew. TAM has acquired a foundry. TAM's shareholders agreed.",
        "Tinder Axle & Mining Holdings Inc.",
        "TAM",
    ),
    "a family's firm": (
        "It bought Carl Schonfels & Sons Inc. in May. Schonfels, one of the largest scrap companies, is old.",
        "Carl Schonfels & Sons Inc.",
        "Schonfels",
    ),
    "the number of a local": (
        "Members of Tinworkers Local 177 met on Monday. Local 177 won.",
        "Tinworkers Local 177",
        "Local 177",
    ),
    "a place of two words": (
        "The Uttar Pradesh Tinsmiths Association met. Tinsmiths Association has ten members.",
        "Uttar Pradesh Tinsmiths Association",
        "Tinsmiths Association",
    ),
    "a registered name among longer ones": (
        "Zinkoro Metals Inc. grew. Its unit Zinkoro Oman opened a mine. Zinkoro has acquired a smelter.",
        "Zinkoro Metals Inc.",
        "Zinkoro",
    ),
}


@pytest.mark.parametrize(("text", "full", "short"), SAME.values(), ids=SAME)
def test_both_forms_are_one_record(text: str, full: str, short: str) -> None:
    assert any(full in forms and short in forms for forms in _records(text))


def test_a_known_name_in_a_registered_one_is_not_the_known_body() -> None:
    text = "The court seized Alcoa Tin Oman, a firm. All of Alcoa Tin Oman LLC was sold. It was not part of Alcoa."
    assert _records(text) == [("Alcoa Tin Oman", "Alcoa Tin Oman LLC"), ("Alcoa",)]


def test_legal_forms_in_front_leave_a_known_body_what_it_is() -> None:
    assert [one.name for one in find("OAO GMK Norilsk Nickel won. Norilsk Nickel rose.", "")] == ["Nornickel"]


def test_a_known_name_without_its_legal_form_in_front_is_the_same() -> None:
    assert len(find("The daily quoted Timah president Poe. PT Timah won.", "")) == 1


def test_letters_that_a_text_gives_a_company_are_no_office_known_by_them() -> None:
    found = find("A deal with GAC Coating Co. Ltd. (GACC) was signed. GACC grew.", "")
    assert [(one.name, one.kind) for one in found] == [("GAC Coating Co. Ltd.", "company")]


def test_letters_of_a_name_in_the_text_are_not_the_company_known_by_them() -> None:
    found = find("The Mineral Salt Collectors Institute wrote. As noted in comments of MSCI, prices fell.", "")
    assert [one.name for one in found] == ["Mineral Salt Collectors Institute"]


NOBODIES = {
    "a person called by the first name": (
        "The company's president, Urry Riana Hardjapa, told reporters. Urry said prices rose. Urry said more."
    ),
    "a person who invests": "It is owned by investor Jostan Eikeling of Norway.",
    "two nations": "The Peruvian-Swedish joint venture closed.",
    "a committee of a house": "Senate Finance chairman Chuck Poe conceded.",
    "a manager's duty": "He met Zinkor Communications Manager Karen Poe.",
}


@pytest.mark.parametrize("text", NOBODIES.values(), ids=NOBODIES)
def test_people_and_nations_are_no_bodies(text: str) -> None:
    assert _records(text) == []


def test_a_nation_may_begin_a_name() -> None:
    assert _records("American Zinkor & Casting Holdings Inc. grew.") == [("American Zinkor & Casting Holdings Inc.",)]
    assert _records("The Swiss Zinkor Casting AG grew.") == [("Zinkor Casting AG",)]
