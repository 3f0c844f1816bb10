"""A tired day takes sets, reps and load off, a good one adds nothing; uncertain days change nothing; and it is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hormesis.domain.evidence import Unavailable
from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedExercise, PlannedSet, SetType
from hormesis.estimation.form import UNKNOWN, Form
from hormesis.estimation.readiness import Readiness
from hormesis.estimation.sleep import Shortfall, Sleep
from hormesis.estimation.worth import Worth
from hormesis.exercises.library import load_library
from hormesis.planning.easing import Easing, eased, easing_of
from hormesis.planning.exercise import Prescription

GRID = LoadGrid(tuple(20 + 2.5 * i for i in range(60)), 2.5, "log")
STACK = LoadGrid(tuple(10.0 * i for i in range(1, 20)), 10.0, "log")


def _form(mean: float, sd: float = 0.6, loss: float = 0.0) -> Form:
    sleep = Sleep(-1.0, 0.4, {}, 340, 440, True, Shortfall(340, 440, 100 / 60, loss)) if loss else None
    return Form(Readiness(mean, sd, ()), (), sleep)


def _work(load_kg: float | None = 100.0, sets: int = 4, grid: LoadGrid = GRID) -> Prescription:
    one = PlannedSet("a", SetType.WORKING, 8, load_kg, 2, 120)
    return Prescription(PlannedExercise("x", "X", (one,) * sets, Unavailable("timed"), ()), None, grid, 0.8, 40)


def _kept(one: Prescription | None) -> tuple[PlannedSet, ...]:
    assert one is not None
    return one.planned.sets


def test_an_unknown_day_changes_nothing_and_says_so() -> None:
    easing = easing_of(UNKNOWN, Worth())
    assert (easing.load_factor, easing.rir_more, easing.accessory_sets) == (1.0, 0, 0)
    assert [why.code for why in easing.why] == ["no_signals"]
    assert eased(_work(), easing, accessory=True, fatigue=0.0) == _work()


@pytest.mark.parametrize(
    ("mean", "code", "load_kg", "sets", "reps", "rir"),
    [
        (0.5, "readiness_push", 100.0, 4, 8, 2),
        (-0.2, "readiness_balanced", 100.0, 4, 8, 2),
        (-0.5, "readiness_unsure", 100.0, 4, 8, 2),
        (-0.75, "readiness_trims", 100.0, 4, 7, 3),
        (-1.1, "readiness_eases", 97.5, 3, 8, 3),
        (-1.6, "readiness_rest", 97.5, 3, 8, 3),
    ],
)
def test_the_day_takes_off_what_its_probability_says(
    mean: float, code: str, load_kg: float, sets: int, reps: int, rir: float
) -> None:
    easing = easing_of(_form(mean), Worth())
    made = _kept(eased(_work(), easing, accessory=False, fatigue=0.0))
    assert easing.why[0].code == code
    assert [(s.load_kg, s.reps, s.rir) for s in made] == [(load_kg, reps, rir)] * sets


def test_only_accessories_lose_a_set_on_a_likely_low_day() -> None:
    easing = easing_of(_form(-0.75), Worth())
    assert len(_kept(eased(_work(), easing, accessory=True, fatigue=0.0))) == 3
    assert len(_kept(eased(_work(), easing, accessory=False, fatigue=0.0))) == 4


def test_where_no_lighter_load_is_near_a_rep_goes_instead() -> None:
    made = _kept(eased(_work(100.0, grid=STACK), easing_of(_form(-1.1), Worth()), accessory=False, fatigue=0.0))
    assert {(s.load_kg, s.reps, s.rir) for s in made} == {(100.0, 7, 3)}


def test_short_sleep_is_said_with_both_times() -> None:
    easing = easing_of(_form(-1.1, loss=-0.012), Worth())
    short = easing.why[-1]
    assert (short.code, short.values["slept_min"], short.values["need_min"], short.values["percent"]) == (
        "short_sleep",
        340,
        440,
        1.2,
    )
    assert easing.load_factor == pytest.approx(0.975)


def test_readiness_that_told_nothing_in_forty_workouts_changes_nothing() -> None:
    deaf = Worth(trials=45, error_without=50.0, error_with=50.0)
    easing = easing_of(_form(-2.0), deaf)
    assert (easing.load_factor, easing.sets_factor, easing.rir_more) == (1.0, 1.0, 0)
    assert [why.code for why in easing.why] == ["readiness_tells_nothing"]


@pytest.mark.parametrize(("fatigue", "sets"), [(0.05, 4), (0.07, 3)])
def test_tired_muscles_cost_a_set(fatigue: float, sets: int) -> None:
    assert len(_kept(eased(_work(), Easing(), accessory=False, fatigue=fatigue))) == sets


def test_muscles_that_lost_a_tenth_wait() -> None:
    assert eased(_work(), Easing(), accessory=False, fatigue=0.11) is None


@given(
    means=st.tuples(st.floats(-3, 3), st.floats(-3, 3)),
    losses=st.tuples(st.floats(-0.03, 0), st.floats(-0.03, 0)),
    tired=st.tuples(st.floats(0, 0.1), st.floats(0, 0.1)),
    sd=st.floats(0.3, 1),
    load_kg=st.sampled_from([20.0, 60.0, 62.5, 100.0]),
    sets=st.integers(1, 6),
    accessory=st.booleans(),
)
def test_a_worse_day_never_gives_more_load_or_sets(
    means: tuple[float, float],
    losses: tuple[float, float],
    tired: tuple[float, float],
    sd: float,
    load_kg: float,
    sets: int,
    accessory: bool,
) -> None:
    worse, better = (
        _kept(eased(_work(load_kg, sets), easing_of(_form(pick(means), sd, pick(losses)), Worth()), accessory, last(tired)))
        for pick, last in ((min, max), (max, min))
    )
    planned = _work(load_kg, sets).planned.sets
    for lower, upper in ((worse, better), (better, planned)):
        assert len(lower) <= len(upper)
        assert all((a.load_kg or 0) <= (b.load_kg or 0) for a, b in zip(lower, upper, strict=False))


def test_a_tired_day_never_takes_help_away() -> None:
    dip = replace(_work(30.0), page=load_library().pages["assisted-chest-dip"])
    made = _kept(eased(dip, easing_of(_form(-1.6), Worth()), accessory=False, fatigue=0.0))
    assert {s.load_kg for s in made} == {30.0}
    assert all((s.reps or 0) < 8 for s in made)
