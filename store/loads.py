"""The rows of `loads` and `rejections`: what each load did, and what it refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.model import Rejection

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass
class Outcome:
    """How many articles of a batch were new, changed, the same as before, and refused."""

    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0

    def add(self, other: Outcome) -> None:
        """Add another batch's."""
        self.loaded += other.loaded
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.rejected += other.rejected

    def __str__(self) -> str:
        return f"loaded {self.loaded}, updated {self.updated}, unchanged {self.unchanged}, rejected {self.rejected}"


def replace_rejections(db: Database, paths: Sequence[str], rejections: Sequence[Rejection], load_id: int) -> None:
    """A file's rejections are those of its last reading: `PATH` itself and `PATH#…`."""
    db.conn.executemany(
        "DELETE FROM rejections WHERE source = ?1 OR (source > ?1 || '#' AND source < ?1 || '$')",
        [(path,) for path in paths],
    )
    db.conn.executemany("DELETE FROM rejections WHERE source = ?", [(it.source,) for it in rejections])
    db.conn.executemany(
        "INSERT INTO rejections(source, reason, load_id) VALUES (?, ?, ?)",
        [(rejection.source, rejection.reason, load_id) for rejection in rejections],
    )


def begin_load(db: Database, paths: Sequence[str], now: str) -> int:
    """A row of `loads` for a load that begins; gives its id. `now` is an ISO time in UTC."""
    id: int = db.conn.execute(
        "INSERT INTO loads(started, paths) VALUES (?, ?) RETURNING id",
        (now, json.dumps(list(paths), ensure_ascii=False)),
    ).fetchone()[0]
    return id


def count_load(db: Database, load_id: int, outcome: Outcome) -> None:
    """Add what a batch did to its load's row."""
    db.conn.execute(
        "UPDATE loads SET loaded = loaded + ?, updated = updated + ?, unchanged = unchanged + ?,"
        " rejected = rejected + ? WHERE id = ?",
        (outcome.loaded, outcome.updated, outcome.unchanged, outcome.rejected, load_id),
    )


def end_load(db: Database, load_id: int, now: str) -> None:
    """Note that a load came to its end."""
    db.conn.execute("UPDATE loads SET finished = ? WHERE id = ?", (now, load_id))
