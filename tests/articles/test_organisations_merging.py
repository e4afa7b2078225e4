"""One body, one record: the forms that a text uses for it, and the rule that joined each."""

from __future__ import annotations

import pytest

from articles.organisations import find

SAME = [
    (
        "Halvard Zinc Corp. closed its mill. Halvard Zinc said so; Halvard will pay.",
        {"Halvard Zinc Corp.", "Halvard Zinc", "Halvard"},
    ),
    (
        'Elk Creek Alloys, LLC ("Elk Creek") sued. Elk Creek Alloys, Inc. won.',
        {"Elk Creek Alloys, LLC", "Elk Creek", "Elk Creek Alloys, Inc."},
    ),
    (
        "The National Copper Research Institute (NCRI) reports. NCRI agreed with La Paz.",
        {"National Copper Research Institute", "NCRI"},
    ),
    ("The European Tin Commission said so. The Commission will vote.", {"European Tin Commission", "Commission"}),
    (
        "Hunan Provincial Department of Commerce wrote. The Department of Commerce asked again in Hunan.",
        {"Hunan Provincial Department of Commerce", "Department of Commerce"},
    ),
    (
        "China Non-Ferrous Metals Trade Society met. China Nonferrous Metal Trade Society agreed.",
        {"China Non-Ferrous Metals Trade Society", "China Nonferrous Metal Trade Society"},
    ),
    (
        "Ningbo Tianshan Co., Ltd. grew. Tianshan Co., Ltd. is listed.",
        {"Ningbo Tianshan Co., Ltd.", "Tianshan Co., Ltd."},
    ),
    (
        "Beijing Hongli Tin Industry Co., Ltd. sells. Beijing Hongly Tin Industry Co., Ltd. too.",
        {"Beijing Hongli Tin Industry Co., Ltd.", "Beijing Hongly Tin Industry Co., Ltd."},
    ),
    (
        "Tarnwood Ferroalloy Co., Ltd. signed. Tarnwood Company ships.",
        {"Tarnwood Ferroalloy Co., Ltd.", "Tarnwood Company"},
    ),
    (
        "The Smelters Alliance of Chile met; the Chile Smelters Alliance agreed.",
        {"Smelters Alliance of Chile", "Chile Smelters Alliance"},
    ),
]


@pytest.mark.parametrize(("body", "forms"), SAME, ids=[sorted(forms)[0] for _, forms in SAME])
def test_forms_of_one_body_are_one_record(body: str, forms: set[str]) -> None:
    holders = [one for one in find(body, "") if forms & set(one.aliases)]
    assert len(holders) == 1, [one.aliases for one in find(body, "")]
    assert forms <= set(holders[0].aliases)


APART = [
    ("Brannock Inc. holds half of Brannock Copper.", "Brannock Inc.", "Brannock Copper"),
    (
        "Yara Steel Group Co., Ltd. and Yara Trading Co., Ltd. signed.",
        "Yara Steel Group Co., Ltd.",
        "Yara Trading Co., Ltd.",
    ),
    (
        "The Hunan Department of Commerce met the Hubei Department of Commerce.",
        "Hunan Department of Commerce",
        "Hubei Department of Commerce",
    ),
    (
        "China Tin Association and its Indium Branch of China Tin Association met.",
        "China Tin Association",
        "Indium Branch of China Tin Association",
    ),
    ("The Ministry of Energy and the Ministry of Mines replied.", "Ministry of Energy", "Ministry of Mines"),
]


@pytest.mark.parametrize(("body", "one", "other"), APART, ids=[one for _, one, _ in APART])
def test_different_bodies_stay_apart(body: str, one: str, other: str) -> None:
    found = find(body, "")
    first = next(o for o in found if one in o.aliases)
    second = next(o for o in found if other in o.aliases)
    assert first.key != second.key


def test_each_merge_names_its_rule() -> None:
    (one,) = find('Otter Bay Nickel Ltd. ("OBN") drills. OBN found ore. Otter Bay is glad.', "")
    rules = {form: mention.merged_by for form, mention in zip(one.aliases, one.mentions, strict=False)}
    assert one.name == "Otter Bay Nickel Ltd."
    assert rules["Otter Bay Nickel Ltd."] == ""
    assert all(mention.merged_by for mention in one.mentions[1:])


def test_a_tickers_bracket_is_no_mention() -> None:
    body = "Tungstar Corp. (CSE: TGSR) reported. TGSR is debt-free."
    (one,) = find(body, "")
    assert [body[m.start : m.end] for m in one.mentions] == ["Tungstar Corp.", "TGSR"]


def test_the_company_in_quotes_is_no_name() -> None:
    (one,) = find('Tungstar Corp. ("Tungstar" or the "Company") drills. The Company is glad.', "")
    assert set(one.aliases) == {"Tungstar Corp.", "Tungstar"}


def test_the_vocabularys_name_is_shown_and_its_parent_told() -> None:
    (one,) = find("China Baowu Steel Group Corporation Limited rolled more steel.", "")
    assert one.known
    assert one.name != "China Baowu Steel Group Corporation Limited"


def test_the_longest_form_names_an_unknown_body() -> None:
    (one,) = find("Halvard said no. Halvard Zinc Smelting Corp. is in Oslo. Halvard shares fell.", "")
    assert one.name == "Halvard Zinc Smelting Corp."


def test_names_and_keys_do_not_depend_on_what_stands_first() -> None:
    a = "Halvard Zinc Corp. closed its mill."
    b = "Lanzhou University tested the ore."
    assert {(o.name, o.key) for o in find(a + " " + b, "")} == {(o.name, o.key) for o in find(b + " " + a, "")}
