"""What is documented is what the code does."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from store.filter_words import USAGES
from store.filterline import KEYWORDS
from store.filters import STATES, parse

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """The script that writes the documentation."""
    spec = importlib.util.spec_from_file_location("make_documentation", ROOT / "docs" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_as_the_code_makes_them(make) -> None:
    for path, text in make.pages().items():
        assert path.read_text(encoding="utf-8") == text, f"python docs/make.py writes {path.name} anew"


def test_the_readme_has_the_filter_table() -> None:
    assert "<!-- filters -->\n| filter line | means |" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_table_without_words_is_an_error(make) -> None:
    with pytest.raises(ValueError, match="forgotten"):
        make.hold_together("tables", {"articles": {}}, ["articles", "forgotten"])


def test_every_form_is_a_filter_that_means_something() -> None:
    for usage in USAGES:
        for form in usage.forms:
            assert parse(form), form
            assert parse(str(parse(form))) == parse(form)


def test_every_keyword_and_state_is_declared() -> None:
    forms = [form.lstrip("-") for usage in USAGES for form in usage.forms]
    assert {form.partition(":")[0] for form in forms if ":" in form} == set(KEYWORDS)
    assert {form.removeprefix("is:") for form in forms if form.startswith("is:")} == set(STATES)
