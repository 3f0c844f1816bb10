"""The laws of a plan, over made-up logs, gyms and athletes: nothing too heavy, nothing unbuildable, nothing ruled out."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain.anatomy import LOWER_BODY, Region
from hormesis.domain.athlete import Athlete, Gym, Limitation, Pain, Profile
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import Loadability, LoadMeaning
from hormesis.domain.training import PlannedExercise, TodayPlan
from hormesis.estimation.state import Beliefs
from hormesis.exercises.library import load_library
from hormesis.exercises.vocabulary import MOVEMENT_TAGS
from hormesis.planning.grid import grid_for
from hormesis.planning.gym_grid import gym_grid
from hormesis.planning.reference import placeholder_kg
from hormesis.planning.today import plan_today
from hormesis.safety.ceilings import largest_jump_kg
from hormesis.safety.pain import loads_region
from hormesis.words.render import render
from simulations.logs import fold, set_fact, workout_fact

LIBRARY = load_library()
PAGES = LIBRARY.pages
NAMES = {
    "Bench": "barbell-bench-press",
    "Squat": "back-squat",
    "Curl": "dumbbell-curl",
    "Pulldown": "lat-pulldown",
    "Pull Up": "weighted-pull-up",
    "Assisted Dip": "assisted-chest-dip",
    "Plank": "plank",
    "Leg Press": "leg-press",
}
LAWS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_loads = st.sampled_from([None, 0.4536, 20, 42.5, 60, 61.2, 62.5, 80, 100, 102.5, 140]) | st.integers(1, 60).map(
    lambda n: 2.5 * n
)
_steady = st.tuples(_loads, st.integers(1, 20), st.integers(1, 6))


@st.composite
def logs(draw: st.DrawFn) -> list[Fact]:
    """Up to four months of workouts: each lift near a load of its own, with odd days between."""
    facts: list[Fact] = []
    habits = {name: draw(_steady) for name in draw(st.lists(st.sampled_from([*NAMES, "Own"]), min_size=1, unique=True))}
    day = 0
    spread, rise = draw(st.sampled_from([0, 0, 1, 3])), draw(st.sampled_from([0.0, 0.0, 2.5]))
    gaps = draw(st.sampled_from([[2, 3], [7], [1, 2, 2, 3, 4, 7, 21, 60]]))
    for done in range(draw(st.integers(1, 14))):
        day += draw(st.sampled_from(gaps))
        order = 0
        for name, (load_kg, reps, count) in habits.items():
            odd = draw(st.sampled_from([1.0, 1.0, 1.0, 1.0, 1.025, 1.1, 0.8, 2.0])) if spread else 1.0
            for _ in range(count):
                timed = name == "Plank"
                facts.append(
                    set_fact(
                        day,
                        None if timed or load_kg is None else round(load_kg * odd + rise * done, 2),
                        None if timed else max(reps + draw(st.integers(-spread, spread)), 0),
                        name,
                        order,
                        duration_s=30.0 if timed else None,
                        rir=draw(st.sampled_from([None, None, 0, 2, 4])),
                        set_type=draw(st.sampled_from(["working", "working", "working", "warm_up", "failure"])),
                        workout=f"workout {day}",
                    )
                )
                order += 1
        facts.append(workout_fact(day, draw(st.sampled_from(["A", "B", ""])), draw(st.sampled_from([35, 60, 100]))))
    return facts


@st.composite
def gyms(draw: st.DrawFn) -> Gym:
    """A gym with odd plates, few dumbbells and a stack, or with nothing known of some of them."""
    return Gym(
        bars_kg=tuple(sorted(draw(st.sets(st.sampled_from([7.0, 10.0, 15.0, 18.5, 20.0]), max_size=2)))),
        plates_kg=tuple(sorted(draw(st.lists(st.sampled_from([0.5, 1.25, 2.0, 2.27, 5.0, 10.0, 13.0, 20.0]), max_size=5)))),
        dumbbells_kg=tuple(sorted(draw(st.sets(st.sampled_from([2.0, 5.0, 7.5, 10.0, 12.0, 17.0, 30.0]), max_size=5)))),
        stack_step_kg=draw(st.none() | st.sampled_from([2.3, 5.0, 7.0])),
    )


athletes = st.builds(
    Athlete,
    st.builds(
        Profile,
        goal=st.none() | st.sampled_from(["strength", "hypertrophy", "general"]),
        experience=st.none() | st.sampled_from(["novice", "advanced"]),
    ),
    st.none() | gyms(),
    st.lists(
        st.builds(
            Limitation,
            st.sampled_from([str(r) for r in Region]),
            st.none(),
            st.lists(st.sampled_from(sorted(MOVEMENT_TAGS)), max_size=2).map(tuple),
            st.none(),
        ),
        max_size=1,
    ).map(tuple),
    st.just(()),
    st.just({}),
    st.just(False),
    st.lists(
        st.builds(Pain, st.sampled_from([str(r) for r in Region]), st.none(), st.integers(0, 10).map(float), st.booleans()),
        max_size=1,
    ).map(tuple),
)


@dataclass(frozen=True)
class Case:
    """A plan with what it was made from."""

    plan: TodayPlan
    beliefs: Beliefs
    athlete: Athlete

    @property
    def known(self) -> list[PlannedExercise]:
        """The exercises that the log holds; a stand-in that it doesn't has no load."""
        new = [one for one in self.plan.work if one.name not in self.beliefs.lifts]
        assert all(s.load_kg is None for one in new for s in one.sets)
        assert all("stands_in" in [why.code for why in one.why] for one in new)
        return [one for one in self.plan.work if one.name in self.beliefs.lifts]

    def grid(self, one: PlannedExercise) -> LoadGrid:
        lift = self.beliefs.lifts[one.name]
        page = PAGES.get(lift.exercise or "")
        return gym_grid(self.athlete.gym, page, lift.heaviest_kg, lift.unit) or self.grid_of_log(one)

    def grid_of_log(self, one: PlannedExercise) -> LoadGrid:
        lift = self.beliefs.lifts[one.name]
        page = PAGES.get(lift.exercise or "")
        loads = {load: n for load, n in lift.loads.items() if load > placeholder_kg(lift, page)}
        lately = {s.load_kg for d in lift.recent for s in d.sets if s.load_kg and s.load_kg > placeholder_kg(lift, page)}
        return grid_for(loads, lift.unit, page.loadability if page else Loadability.NONE, lately)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    facts = draw(logs())
    beliefs, _ = fold(facts, PAGES, NAMES)
    athlete = draw(athletes)
    on = max(f.day for f in facts) + timedelta(days=draw(st.sampled_from([1, 2, 5, 15, 40, 120])))
    return Case(plan_today(beliefs, athlete, on, PAGES.get, LIBRARY), beliefs, athlete)


def _helped(one: PlannedExercise) -> bool:
    page = PAGES.get(one.exercise or "")
    return page is not None and page.load_meaning is LoadMeaning.ASSISTANCE


@LAWS
@given(cases())
def test_no_load_is_above_one_jump_over_the_heaviest_ever_lifted(case: Case) -> None:
    for one in case.known:
        lift = case.beliefs.lifts[one.name]
        page = PAGES.get(one.exercise or "")
        lower = page is not None and page.primary_group in LOWER_BODY
        grid = case.grid(one)
        step = grid.above(lift.heaviest_kg) - lift.heaviest_kg
        if lift.heaviest_kg < grid.loads_kg[0]:  # the way up to the lightest load there is is no step
            step = min(step, case.grid_of_log(one).step_kg)
        limit = lift.heaviest_kg + largest_jump_kg(lift.heaviest_kg, step, lower)
        assert all((s.load_kg or 0) <= limit + 0.02 for s in one.sets), (one.name, one.sets)
        if not _helped(one):
            assert all(a.load_kg <= limit + 0.02 for s in one.sets for a in s.answers), (one.name, one.sets)


@LAWS
@given(cases())
def test_every_load_can_be_built(case: Case) -> None:
    ramps = {(item.name, item.load_kg) for item in case.plan.warm_up if item.load_kg}
    for one in case.known:
        grid = case.grid(one)
        loads = {s.load_kg for s in one.sets if s.load_kg} | {load for name, load in ramps if name == one.name and load}
        loads |= {a.load_kg for s in one.sets for a in s.answers}
        if _helped(one) and grid.source != "gym":
            continue  # the help of the last time, as it was
        for load in loads:
            assert load is not None
            if not _helped(one):
                built = grid.floor(load)
                assert built is not None, (one.name, load)
                assert abs(built - load) < 0.02, (one.name, load, built)


@LAWS
@given(cases())
def test_a_raise_is_never_larger_than_the_allowed_jump(case: Case) -> None:
    for one in case.plan.work:
        page = PAGES.get(one.exercise or "")
        lower = page is not None and page.primary_group in LOWER_BODY
        for why in (w for w in one.why if w.code.startswith("raise_")):
            last, load = float(str(why.values["last_kg"])), float(str(why.values["load_kg"]))
            step = case.grid(one).above(last) - last
            assert last < load <= last + largest_jump_kg(last, step, lower) + 0.02


@LAWS
@given(cases())
def test_nothing_goes_against_a_limitation_or_loads_what_hurts(case: Case) -> None:
    for one in case.plan.work:
        page = PAGES.get(one.exercise or "")
        for limitation in case.athlete.limitations:
            assert not limitation.avoid or (page is not None and not set(limitation.avoid) & set(page.movement_tags))
        for pain in case.athlete.pains:
            if pain.level > 5:
                assert page is not None
                assert not loads_region(page, Region(pain.region))
            elif (pain.level >= 4 or (pain.new and pain.level > 0)) and (page is None or loads_region(page, Region(pain.region))):
                assert not any(w.code.startswith("raise_") for w in one.why)
    tags = {tag for limitation in case.athlete.limitations for tag in limitation.avoid}
    for item in case.plan.warm_up:
        page = PAGES.get(item.exercise or "")
        assert page is None or not tags & set(page.movement_tags)


@LAWS
@given(cases())
def test_ramp_sets_rise_and_stay_below_the_work(case: Case) -> None:
    ramps = [item for item in case.plan.warm_up if item.kind == "ramp"]
    first = {one.name: one.sets[0].load_kg for one in case.plan.work}
    for name, group in groupby(ramps, key=lambda item: item.name):
        loads = [item.load_kg or 0 for item in group]
        assert loads == sorted(set(loads))
        assert loads[-1] < (first[name] or 0)


@LAWS
@given(cases())
def test_every_set_can_be_done_and_every_load_has_its_reason(case: Case) -> None:
    for one in case.plan.work:
        assert one.why
        assert 1 <= len(one.sets) <= 7
        assert len({s.id for s in one.sets}) == len(one.sets)
        for s in one.sets:
            assert (s.reps is not None and s.reps >= 1) or (s.duration_s is not None and s.duration_s > 0)
            assert s.rir is None or 0 <= s.rir <= 4
            rows = [a for a in s.answers if a.rir_low is None]
            assert all(a.reps_high + 1 == b.reps_low for a, b in pairwise(rows))
            assert not rows or (rows[0].reps_low == 0 and rows[-1].reps_high >= 100)


@LAWS
@given(cases())
def test_every_reason_is_a_whole_sentence(case: Case) -> None:
    plan = case.plan
    for reason in (*plan.why, *plan.safety, *(w for one in plan.work for w in one.why)):
        text = _said(reason, plan.date)
        assert text[0].isupper() or text[0] in "“0123456789", text
        assert text.endswith(".") or "…" in text, text
        assert not set("{}") & set(text), text
        assert "None" not in text, text
        assert " inf" not in text, text


def _said(reason: Reason, on: date) -> str:
    return render(reason, "kg", on)


@LAWS
@given(logs(), st.integers(5, 120))
def test_the_minutes_that_there_are_bound_the_plan(facts: list[Fact], minutes: int) -> None:
    beliefs, _ = fold(facts, PAGES, NAMES)
    on = max(f.day for f in facts) + timedelta(days=1)
    nobody = Athlete(Profile(), None, (), (), {})
    plan = plan_today(beliefs, nobody, on, PAGES.get, LIBRARY, minutes)
    free = plan_today(beliefs, nobody, on, PAGES.get, LIBRARY)
    if any(w.code == "too_little_time" for w in plan.why):
        assert len(plan.work) == 1
    else:
        assert (plan.minutes or 0) <= minutes
    if (free.minutes or 0) <= minutes:
        assert plan.work == free.work
