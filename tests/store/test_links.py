"""Organisations of articles as columns: what is written is read."""

from __future__ import annotations

import sqlite3

import pytest

from store.facet_index.links import CHUNK, read_chunks, write_links
from store.facet_index.storage import make_tables


@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE totals(facet, value, articles)")
    make_tables(connection)
    yield connection
    connection.close()


@pytest.mark.parametrize("each", [0, 3, 70])
def test_columns_hold_as_many_organisations_as_there_are(connection, each):
    linked = {CHUNK + place: [place, *range(2000, 2000 + each)] for place in range(0, CHUNK, 1 + (each < 70))}
    write_links(connection, linked)
    write_links(connection, {CHUNK + 4: [9], CHUNK + 6: []})
    (number, chunk), *others = read_chunks(connection, [0, 1, 2]).items()
    assert (number, others) == (1, [])
    wanted = {**linked, CHUNK + 4: [9], CHUNK + 6: []}
    assert {id: list(chunk.of(id)) for id in range(CHUNK, 2 * CHUNK)} == {
        id: wanted.get(id, []) for id in range(CHUNK, 2 * CHUNK)
    }
