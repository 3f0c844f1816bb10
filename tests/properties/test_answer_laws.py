"""The answers of a planned set: the table says what the engine says, for every outcome; and what the engine says is safe."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from hormesis.domain.load import LoadGrid
from hormesis.domain.training import Answer, PlannedSet, SetType
from hormesis.planning.answers import NextSet, Room, answer_for, answered, answers_of, next_set
from hormesis.safety.ceilings import largest_jump_kg
from tests.planning.made import PAGES

LAWS = settings(max_examples=150, deadline=None)
OUTCOMES = [(reps, rir) for reps in range(31) for rir in (None, 0, 1, 2, 3, 4, 5)]
KAPPAS = sorted({0.029, 0.036, 0.04, 0.0455, 0.055})


@dataclass(frozen=True)
class Asked:
    """Two planned sets and the room there is."""

    this: PlannedSet
    then: PlannedSet
    room: Room

    def after(self, reps: int, rir: int | None) -> NextSet:
        return next_set(self.this, self.then, self.room, reps, rir)


@st.composite
def grids(draw: st.DrawFn) -> LoadGrid:
    step = draw(st.sampled_from([0.5, 1.0, 1.134, 2.0, 2.5, 4.5359, 5.0, 7.0]))
    first = draw(st.sampled_from([step, 7.0, 20.0]))
    loads = tuple(round(first + step * i, 4) for i in range(draw(st.integers(1, 40))))
    return LoadGrid(loads, step, "gym", regular=draw(st.booleans()), bounded=draw(st.booleans()))


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    grid = draw(grids())
    load_kg = draw(st.sampled_from(grid.loads_kg))
    then_kg = load_kg if draw(st.booleans()) else grid.floor(0.85 * load_kg) or load_kg
    rir = draw(st.sampled_from([0, 1, 2, 3, 4]))
    this = PlannedSet("a", SetType.WORKING, draw(st.integers(1, 20)), load_kg, rir, draw(st.sampled_from([60, 120, 180, 300])))
    then = PlannedSet("b", SetType.WORKING, draw(st.integers(1, 20)), then_kg, draw(st.sampled_from([rir, 1, 3])), 120)
    room = Room(
        grid,
        max(load_kg, then_kg) + draw(st.sampled_from([0.0, grid.step_kg, 100.0])),
        draw(st.sampled_from(KAPPAS)),
        draw(st.sampled_from([0.0, 0.0, 70.0])),
        draw(st.integers(1, 12)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
    )
    return Asked(this, then, room)


def said(row: Answer | None) -> NextSet:
    assert row is not None
    assert row.rest_s is not None
    return NextSet(row.load_kg, row.reps, row.rest_s, row.code)


@LAWS
@given(asked())
def test_the_table_says_what_the_engine_says_for_every_outcome(one: Asked) -> None:
    rows = answers_of(one.this, one.then, one.room)
    for reps, rir in OUTCOMES:
        assert said(answer_for(rows, reps, rir)) == one.after(reps, rir), (reps, rir)


@LAWS
@given(asked())
def test_more_repetitions_or_more_in_reserve_never_make_the_next_load_easier(one: Asked) -> None:
    sign = -1 if one.room.helped else 1
    for reps, rir in OUTCOMES:
        here = sign * one.after(reps, rir).load_kg
        assert sign * one.after(reps + 1, rir).load_kg >= here
        if rir is not None:
            assert sign * one.after(reps, rir + 1).load_kg >= here


@LAWS
@given(asked())
def test_no_answer_goes_above_the_ceiling_a_jump_or_what_can_be_built(one: Asked) -> None:
    before = one.then.load_kg or 0.0
    for reps, rir in OUTCOMES:
        after = one.after(reps, rir)
        if one.room.helped:
            continue
        built = one.room.grid.floor(after.load_kg)
        assert built is not None
        assert abs(built - after.load_kg) < 0.02
        if after.load_kg > before:
            assert one.room.may_rise
            assert after.load_kg <= one.room.limit_kg + 0.02
            up = one.room.grid.above(before) - before
            assert after.load_kg <= before + largest_jump_kg(before, up, one.room.lower_body) + 0.02
            assert reps + (rir or 0) >= (one.this.reps or 0) + (one.this.rir if rir is not None and one.this.rir else 0)


@LAWS
@given(asked())
def test_what_was_asked_changes_nothing_and_a_failure_is_never_answered_with_more(one: Asked) -> None:
    assert one.this.reps is not None
    exact = one.after(one.this.reps, None)
    assert (exact.load_kg, exact.reps, exact.rest_s, exact.code) == (one.then.load_kg, one.then.reps, one.this.rest_s, "stay")
    for reps in range(one.this.reps):
        failed = one.after(reps, 0)
        assert failed.code != "heavier"
        assert failed.reps is None or failed.reps <= (one.then.reps or 0)
        assert failed.rest_s >= one.this.rest_s


@LAWS
@given(asked())
def test_a_table_is_small_and_covers_each_number_of_repetitions_once_where_the_reserve_is_unknown(one: Asked) -> None:
    rows = answers_of(one.this, one.then, one.room)
    usual = [row for row in rows if row.rir_low is None]
    assert rows[: len(usual)] == tuple(usual)
    assert [row.reps_low for row in usual] == [0, *(row.reps_high + 1 for row in usual[:-1])]
    assert usual[-1].reps_high == 100
    assert len(rows) <= 60


def test_sets_to_the_end_and_sets_without_load_carry_no_table() -> None:
    room = Room(LoadGrid((100.0,), 2.5, "gym"), 120, 0.04)
    usual = PlannedSet("a", SetType.WORKING, 8, 100.0, 2, 120)
    last = PlannedSet("b", SetType.AMRAP, 8, 100.0, 0, 120)
    bodily = PlannedSet("c", SetType.WORKING, 8, None, 2, 120)
    assert [bool(s.answers) for s in answered([usual, last], room)] == [True, False]
    assert [bool(s.answers) for s in answered([bodily, bodily], room)] == [False, False]
    assert len(PAGES) > 0
