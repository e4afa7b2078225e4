"""A source becomes an article, every step of reading in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.cleaning import clean
from articles.model import Source
from articles.reader import body_hash, content_hash, understand, understand_all

STORY = """Zinc smelter to be closed

LONDON, March 3, 2024 - Nyrstar NV said on Tuesday that it would close its zinc smelter in May.
It made 120,000 tonnes of zinc last year.
"""


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


def test_who_what_and_when_are_read() -> None:
    article = understand(Source("/a.txt", STORY, path="/a.txt"))
    assert article.title == "Zinc smelter to be closed"
    assert article.title_basis == "stated"
    assert (article.published, article.published_basis) == ("2024-03-03", "text")
    assert article.timeline_date == "2024-03-03"
    assert "zinc" in {metal.metal for metal in article.metals}
    assert "Nyrstar NV" in {form for o in article.organisations for form in (o.name, *o.aliases)}
    assert "2023-01-01" in {event.start for event in article.events}
    assert (article.language, article.understood) == ("en", True)
    assert article.raw == STORY
    assert is_subsequence(article.body, STORY)


def test_many_articles_together_are_what_each_is_alone() -> None:
    other = "中国有色金属工业协会在北京召开会议。"
    texts = [STORY, other, "", STORY.replace("zinc", "tin"), f"Metals Daily News\n{STORY}"]
    sources = [Source(f"/{number}.txt", texts[number % len(texts)]) for number in range(70)]
    repeated = frozenset({"metals daily news"})
    together = list(understand_all((source, repeated) for source in sources))
    assert together == [understand(source, repeated) for source in sources]
    assert {article.title for article in together[4::5]} == {"Zinc smelter to be closed"}


def test_hostile_text_is_cleaned_by_deletion_and_kept_as_it_came() -> None:
    dirty = STORY.replace("zinc smelter", "\x1b[31mzi\u200bnc\u202e smelter\x1b]0;owned\x07")
    source = Source("/a.txt", dirty, title="Up\x1b[2J\n and away", metadata={"k\x07": "v\x9bx"})
    article = understand(source)
    assert article.raw == dirty
    assert article.body == clean(article.body)
    assert is_subsequence(article.body, dirty)
    assert article.title == "Up and away"
    assert article.metadata == {"k": "vx"}
    assert "zinc" in {metal.metal for metal in article.metals}


@pytest.mark.parametrize(
    "text",
    [
        "中国有色金属工业协会在北京召开会议，讨论铜冶炼的产能问题。2024年3月5日。",
        "Die Hütte wird nach dem Brand nicht vor dem Herbst wieder anlaufen, und der Preis für Zink steigt.",
    ],
)
def test_text_that_is_not_english_is_kept_but_not_understood(text: str) -> None:
    article = understand(Source("/a.txt", text, published="2024-03-06"))
    assert not article.understood
    assert article.language in ("zh", "de")
    assert article.body
    assert (article.organisations, article.metals, article.events) == ((), (), ())
    assert article.timeline_date == "2024-03-06"


def test_an_exported_body_gives_the_same_article_again() -> None:
    first = understand(Source("/a.txt", STORY))
    again = understand(
        Source(
            "/a.txt",
            first.body,
            title=first.title,
            published=first.published,
            is_body=True,
            title_basis=first.title_basis,
            published_basis=first.published_basis,
        )
    )
    for name in ("title", "title_basis", "published", "published_basis", "timeline_date", "body", "body_hash"):
        assert getattr(again, name) == getattr(first, name), name
    assert (again.organisations, again.metals, again.events) == (first.organisations, first.metals, first.events)


CHANGES = [
    {"text": "Copper fell."},
    {"title": "Up"},
    {"published": "2024"},
    {"url": "https://e.example"},
    {"language": "de"},
    {"is_body": True},
    {"metadata": {"a": "b"}},
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_content_hash_is_of_everything_said(change: dict[str, object]) -> None:
    source = Source("/a.txt", "Copper rose.")
    assert content_hash(replace(source, **change)) != content_hash(source)  # type: ignore[arg-type]


def test_the_content_hash_is_not_of_the_place() -> None:
    source = Source("/a.txt", "Copper rose.", path="/a.txt")
    assert content_hash(replace(source, source="/b.txt", path="/b.txt", encoding="cp1252")) == content_hash(source)
    assert len(content_hash(source)) == 32


def test_the_body_hash_folds_case_space_and_punctuation() -> None:
    assert body_hash("Copper rose,\n  it said.") == body_hash("copper rose it said")
    assert body_hash("Copper rose") != body_hash("Copper fell")
    assert body_hash("") != body_hash("...")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("Copper Ltd 2024-03 May \n.,“”[]()#*|\x1b\u202e\t:/@%—é铜0123"), max_size=400))
def test_any_text_is_read_and_every_span_lies_in_its_text(text: str) -> None:
    article = understand(Source("/a.txt", text))
    assert is_subsequence(article.body, text)
    found = [(m, len(article.body)) for x in (*article.organisations, *article.metals) for m in x.mentions]
    found += [(m, len(article.title)) for x in (*article.organisations, *article.metals) for m in x.title_mentions]
    assert all(0 <= mention.start < mention.end <= length for mention, length in found)
    for event in article.events:
        within = article.title if event.in_title else article.body
        assert event.text == within[slice(*event.span)]
