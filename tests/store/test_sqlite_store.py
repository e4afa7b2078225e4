from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from store_contract import Steps, StoreContract

from store.loading import put, remove
from store.opening import open_store
from store.protocol import Store


class TestSqliteStore(StoreContract):
    @staticmethod
    @contextmanager
    def make(steps: Steps) -> Iterator[Store]:
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/news.db"
            for step in steps:
                if step and isinstance(step[0], str):
                    remove(path, step)
                else:
                    put(path, step)
            store = open_store(path)
            try:
                yield store
            finally:
                store.close()
