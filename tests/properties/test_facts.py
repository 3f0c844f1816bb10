"""The laws of the store: order and repetition do not matter, an undo is exact, export and import are each other's inverse."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.store import athletes, facts, heads, imports
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from hormesis.store.tables import fact_head

CLOCK = Clock(lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))
IDS = [f"fact-{n}" for n in range(5)]

_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
_at = st.sampled_from(
    ["2026-03-01", "2026-03-01T10:00:00", "2026-03-01 10:00:00", "2026-03-02T09:00:00+01:00", "2026-03-02T09:00:00Z"]
)


@st.composite
def _notes(draw: st.DrawFn, versioned: bool | None = None) -> Fact:
    text = draw(st.sampled_from(["sore", "fine", "ж"]))
    fields: dict[str, Any] = {"text": text, "order": draw(st.integers(0, 2))}
    if draw(st.booleans()):
        fields["unknown"] = draw(_json.filter(lambda value: value is not None))
    carries = draw(st.booleans()) if versioned is None else versioned
    version = f"0000000000{draw(st.integers(10, 14))}-0000-00000001" if carries else ""
    return Fact("note", draw(_at), draw(st.sampled_from(IDS)), fields, draw(st.sampled_from(["", "hevy"])), version)


@st.composite
def _deletes(draw: st.DrawFn, targets: list[str]) -> Fact:
    target = draw(st.sampled_from(targets))
    return Fact("tombstone", "2026-03-05T10:00:00", f"delete {target}", {"target": target}, version="000000000013-0000-00000001")


_anything = _notes() | _deletes(IDS)


def _is_consistent(by_key: list[Fact]) -> bool:
    """One version is one content, and what carries no version has one content: two sayings of one moment have no order."""
    said: dict[tuple[str, str], dict[str, Any]] = {}
    versioned = {fact.id for fact in by_key if fact.version}
    return all(
        said.setdefault((fact.id, fact.version), fact_to_json(fact)) == fact_to_json(fact)
        and not (fact.id in versioned and not fact.version)
        for fact in by_key
    )


Opened = Callable[[], Database]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """Gives a store without rows. Two of them can be used at once; the third is the first again where it is PostgreSQL."""
    if request.param == "sqlite":
        yield lambda: open_database(IN_MEMORY, CLOCK)
        return
    server = request.getfixturevalue("postgres")
    with server.used() as one, server.used() as two:
        stores = [open_database(url, CLOCK) for url in (one, two)]
        turns = cycle(stores)

        def emptied() -> Database:
            store = next(turns)
            with store.transaction() as tx:
                athletes.purge(tx, "ann")
            return store

        yield emptied
        for store in stores:
            store.close()


def _say(db: Database, said: list[Fact], imported: bool = False) -> int | None:
    with db.transaction() as tx:
        import_id = imports.begin(tx, "ann", "log", "hash", "source", "", "2026-03-01") if imported else None
        facts.append(tx, "ann", said, CLOCK, import_id)
    return import_id


def _live(db: Database, with_versions: bool = True) -> list[str]:
    with db.reading() as tx:
        found = [fact_to_json(fact) for fact in facts.live(tx, "ann")]
    for fact in found if not with_versions else ():
        del fact["version"]
    return [json.dumps(fact, sort_keys=True) for fact in found]


def _export(db: Database) -> list[str]:
    with db.reading() as tx:
        return [json.dumps(fact_to_json(fact)) for fact in facts.export(tx, "ann")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(said=st.lists(_anything, max_size=7).filter(_is_consistent), data=st.data(), imported=st.booleans())
def test_facts_in_any_order_any_number_of_times_in_any_pieces_give_the_same_live_set(
    fresh: Opened, said: list[Fact], data: st.DataObject, imported: bool
) -> None:
    at_once, in_pieces = fresh(), fresh()
    _say(at_once, said, imported)
    shuffled = data.draw(st.permutations(said + data.draw(st.lists(st.sampled_from(said), max_size=4) if said else st.just([]))))
    cut = data.draw(st.integers(0, len(shuffled)))
    for piece in (shuffled[:cut], shuffled[cut:]):
        _say(in_pieces, piece, imported)
    assert _live(in_pieces, with_versions=False) == _live(at_once, with_versions=False)


@settings(max_examples=60, deadline=None)
@given(said=st.lists(st.lists(_anything, max_size=4), max_size=3))
def test_export_into_a_fresh_store_and_export_again_is_identity_and_the_same_is_live(
    fresh: Opened, said: list[list[Fact]]
) -> None:
    first, second = fresh(), fresh()
    for piece in said:
        _say(first, piece)
    _say(second, [fact_from(json.loads(line), "export") for line in _export(first)], imported=True)
    assert _export(second) == _export(first)
    assert _live(second) == _live(first)


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(_anything, max_size=5),
    brought=st.lists(_anything, max_size=5),
    earlier_import=st.booleans(),
)
def test_an_undo_is_exact_and_importing_again_brings_everything_back_once(
    fresh: Opened, before: list[Fact], brought: list[Fact], earlier_import: bool
) -> None:
    db = fresh()
    _say(db, before, imported=earlier_import)
    exported = _export(db)
    import_id = _say(db, brought, imported=True)
    with_import = _live(db, with_versions=False)
    assert import_id is not None
    with db.transaction() as tx:
        facts.take_back_import(tx, "ann", import_id, CLOCK)
    assert _export(db) == exported
    _say(db, brought, imported=True)
    again = _export(db)
    if _is_consistent(before + brought):
        assert _live(db, with_versions=False) == with_import
    with db.transaction() as tx:
        repeated = facts.append(tx, "ann", brought, CLOCK, import_id)
    assert repeated.written == 0
    assert _export(db) == again


@settings(max_examples=40, deadline=None)
@given(
    pieces=st.lists(st.tuples(st.lists(_anything, max_size=3), st.booleans()), min_size=1, max_size=4),
    undone=st.sets(st.integers(1, 4)),
)
def test_the_cache_of_heads_never_differs_from_one_built_anew(
    fresh: Opened, pieces: list[tuple[list[Fact], bool]], undone: set[int]
) -> None:
    db = fresh()
    made = [_say(db, said, imported) for said, imported in pieces]
    for import_id in made:
        if import_id in undone:
            with db.transaction() as tx:
                facts.take_back_import(tx, "ann", import_id, CLOCK)
    with db.transaction() as tx:
        kept = set(tx.execute(fact_head.select()).all())
        heads.rebuild(tx, "ann")
        assert set(tx.execute(fact_head.select()).all()) == kept


_files = st.lists(
    st.lists(_notes(versioned=False), min_size=1, max_size=4, unique_by=lambda fact: fact.id), min_size=1, max_size=3
)


@settings(max_examples=60, deadline=None)
@given(files=_files, data=st.data())
def test_undoing_any_import_and_importing_it_again_changes_nothing(
    fresh: Opened, files: list[list[Fact]], data: st.DataObject
) -> None:
    db = fresh()
    made = [_say(db, said, imported=True) for said in files]
    before = _live(db, with_versions=False)
    for _ in range(data.draw(st.integers(1, 3))):
        which = data.draw(st.integers(0, len(files) - 1))
        wrote = made[which]
        assert wrote is not None
        with db.transaction() as tx:
            undone = facts.take_back_import(tx, "ann", wrote, CLOCK)
        made[which] = _say(db, files[which], imported=True) if undone else wrote
        assert _live(db, with_versions=False) == before
