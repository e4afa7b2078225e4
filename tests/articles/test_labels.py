"""The labels of the sample articles are well-formed: what they name stands in the text, their values are real."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
import scoring

from articles.metals import FAMILIES
from articles.model import KINDS, PRECISIONS, Source
from articles.sources import inputs, read_sources

VOCABULARY = {metal for members in FAMILIES.values() for metal in members} | set(FAMILIES)
LABELS = scoring.labels()


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text of every sample record with the title it declares, by the name of its label."""
    records = [record for path in inputs([str(scoring.SAMPLES)]) for record in read_sources(str(path))]
    return {
        scoring.name_of(record.source): _spaced(f"{record.title or ''}\n{record.text}")
        for record in records
        if isinstance(record, Source)
    }


def test_every_sample_has_a_label_and_every_label_a_sample(texts: dict[str, str]) -> None:
    assert set(texts) == set(LABELS)


@pytest.mark.parametrize("name", LABELS)
def test_what_a_label_names_stands_in_the_text(name: str, texts: dict[str, str]) -> None:
    assert [surface for surface in _surfaces(LABELS[name]) if _spaced(surface) not in texts[name]] == []


@pytest.mark.parametrize("name", LABELS)
def test_no_form_stands_for_two_organisations(name: str) -> None:
    forms = [form for each in LABELS[name]["organisations"] for form in set(each["surfaces"])]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


@pytest.mark.parametrize("name", LABELS)
def test_kinds_and_metals_are_of_the_vocabulary(name: str) -> None:
    label = LABELS[name]
    assert {each["kind"] for each in label["organisations"]} <= set(KINDS)
    assert {*label["metals"], *label["metals_optional"]} <= VOCABULARY
    assert set(label["metals"]).isdisjoint(label["metals_optional"])


@pytest.mark.parametrize("name", LABELS)
def test_dates_are_days_in_order(name: str) -> None:
    for date in [*LABELS[name]["dates"], *LABELS[name]["dates_optional"]]:
        assert datetime.date.fromisoformat(date["start"]) <= datetime.date.fromisoformat(date["end"]), date
        assert date["precision"] in PRECISIONS
    for date in LABELS[name]["yearless_dates"]:
        assert datetime.date.fromisoformat(f"2024-{date['month_day']}")
    published = [LABELS[name]["published"], LABELS[name].get("published_optional")]
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", each) for each in published if each)


def _surfaces(label: scoring.Label) -> Iterator[str]:
    """Everything a label says stands in the text."""
    dates: list[Any] = [*label["dates"], *label["dates_optional"], *label["yearless_dates"]]
    yield from (date["surface"] for date in dates)
    yield from (form for each in label["organisations"] for form in each["surfaces"])
    yield from label["organisations_optional"]
    yield from [label["title"]] if label["title"] else []


def _spaced(text: str) -> str:
    """With each run of white space as one space, since lines may be broken anywhere."""
    return " ".join(text.split())
