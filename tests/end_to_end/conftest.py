"""Running the installed program as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
PROGRAM = (sys.executable, "-m", "tui")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a person whose files lie in a folder of the test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSDASH_", "COLUMNS", "LINES"))}
    return kept | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "PYTHONIOENCODING": "utf-8",
        "NEWSDASH_DB": str(tmp_path / "news.db"),
        "NEWSDASH_MARKS": str(tmp_path / "marks.db"),
    }


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """`run("load", path)` runs newsdash to its end and gives its exit code, stdout and stderr."""

    def run_newsdash(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            env=environment,
            cwd=tmp_path,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=90,
            check=False,
        )

    return run_newsdash


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample articles."""
    import articles

    return Path(articles.__file__).parent / "samples"
