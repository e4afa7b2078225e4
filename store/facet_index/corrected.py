"""Bitmaps of organisations and kinds as a person's rules about names have them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pyroaring import BitMap

from store import facets
from store.asking import Asking
from store.compact import ALIASES, NAMED
from store.corrections import Body, Corrections, corrections_of
from store.facet_index.bitmaps import Bitmaps


def of_parts(asking: Asking, bitmaps: Bitmaps, parts: Iterable[int]) -> BitMap:
    """The articles that have any of some organisations, or parts of them as `store.corrections` has it."""
    made = corrections_of(asking)
    if made is None or not made.splits:
        return bitmaps.union(asking, [("organisation", part) for part in sorted(parts)])
    return BitMap.union(BitMap(), *(_of_part(asking, bitmaps, made, part) for part in parts))


def _of_part(asking: Asking, bitmaps: Bitmaps, made: Corrections, part: int) -> BitMap:
    if part < 0:
        return _moved(asking, bitmaps, made, part)
    found = bitmaps.one(asking, "organisation", part)
    for split in made.splits_of(part):
        found = found - _moved(asking, bitmaps, made, split)
    return found


def _moved(asking: Asking, bitmaps: Bitmaps, made: Corrections, part: int) -> BitMap:
    """The articles that name an organisation by nothing but the alias that was split from it."""

    def look() -> BitMap:
        organisation = made.splits[part].organisation
        rows = asking.rows(
            f"SELECT {ALIASES} AS found, json_group_array(article_id) FROM article_organisations l {NAMED}"
            " WHERE l.organisation_id = ? GROUP BY found",
            (organisation,),
        )
        found = [ids for aliases, ids in rows if made.part_of(organisation, json.loads(aliases)) == part]
        return BitMap([id for ids in found for id in json.loads(ids)])

    return bitmaps.remembered(("split", made.stamp, part), look)


def of_kinds(asking: Asking, bitmaps: Bitmaps, kinds: Iterable[str]) -> BitMap:
    """The articles that have an organisation of any of some kinds."""
    made = corrections_of(asking)
    if made is None or not (changed := _of_other_kinds(asking, made)):
        return bitmaps.union(asking, [("kind", kind) for kind in kinds])
    return BitMap.union(BitMap(), *(_of_kind(asking, bitmaps, made, changed, kind) for kind in kinds))


def _of_kind(asking: Asking, bitmaps: Bitmaps, made: Corrections, changed: list[int], kind: str) -> BitMap:
    """Away with the articles of what changed; then those that have the kind by another organisation or by now."""

    def look() -> BitMap:
        touched = of_parts(asking, bitmaps, changed)
        rows = asking.rows(
            "SELECT DISTINCT article_id FROM article_organisations JOIN organisations o ON o.id = organisation_id"
            " WHERE article_id IN (SELECT value FROM json_each(?)) AND o.kind = ?"
            " AND o.id NOT IN (SELECT value FROM json_each(?))",
            (json.dumps(touched.to_array().tolist()), kind, json.dumps(changed)),
        )
        now = [part for part in changed if not made.body_of[part].ignored and made.body_of[part].kind == kind]
        rest = bitmaps.one(asking, "kind", kind) - touched
        return rest | BitMap([id for (id,) in rows]) | of_parts(asking, bitmaps, now)

    return bitmaps.remembered(("kind", made.stamp, kind), look)


def _of_other_kinds(asking: Asking, made: Corrections) -> list[int]:
    """The parts that count for another kind than the tables say, or for none, and those split from the same."""
    organisations = {part: made.splits[part].organisation if part < 0 else part for part in made.body_of}
    rows = asking.rows(
        "SELECT id, kind FROM organisations WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(set(organisations.values()))),),
    )
    stored = dict(rows)
    changed = {
        organisations[part]
        for part, body in made.body_of.items()
        if body.ignored or body.kind != stored[organisations[part]]
    }
    return [part for part, organisation in organisations.items() if organisation in changed]


def by_names(asking: Asking) -> tuple[dict[str, list[int]], set[int]]:
    """Names that aren't one untouched organisation's alone, with the parts that go by each; and the organisations
    that must not be counted by themselves for it."""
    shared = facets.shared_names(asking)
    made = corrections_of(asking)
    if made is None:
        return shared, {id for ids in shared.values() for id in ids}
    groups = {name: [id for id in ids if id not in made.body_of] for name, ids in shared.items()}
    shown = [body for body in made.bodies if not body.ignored]
    rows = asking.rows(
        "SELECT name, id FROM organisations WHERE articles > 0 AND name IN (SELECT value FROM json_each(?))",
        (json.dumps([body.name for body in shown]),),
    )
    for name, id in rows:
        if id not in made.body_of and id not in groups.setdefault(name, []):
            groups[name].append(id)
    for body in shown:
        groups.setdefault(body.name, []).extend(body.parts)
    return groups, {id for ids in groups.values() for id in ids} | made.body_of.keys()


def body_at(asking: Asking, part: int) -> Body | None:
    """The body that rules put a part in."""
    made = corrections_of(asking)
    return made.body_of.get(part) if made else None
