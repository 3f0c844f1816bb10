"""The laws of progression, over gyms: who always succeeds gets heavier before long, who always fails never does.

The bound: a heavier load at the latest after 30 workouts where the next one is at most half as heavy again (after 12 where it
is at most 5 % more). Beyond that a step is too far for any safe range, and the plan says so.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain.athlete import Gym
from hormesis.domain.facts import Fact
from hormesis.domain.load import kg_from
from hormesis.domain.training import PlannedExercise, PlannedSet
from hormesis.estimation.state import Beliefs
from hormesis.planning.exercise import Context, grid_of, prescribe
from hormesis.planning.plates import loading_of
from simulations.logs import fold, set_fact
from tests.planning.made import NOBODY, PAGES, day

LAWS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = {
    "Bench": "barbell-bench-press",
    "Squat": "back-squat",
    "Curl": "dumbbell-curl",
    "Pulldown": "lat-pulldown",
    "Leg Press": "leg-press",
    "Dip": "assisted-chest-dip",
    "Weighted Pull Up": "weighted-pull-up",
}
LIGHTEST = {"Bench": 30.0, "Squat": 40.0, "Curl": 6.0, "Pulldown": 20.0, "Leg Press": 60.0, "Weighted Pull Up": 5.0}
BOUND, BOUND_OF_SMALL_STEPS = 30, 12
Outcome = Callable[[PlannedSet], tuple[float | None, int, float | None]]

POUNDS = tuple(kg_from(2.5 * n, "lb") for n in (1, 2, 4, 10, 18))
GYMS: dict[str, Gym | None] = {
    "inferred from the log": None,
    "usual plates": Gym(
        bars_kg=(20.0,),
        plates_kg=(1.25, 2.5, 5.0, 10.0, 20.0),
        dumbbells_kg=tuple(2.0 * n for n in range(1, 40)),
        stack_step_kg=5.0,
    ),
    "coarse": Gym(
        bars_kg=(20.0,), plates_kg=(5.0, 10.0, 20.0), dumbbells_kg=(2.0, 5.0, 7.5, 10.0, 15.0, 20.0, 30.0), stack_step_kg=10.0
    ),
    "microplates": Gym(
        bars_kg=(20.0,),
        plates_kg=(0.25, 0.5, 1.25, 2.5, 5.0, 10.0, 20.0),
        dumbbells_kg=tuple(float(n) for n in range(1, 60)),
        stack_step_kg=2.5,
    ),
    "pounds": Gym(
        bars_kg=(kg_from(45, "lb"),),
        plates_kg=POUNDS,
        dumbbells_kg=tuple(kg_from(5 * n, "lb") for n in range(1, 25)),
        stack_step_kg=kg_from(10, "lb"),
    ),
}


@dataclass(frozen=True)
class Start:
    """A lifter of one lift: three alike days in the log, every third day after."""

    name: str
    gym: str
    load_kg: float
    reps: int
    sets: int

    def plans(self, outcome: Outcome, count: int) -> list[PlannedExercise]:
        """The plans of so many workouts, each done as ``outcome`` says."""
        athlete, page, beliefs, plans = replace(NOBODY, gym=GYMS[self.gym]), PAGES[NAMES[self.name]], Beliefs(), []
        for n in range(3):
            beliefs = self._folded(beliefs, 3 * n, [(self.load_kg, self.reps, None)] * self.sets)
        for n in range(3, 3 + count):
            made = prescribe(beliefs, athlete, beliefs.lifts[self.name], page, Context("", self.sets, day(3 * n)))
            assert made is not None
            plans.append(made.planned)
            beliefs = self._folded(beliefs, 3 * n, [outcome(one) for one in made.planned.sets])
        return plans

    def steps(self) -> tuple[float, float]:
        """The next load in this gym, as a share of the load, and the heaviest there is."""
        beliefs = self._folded(Beliefs(), 0, [(self.load_kg, self.reps, None)] * self.sets)
        grid = grid_of(replace(NOBODY, gym=GYMS[self.gym]), beliefs.lifts[self.name], PAGES[NAMES[self.name]])
        return grid.above(self.load_kg) / self.load_kg, grid.loads_kg[-1]

    def _folded(self, before: Beliefs, on: int, done: list[tuple[float | None, int, float | None]]) -> Beliefs:
        unit = {"entered_unit": "lb"} if self.gym == "pounds" else {}
        facts: list[Fact] = [
            set_fact(on, load, reps, self.name, n, **unit, **({} if rir is None else {"rir": rir}))
            for n, (load, reps, rir) in enumerate(done)
        ]
        return fold(facts, PAGES, NAMES, start=before)[0]


@st.composite
def starts(draw: st.DrawFn) -> Start:
    name, gym = draw(st.sampled_from(sorted(LIGHTEST))), draw(st.sampled_from(sorted(GYMS)))
    wanted = LIGHTEST[name] * draw(st.sampled_from([1.0, 1.6, 2.5]))
    start = Start(name, gym, wanted, draw(st.sampled_from([3, 5, 8, 12])), draw(st.integers(1, 4)))
    beliefs = start._folded(Beliefs(), 0, [(wanted, 5, None)])
    grid = grid_of(replace(NOBODY, gym=GYMS[gym]), beliefs.lifts[name], PAGES[NAMES[name]])
    return replace(start, load_kg=grid.floor(wanted) or grid.loads_kg[0])


def as_asked(one: PlannedSet) -> tuple[float | None, int, float | None]:
    return one.load_kg, one.reps or 0, one.rir


def as_asked_unsaid(one: PlannedSet) -> tuple[float | None, int, float | None]:
    return one.load_kg, one.reps or 0, None


def heaviest(plan: PlannedExercise) -> float:
    return max(one.load_kg or 0.0 for one in plan.sets)


@LAWS
@given(starts(), st.sampled_from([as_asked, as_asked_unsaid]))
def test_who_always_succeeds_gets_heavier_before_long(start: Start, outcome: Outcome) -> None:
    share, _ = start.steps()
    if share > 1.5:
        return
    bound = BOUND_OF_SMALL_STEPS if share <= 1.05 else BOUND
    plans = start.plans(outcome, bound + 1)
    if any(why.code == "hold_heaviest_there_is" for plan in plans for why in plan.why):
        return
    assert any(heaviest(plan) > start.load_kg + 0.02 for plan in plans), [(heaviest(p), p.why[0].code) for p in plans]
    for plan in plans:
        assert not any(why.code.startswith(("lower", "return")) for why in plan.why), [
            (heaviest(p), p.why[0].code) for p in plans
        ]
        assert all((one.reps or 0) >= min(start.reps, 8) - 3 for one in plan.sets), "the range does not sink"


@LAWS
@given(starts(), st.sampled_from([0.0, 0.5, 0.75]), st.booleans())
def test_who_always_fails_never_gets_a_heavier_load(start: Start, got: float, said: bool) -> None:
    plans = start.plans(lambda one: (one.load_kg, math.floor(got * (one.reps or 0)), 0 if said else None), 12)
    loads = [heaviest(plan) for plan in plans[1:]]
    assert all(later <= earlier + 0.02 for earlier, later in pairwise(loads)), loads


@LAWS
@given(starts())
def test_nobody_is_asked_for_more_than_a_jump_at_a_time_whatever_they_did(start: Start) -> None:
    plans = start.plans(lambda one: (one.load_kg, (one.reps or 0) + 6, 4), 8)
    done = start.load_kg
    for plan in plans:
        grid = grid_of(
            replace(NOBODY, gym=GYMS[start.gym]),
            start._folded(Beliefs(), 0, [(done, 5, None)]).lifts[start.name],
            PAGES[NAMES[start.name]],
        )
        assert heaviest(plan) <= max(grid.above(done), 1.075 * done) + 0.02
        done = max(done, heaviest(plan))


@LAWS
@given(st.sampled_from(["usual plates", "coarse"]), st.integers(3, 12), st.integers(1, 4), st.sampled_from([20.0, 40.0]))
def test_help_goes_step_by_step_for_who_succeeds_and_never_goes_for_who_fails(
    gym: str, reps: int, sets: int, help_kg: float
) -> None:
    start = Start("Dip", gym, help_kg, reps, sets)
    step = (GYMS[gym] or Gym()).stack_step_kg or 5.0
    helps = [heaviest(plan) for plan in start.plans(as_asked_unsaid, BOUND)]
    assert helps[-1] < help_kg
    assert all(0 <= before - after <= step + 0.02 or after == before for before, after in pairwise(helps))
    assert all(abs(one / step - round(one / step)) < 1e-6 for one in helps), "exactly what the stack has"
    failed = [heaviest(plan) for plan in start.plans(lambda one: (one.load_kg, (one.reps or 0) // 2, None), 10)]
    assert min(failed[1:]) >= failed[1]


@LAWS
@given(starts())
def test_every_load_on_a_bar_has_its_plates(start: Start) -> None:
    gym = GYMS[start.gym]
    for plan in start.plans(as_asked, 6):
        page = PAGES[plan.exercise or ""]
        for one in plan.sets:
            found = loading_of(gym, page, one.load_kg or 0.0)
            if gym is None or start.name not in ("Bench", "Squat"):
                assert found is None or found.bar_kg is None
            else:
                assert found is not None
                assert abs((found.bar_kg or 0) + 2 * sum(found.plates_kg) - (one.load_kg or 0)) < 0.05
