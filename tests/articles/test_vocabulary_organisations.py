"""The vocabulary of well-known organisations is sound: unambiguous, complete in its references, wide and in order."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

import pytest

from articles.model import Kind
from articles.names import key
from articles.organisations import find
from articles.organisations.gazetteer import FILES

FIELDS = {"name", "kind", "aliases", "context_aliases", "registered", "capitals", "parent", "context"}


def entries_of(file: str) -> list[dict[str, Any]]:
    """The entries of one file of the vocabulary, in the file's order."""
    text = files("articles").joinpath("vocabulary", file).read_text(encoding="utf-8")
    listed: list[dict[str, Any]] = tomllib.loads(text)["organisation"]
    return listed


BY_FILE = {file: entries_of(file) for file in FILES}
ENTRIES = [entry for listed in BY_FILE.values() for entry in listed]


def forms(entry: dict[str, Any]) -> Iterator[str]:
    """Every form of an entry, its name first."""
    yield entry["name"]
    yield from entry.get("aliases", ())
    yield from entry.get("context_aliases", ())


def test_the_vocabulary_is_wide() -> None:
    assert len(BY_FILE["organisations.toml"]) >= 600
    assert len(BY_FILE["business.toml"]) >= 2500
    kinds = Counter(entry["kind"] for entry in ENTRIES)
    assert all(kinds[kind] >= 20 for kind in get_args(Kind))


def test_entries_have_known_fields_and_kinds() -> None:
    assert [entry for entry in ENTRIES if not {"name", "kind"} <= entry.keys() <= FIELDS] == []
    assert [entry["name"] for entry in ENTRIES if entry["kind"] not in get_args(Kind)] == []


def test_a_form_means_one_body() -> None:
    owners: dict[str, set[str]] = {}
    for entry in ENTRIES:
        for form in forms(entry):
            owners.setdefault(form.casefold(), set()).add(entry["name"])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_an_entry_gives_each_form_once() -> None:
    repeated = [
        (entry["name"], form)
        for entry in ENTRIES
        for form, count in Counter(form.casefold() for form in forms(entry)).items()
        if count > 1
    ]
    assert repeated == []


def test_parents_are_other_entries_and_never_run_in_a_ring() -> None:
    parents = {entry["name"]: entry["parent"] for entry in ENTRIES if "parent" in entry}
    names = {entry["name"] for entry in ENTRIES}
    assert set(parents.values()) <= names
    for name in parents:
        line = [name]
        while (above := parents.get(line[-1])) is not None:
            assert above not in line
            line.append(above)


@pytest.mark.parametrize("file", FILES)
def test_names_stand_in_alphabetical_order(file: str) -> None:
    names = [entry["name"] for entry in BY_FILE[file]]
    assert names == sorted(names, key=str.casefold)


def test_a_name_stands_once_in_all_files() -> None:
    names = Counter(entry["name"].casefold() for entry in ENTRIES)
    assert [name for name, count in names.items() if count > 1] == []


def test_forms_are_clean() -> None:
    assert [form for entry in ENTRIES for form in forms(entry) if form != " ".join(form.split()) or len(form) < 2] == []


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("Companhia Vale do Rio Doce", "Vale", "company"),
        ("CNIA", "China Nonferrous Metals Industry Association", "association"),
        ("USGS", "US Geological Survey", "government"),
        ("USTB", "University of Science and Technology Beijing", "university"),
        ("Nippon Kokan", "NKK", "company"),
    ],
)
def test_a_form_leads_to_its_body(form: str, name: str, kind: str) -> None:
    found = [entry for entry in ENTRIES if form in forms(entry)]
    assert [(entry["name"], entry["kind"]) for entry in found] == [(name, kind)]


def test_common_words_need_context() -> None:
    plain = {entry["name"] for entry in ENTRIES if not entry.get("context")}
    plain |= {alias for entry in ENTRIES for alias in entry.get("aliases", ())}
    assert plain.isdisjoint(("Vale", "Shell", "Commerce", "Interior", "Chase", "Antofagasta", "Total", "Commission"))


def test_a_form_that_needs_context_needs_it_with_a_legal_ending_too() -> None:
    """Since a reader that takes "Corp" off "Ball Corp" is left with the common word."""
    named = [(key(entry["name"]), entry.get("context", False)) for entry in ENTRIES]
    plain = {folded for folded, context in named if not context}
    plain |= {key(alias) for entry in ENTRIES for alias in entry.get("aliases", ())}
    in_context = {folded for folded, context in named if context}
    in_context |= {key(alias) for entry in ENTRIES for alias in entry.get("context_aliases", ())}
    assert plain & in_context == set()


def test_forms_of_two_bodies_never_merge() -> None:
    owners: dict[str, set[str]] = {}
    for entry in ENTRIES:
        for form in forms(entry):
            owners.setdefault(key(form), set()).add(entry["name"])
    assert {folded: names for folded, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moody's said on Monday that it may cut the rating.", "Moody's"),
        ("Analysts expect Sotheby's to sell it.", "Sotheby's"),
        ("They read that AT&T had agreed.", "AT&T"),
        ("They heard H&M had agreed.", "H&M"),
        ("Grain went to Exportkhleb in March.", "Exportkhleb"),
        ("They spoke of China Huadian on Monday.", "China Huadian"),
    ],
)
def test_names_with_signs_and_without_a_head_word_are_found(text: str, name: str) -> None:
    assert [found.name for found in find(text, "")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The next step for Iceland is a visa.",
        "Boots and a shell lay on the target.",
        "Next, an apple and an orange were cut.",
    ],
)
def test_common_words_are_no_companies(text: str) -> None:
    assert find(text, "") == ()
