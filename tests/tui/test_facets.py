"""The panes of values: orders, families, kinds, merging."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import MemoryStore, many_records, press, record, running, sample_store, screen_lines, screen_text

from store.filters import parse
from store.loading import load
from store.opening import open_store
from store.protocol import FacetCount
from tui.app import NewsdashApp
from tui.facet_orders import distinctiveness


def shown(app: NewsdashApp, pane: str = "organisations") -> list[str]:
    return [value.value for value in getattr(app.main, pane)._shown]


async def test_organisations_are_sorted_by_name_newest_and_what_is_distinctive() -> None:
    app = NewsdashApp(sample_store(), filter=parse("metal:copper"))
    async with running(app, (160, 45)) as pilot:
        await press(pilot, "2")
        assert shown(app) == ["Codelco", "Rio Tinto"]
        await press(pilot, "slash", "=c", "ctrl+u", "enter", "2", "S")
        assert shown(app)[0] == "Baowu Magnesium"
        assert "by name" in screen_text(app)
        await press(pilot, "S")
        assert shown(app)[:2] == ["Codelco", "Rio Tinto"]
        await press(pilot, "S", "3", "j", "space")
        assert "log-odds z" in screen_text(app)
        assert shown(app)[-1] != "Chongqing University"


async def test_any_or_all_says_what_it_does() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        await press(pilot, "3", "space", "a")
        assert "include another with space first" in screen_lines(app)[-1]
        assert str(app.main.history.now) == "metal:copper"
        await press(pilot, "j", "space", "a")
        assert "articles with all of the values included" in screen_lines(app)[-1]
        await press(pilot, "a")
        assert "articles with any of the values included" in screen_lines(app)[-1]


async def test_all_values_are_counted_where_the_pane_has_only_the_first() -> None:
    store = MemoryStore(many_records(500))
    for number, made in enumerate(store.records_kept):
        other = made.organisations[0]._replace(name=f"Mine {number}")
        store.records_kept[number] = made._replace(organisations=(*made.organisations, other))
    app = NewsdashApp(store)
    async with running(app, (120, 40)) as pilot:
        assert "2 Organisations 711 " in screen_text(app)
        await press(pilot, "3", "space")
        assert "2 Organisations 200 " in screen_text(app)


async def test_kinds_and_families_stand_in_one_column_short_where_names_need_the_room() -> None:
    names = [("Association of all Makers of Castings", "association"), ("Baowu", "company")]
    made = record(1, "On foil", "Baowu and aluminium.", date="2022-01-01", metals=["aluminium"], organisations=names)
    app = NewsdashApp(MemoryStore([made]))
    async with running(app, (120, 40)) as pilot:
        lines = screen_lines(app)
        at = next(line.index("assn.") for line in lines if "assn." in line)
        assert any(line[at:].startswith("co.   1") for line in lines)
        assert any("aluminium" in line and "light 1" in line for line in lines)
        await press(pilot, "2", "z")
        lines = screen_lines(app)
        at = next(line.index("association 1") for line in lines if "association 1" in line)
        assert any(line[at:].startswith("company     1") for line in lines)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (FacetCount("only here", 10, 10), FacetCount("as everywhere", 10, 100)),
        (FacetCount("many", 50, 60), FacetCount("few", 1, 1)),
        (FacetCount("as everywhere", 10, 100), FacetCount("elsewhere", 0, 100)),
    ],
)
def test_what_is_distinctive_is_over_represented_and_well_attested(more: FacetCount, less: FacetCount) -> None:
    assert distinctiveness(more, 100, 1000) > distinctiveness(less, 100, 1000)


def test_what_is_as_common_as_everywhere_is_not_distinctive() -> None:
    assert abs(distinctiveness(FacetCount("x", 10, 100), 100, 1000)) < 0.01
    assert distinctiveness(FacetCount("all", 10, 10), 10, 10) == 0


async def test_metals_fold_by_family_and_a_family_can_be_wanted() -> None:
    app = NewsdashApp(sample_store())
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "3", "S", "S", "S", "S")
        assert shown(app, "metals")[0] == "base"
        lines = [line for line in screen_lines(app) if line.strip().startswith(("v ", "copper"))]
        assert any("v base" in line for line in lines)
        assert shown(app, "metals").index("copper") > 0
        await press(pilot, "g", "j", "h")
        assert "copper" not in shown(app, "metals")
        assert "> base" in screen_text(app)
        await press(pilot, "space")
        assert str(app.main.history.now) == "metal:base"
        await press(pilot, "u", "l")
        assert "copper" in shown(app, "metals")


async def test_kinds_stand_in_for_organisations() -> None:
    app = NewsdashApp(sample_store())
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "2", "K")
        assert set(shown(app)) == {"company", "university", "government"}
        await press(pilot, "space")
        assert str(app.main.history.now) == "kind:company"
        await press(pilot, "K")
        assert "Codelco" in shown(app)


async def test_two_organisations_are_merged_and_taken_apart_again(tmp_path: Path) -> None:
    for number, name in enumerate(("Codelco", "Rio Tinto", "Rio Tinto")):
        (tmp_path / f"{number}.txt").write_text(
            f"{name} lot {number}\n\n{name} sold copper on {number + 1} May 2023.\n"
        )
    db = str(tmp_path / "news.db")
    load(db, [str(tmp_path)], jobs=1)
    store = open_store(db, str(tmp_path / "marks.db"))
    app = NewsdashApp(store)
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "2")
        assert shown(app) == ["Rio Tinto", "Codelco"]
        await press(pilot, "j", "M", "=rio", "tab", "enter")
        assert shown(app) == ["Rio Tinto"]
        assert "merged Codelco into Rio Tinto" in screen_lines(app)[-1]
        await press(pilot, "u")
        assert shown(app) == ["Rio Tinto", "Codelco"]
        await press(pilot, "ctrl+r")
        assert shown(app) == ["Rio Tinto"]
    store.close()
