"""What a command may load: start-up is imports, and a headless command needs no screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

STORY = "Codelco said on 3 March 2024 that copper output in Chile rose.\n\nThe miner sold more cathodes.\n"


def modules_loaded_by(arguments: list[str], environment: dict[str, str]) -> set[str]:
    """Top-level names of all modules a run of newsdash loads."""
    code = (
        "import sys\n"
        "from tui.commandline import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.fixture
def loaded(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    modules_loaded_by(["load", str(story)], environment)
    return environment


def test_version_loads_neither_textual_nor_sqlite_utils(environment: dict[str, str]) -> None:
    assert not {"textual", "rich", "sqlite_utils", "dateparser"} & modules_loaded_by(["--version"], environment)


@pytest.mark.parametrize(
    "arguments",
    [["search", "copper"], ["facets", "metals"], ["show", "1"], ["show", "1", "--why"], ["export"], ["info"]],
    ids=" ".join,
)
def test_asking_loads_no_screen_and_no_table_maker(loaded: dict[str, str], arguments: list[str]) -> None:
    assert not {"textual", "rich", "sqlite_utils", "dateparser"} & modules_loaded_by(arguments, loaded)


def test_loading_loads_no_screen(environment: dict[str, str], tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    assert not {"textual", "rich"} & modules_loaded_by(["load", str(story)], environment)


NOT_AT_THE_START = {
    "sqlite_utils", "dateparser", "pyroaring", "articles.model", "articles.reader", "articles.passages",
    "articles.similarity",
    "store.facet_index", "store.loading", "store.background", "store.records", "store.names", "store.corrections",
    "store.filterline", "tui.cli.ask", "tui.cli.names", "tui.cli.upkeep", "tui.screens.advising",
    "tui.widgets.article_layout", "tui.widgets.jump_line", "tui.widgets.prompt_line",
    "tui.article_text", "tui.screens.completing", "tui.screens.copying", "tui.screens.help",
    "tui.screens.load_report", "tui.screens.paging", "tui.screens.picking", "tui.screens.writing_out",
}  # fmt: skip


def test_the_screen_begins_without_what_its_first_rows_do_not_need() -> None:
    code = "import sys, tui.commandline, tui.app, store.opening\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "tui.screens.main" in loaded
    assert not NOT_AT_THE_START & loaded
