"""Names as they compare, and the key that many spellings share."""

from __future__ import annotations

import pytest

from articles.names import fold, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rio Tinto", "rio  tinto"),
        ("The State Council", "State Council"),
        ("Zinc & Lead Works", "Zinc and Lead Works"),
        ("Tongling Non-Ferrous", "Tongling Non Ferrous"),
        ("McEwen’s", "McEwen"),
        ("Boliden A.B.", "Boliden AB"),
        ("“Codelco”", "Codelco"),
    ],
)
def test_fold_takes_case_punctuation_and_spaces_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("China Non-Ferrous Metals Industry Association", "China Nonferrous Metal Industry Association"),
        ("Tanbreez Mining Ltd", "Tanbreez Mining Limited"),
        ("Elk Creek Alloys, LLC", "Elk Creek Alloys, Inc."),
        ("The Yara Smelting Co. , Ltd.", "Yara Smelting Co., Ltd."),
        ("Hunan Provincial Department of Commerce", "Hunan Department of Commerce"),
        ("OAO Severonikel", "Severonikel"),
        ("Aluminum Corporation", "Aluminium Corporation"),
    ],
)
def test_key_is_one_for_spellings_of_one_body(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baosteel", "Baosteel Metal"),
        ("McEwen Inc.", "McEwen Copper"),
        ("Hunan Department of Commerce", "Hubei Department of Commerce"),
        ("Shanshan Group", "Shanshan Co., Ltd."),
        ("Ministry of Energy", "Ministry of Energy and Mines"),
    ],
)
def test_key_keeps_different_bodies_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("name", ["Co., Ltd.", "Company", "the", "Inc."])
def test_key_of_a_bare_legal_form_is_not_empty(name: str) -> None:
    assert key(name)
