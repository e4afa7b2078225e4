"""Repeats of a story are found while loading, and stay right when its articles change or go."""

from __future__ import annotations

import json
import random
import sqlite3

import pytest
from lookalikes import price_reports
from repeated_stories import EDITS, bodies, edited

from store.facet_index.upkeep import faults as index_faults
from store.loading import load, remove
from store.upkeep import faults


@pytest.fixture
def db(tmp_path):
    return str(tmp_path / "news.db")


def put_in(db, folder, texts, **options):
    """Load texts as the records of one file; gives what each points to, by name."""
    path = folder / "wire.jsonl"
    records = [{"id": name, "title": f"Title {name}", "text": text} for name, text in texts.items()]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    load(db, [str(path)], jobs=1, **options)
    return firsts(db)


def firsts(db):
    connection = sqlite3.connect(db)
    rows = connection.execute(
        "SELECT a.source, f.source FROM articles a LEFT JOIN articles f ON f.id = a.duplicate_of"
    ).fetchall()
    assert list(index_faults(connection)) == []
    connection.close()
    assert tuple(faults(db)) == ()
    return {name(source): name(first) for source, first in rows}


def name(source):
    return source and source.rpartition("#")[2]


def retold(seed, count):
    """Some sample stories and, of each, `count` tellings after real-looking edits, by name."""
    dice = random.Random(seed)
    return {
        f"{number}-{telling}": edited(body, [dice.choice(EDITS)] if telling else [], dice)
        for telling in range(count + 1)
        for number, body in enumerate(bodies())
    }


def test_stories_retold_by_others_are_found(db, tmp_path):
    texts = retold(3, 2)
    found = put_in(db, tmp_path, texts)
    wanted = {it: f"{it.partition('-')[0]}-0" for it in texts if not it.endswith("-0")}
    wrong = {it: first for it, first in found.items() if first and first.partition("-")[0] != it.partition("-")[0]}
    assert wrong == {}
    assert sum(found[it] == first for it, first in wanted.items()) >= 0.75 * len(wanted)


def test_reports_of_a_series_are_stories_of_their_own(db, tmp_path):
    dice = random.Random(5)
    series = [text for texts in price_reports(dice, 12) for text in texts]
    found = put_in(db, tmp_path, {f"{number}": text for number, text in enumerate(series)})
    assert {first for it, first in found.items() if series[int(it)] not in series[: int(it)]} == {None}


def test_no_repeat_points_to_a_repeat(db, tmp_path):
    body = bodies()[0]
    dice = random.Random(1)
    found = put_in(db, tmp_path, {"a": body, "b": edited(body, [EDITS[3]], dice), "c": edited(body, [EDITS[3]], dice)})
    assert found == {"a": None, "b": "a", "c": "a"}


def test_repeats_are_judged_again_when_the_first_changes(db, tmp_path):
    body, other = bodies()[:2]
    texts = {"a": body, "b": f"(Agency) {body}", "c": body.upper(), "d": other}
    assert put_in(db, tmp_path, texts) == {"a": None, "b": "a", "c": "a", "d": None}
    assert put_in(db, tmp_path, {**texts, "a": other}) == {"a": None, "b": None, "c": "b", "d": "a"}
    assert put_in(db, tmp_path, texts) == {"a": None, "b": "a", "c": "a", "d": None}


def test_repeats_are_judged_again_when_the_first_is_taken_out(db, tmp_path):
    body = bodies()[0]
    put_in(db, tmp_path, {"a": body, "b": f"(Agency) {body}", "c": body.upper()})
    remove(db, [f"{tmp_path / 'wire.jsonl'}#a"])
    assert firsts(db) == {"b": None, "c": "b"}
    remove(db, [f"{tmp_path / 'wire.jsonl'}#b"])
    assert firsts(db) == {"c": None}


def test_repeats_may_be_left_unmarked(db, tmp_path):
    body = bodies()[0]
    texts = {"a": body, "b": f"(Agency) {body}", "c": body}
    assert set(put_in(db, tmp_path, texts, keep_duplicates=True).values()) == {None}
    # What was loaded so is nobody's first later.
    assert put_in(db, tmp_path, {**texts, "d": body})["d"] is None
