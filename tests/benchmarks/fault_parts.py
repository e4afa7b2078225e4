"""What the fault rounds let other processes do.

python fault_parts.py loader DB PATH | reader DB FILE-THAT-ENDS-IT | asker DB
"""

from __future__ import annotations

import os
import sqlite3
import sys

from fault_checks import hold

from store.errors import StoreError
from store.filters import Filter, parse
from store.loading import load
from store.opening import open_store

OF_ONE_MOMENT = (
    "coalesce(sum(articles), 0) FROM totals WHERE facet = 'articles'",
    "count(*) FROM articles",
    "count(*) FROM articles_fts_docsize",
    "count(DISTINCT article_id) FROM article_metals",
    "coalesce(sum(articles), 0) FROM facet_index WHERE facet = 'group'",
)


def loader(db: str, path: str) -> int:
    """Load, or say in one line why not."""
    try:
        print(load(db, [path]))
    except StoreError as error:
        print(f"refused: {error}")
        return 1
    return 0


def reader(db: str, ended: str) -> int:
    """Ask until a file is there; every answer is of one moment between two batches."""
    questions = 0
    store = open_store(db)
    plain = sqlite3.connect(db, timeout=30, isolation_level=None)
    while not os.path.exists(ended):
        store.page(parse("copper"), 0, 20)
        store.facet(parse("metal:tin"), "organisations", 10)
        store.histogram(Filter(), "month")
        groups = store.groups(parse("org:codelco"))
        hold(groups.undated == groups.yearless == 0, "articles without their date")
        plain.execute("BEGIN")
        counts = [plain.execute(f"SELECT {sql}").fetchone()[0] for sql in OF_ONE_MOMENT]
        plain.execute("COMMIT")
        hold(len(set(counts)) == 1, f"half a batch: {counts}")
        questions += 5
    print(questions)
    return 0


def asker(db: str) -> int:
    """Ask for how many articles there are."""
    store = open_store(db)
    print(store.count(Filter()))
    list(store.page(parse("copper"), 0, 50))
    store.close()
    return 0


if __name__ == "__main__":
    part = {"loader": loader, "reader": reader, "asker": asker}[sys.argv[1]]
    sys.exit(part(*sys.argv[2:]))
