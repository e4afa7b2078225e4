from __future__ import annotations

import csv
import io
import json

import factories

from store import export
from store.filters import Filter
from store.loading import put
from store.opening import open_store

HOSTILE = "=cmd()\x1b]0;x\x07 \x9b31m \u202e# [a](b) *c*"


def records(tmp_path, *articles):
    put(str(tmp_path / "news.db"), articles)
    store = open_store(str(tmp_path / "news.db"))
    try:
        return list(store.records(Filter()))
    finally:
        store.close()


def written(write, found):
    out = io.StringIO()
    write(found, out)
    return out.getvalue()


def article():
    return factories.article(
        "/n/a",
        "Baowu and copper.",
        "=1+1",
        published="2022-12",
        published_basis="text",
        organisations=(factories.organisation("Baowu", aliases=("Baowu", "Bao")),),
        metals=(factories.metal("copper"), factories.metal("zinc", in_name_only=True)),
        events=(
            factories.event("2022-11-10..2022-11-11"),
            factories.event(None, month_day="11-24", end_month_day="11-25"),
            factories.event("2022-Q4", "quarter"),
        ),
    )


def test_a_record_has_its_keys_in_order(tmp_path):
    (found,) = records(tmp_path, article())
    record = json.loads(written(export.write_jsonl, [found]))
    assert list(record) == [
        "id", "source", "title", "title_basis", "published", "published_basis", "timeline_date", "url", "language",
        "duplicate_of", "organisations", "metals", "dates", "read", "starred", "tags", "note", "text",
    ]  # fmt: skip
    assert record["organisations"] == [
        {
            "name": "Baowu",
            "kind": "company",
            "parent": None,
            "aliases": ["Baowu", "Bao"],
            "mentions": [[0, 5]],
            "title_mentions": [],
        }
    ]
    assert [metal["in_name_only"] for metal in record["metals"]] == [False, True]
    assert list(record["dates"][0]) == ["start", "end", "precision", "basis", "text", "sentence", "span"]
    assert record["dates"][1] | {"text": "", "sentence": ""} == {
        "start": None, "end": None, "month_day": "11-24", "end_month_day": "11-25", "precision": "day",
        "basis": "unknown", "text": "", "sentence": "", "span": [0, 4],
    }  # fmt: skip


def test_csv_joins_lists_and_guards_formulas(tmp_path):
    (row,) = csv.DictReader(io.StringIO(written(export.write_csv, records(tmp_path, article()))))
    assert row["title"] == "'=1+1"
    assert row["organisations"] == "Baowu"
    assert row["metals"] == "copper"
    assert row["dates"] == "2022-11-10..2022-11-11; ????-11-24..????-11-25; 2022-Q4"
    assert (row["read"], row["url"], row["note"]) == ("false", "", "")


def test_nothing_written_drives_a_terminal(tmp_path):
    found = records(tmp_path, factories.article("/n/\x9bfile", "Text \x9b31m \u202e.", HOSTILE))
    line = written(export.write_jsonl, found)
    assert json.loads(line)["title"] == HOSTILE
    for text in (line, written(export.write_markdown, found), written(export.write_csv, found)):
        assert not any(character in text for character in "\x1b\x07\x9b\u202e")


def test_markdown_shows_text_as_it_is(tmp_path):
    text = written(export.write_markdown, records(tmp_path, factories.article("/n/a", "# [a](b) *c*", "A_b")))
    assert text.startswith("# A\\_b\n\n- id: 1\n- source: /n/a\n")
    assert text.endswith("\n\\# \\[a\\](b) \\*c\\*\n")


def test_the_same_articles_give_the_same_bytes(tmp_path):
    found = records(tmp_path, article())
    for write in (export.write_jsonl, export.write_csv, export.write_markdown):
        assert written(write, found) == written(write, found)


def test_csv_keeps_a_source_of_any_characters_in_one_record_and_each_date_once(tmp_path):
    source = '/n/a "b", c\nd;e\r.txt'
    twice = (factories.event("2022-11-10"), factories.event("2022-11", "month"), factories.event("2022-11-10"))
    text = written(export.write_csv, records(tmp_path, factories.article(source, "On copper.", "A, b", events=twice)))
    header, row = csv.reader(io.StringIO(text, newline=""))
    found = dict(zip(header, row, strict=True))
    assert found["source"] == source.replace("\r", "")
    assert found["title"] == "A, b"
    assert found["dates"].split("; ") == ["2022-11-10", "2022-11"]
