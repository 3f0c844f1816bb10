"""The laws of release work, over made-up athletes, volumes and mornings: within its page, owned, allowed, timed, explained."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain.anatomy import MuscleGroup, Region
from hormesis.domain.athlete import Athlete, Condition, Gym, Limitation, Pain, Preference, Profile, Tight
from hormesis.domain.evidence import Unavailable
from hormesis.domain.fact_fields import CONDITION_CODES
from hormesis.domain.movement import Kind, Pattern
from hormesis.domain.training import ReleaseItem
from hormesis.estimation.form import Form
from hormesis.estimation.readiness import Readiness
from hormesis.estimation.volume_habit import DayVolume, VolumeHabit
from hormesis.exercises.library import load_library
from hormesis.exercises.page import Dose, Page
from hormesis.exercises.vocabulary import MOVEMENT_TAGS
from hormesis.planning.due_release import due_regions
from hormesis.planning.release import ReleasePlan, release_for
from hormesis.planning.release_lot import Drawn, by_lot, lot_item
from hormesis.planning.today import plan_today
from hormesis.safety.release_gate import GATES, OTHER_RULES
from hormesis.words.render import render
from simulations.logs import DAY_ONE, fold, sets_on

LIBRARY = load_library()
PAGES = LIBRARY.pages
EVERY = list(LIBRARY)
ON = date(2026, 3, 2)
REGIONS = [str(region) for region in Region]
LAWS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

BALLS = frozenset({"lacrosse_ball", "massage_ball", "tennis_ball"})
MEANT = {
    "ball": BALLS,
    "roller": {"foam_roller"},
    "stick": {"massage_stick"},
    "peanut": {"peanut_ball"},
    "cane": {"massage_cane"},
}
ALL_TOOLS = Gym(tools=tuple(sorted(MEANT)))
AT_HOME = frozenset({"wall", "towel", "table", "mat", "step", "chair", "doorway"})


@dataclass(frozen=True)
class Seen:
    """A forecast of tightness, made up."""

    probability: float
    pattern: str | None


@dataclass(frozen=True)
class Case:
    """Who asks on what morning, and what the plan then is."""

    athlete: Athlete
    habit: VolumeHabit
    forecasts: dict[tuple[str, str | None], float]
    patterns: tuple[str, ...]
    brief: bool
    mean: float | None

    def plan(self, mean: float | str | None = "own", dues_of: float | str | None = "own") -> ReleasePlan:
        """``mean``: another readiness for the doses, ``dues_of``: for what is due."""
        form = _form(self.mean if mean == "own" else mean)
        due_form = form if dues_of == "own" else _form(dues_of)

        def foresee(region: Region, pattern: str | None) -> Seen | None:
            chance = self.forecasts.get((str(region), pattern))
            return None if chance is None else Seen(chance, pattern)

        dues = due_regions(self.athlete, due_form, self.habit, foresee, ON.toordinal(), self.patterns)
        return release_for(dues, self.athlete, form, EVERY, ON, self.patterns, self.brief)


def _form(mean: float | str | None) -> Form:
    if not isinstance(mean, float):
        return Form(Unavailable("no_signals"), (), None)
    return Form(Readiness(mean, 0.5, ()), (), None)


_level = st.integers(0, 10).map(float)
_conditions = st.lists(st.sampled_from(CONDITION_CODES), max_size=2, unique=True).map(
    lambda codes: tuple(Condition(code, None) for code in sorted(codes))
)
_sides = st.sampled_from([None, "left", "right", "both"])
_NOTHING = (Condition("none", None),)
_known = st.sampled_from([_NOTHING, _NOTHING, ()]) | _conditions
_preferences: st.SearchStrategy[Preference] = st.sampled_from(["liked", "disliked", "never"])
_release_slugs = sorted(page.slug for page in EVERY if page.kind in (Kind.RELEASE, Kind.MOBILITY, Kind.STRETCH))


_gyms = st.builds(
    Gym,
    implements=st.lists(st.sampled_from(["ball", "roller", "band", "barbell"]), max_size=2, unique=True).map(tuple),
    tools=st.lists(st.sampled_from(sorted(MEANT)), max_size=5, unique=True).map(tuple),
)


@st.composite
def athletes(draw: st.DrawFn) -> Athlete:
    """An athlete with some tools, a condition or none or unasked, pain, limitations, dismissals and reports of tightness."""
    tight = [
        Tight(region, draw(_sides), draw(_level), ON - timedelta(days=draw(st.sampled_from([0, 0, 1, 2]))))
        for region in draw(st.lists(st.sampled_from(REGIONS), max_size=4, unique=True))
    ]
    pains = [
        Pain(region, draw(_sides), draw(_level), draw(st.booleans()))
        for region in draw(st.lists(st.sampled_from(REGIONS), max_size=2, unique=True))
    ]
    avoid = tuple(draw(st.lists(st.sampled_from(sorted(MOVEMENT_TAGS)), max_size=3, unique=True)))
    limitations = (Limitation(draw(st.sampled_from(REGIONS)), None, avoid, None),) if avoid else ()
    dismissed = draw(st.frozensets(st.sampled_from([*REGIONS, *_release_slugs]), max_size=4))
    preferences = draw(st.dictionaries(st.sampled_from(_release_slugs), _preferences, max_size=3))
    gym = draw(st.sampled_from([ALL_TOOLS, ALL_TOOLS, None]) | _gyms)
    return Athlete(
        Profile(release_trial=True),
        gym,
        limitations,
        draw(_known),
        preferences,
        pains=tuple(pains),
        tight=tuple(tight),
        dismissed=dismissed,
        desk_hours=draw(st.none() | st.sampled_from([3.0, 8.0, 12.0])),
        released=tuple((slug, ON) for slug in draw(st.lists(st.sampled_from(_release_slugs), max_size=3))),
    )


@st.composite
def habits(draw: st.DrawFn) -> VolumeHabit:
    """Eight weeks of volume, the last days perhaps much more."""
    groups = draw(st.lists(st.sampled_from([str(group) for group in MuscleGroup][:20]), min_size=1, max_size=6, unique=True))
    habit = VolumeHabit()
    for week in range(draw(st.integers(0, 8)), 0, -1):
        habit = habit.add(DayVolume(ON.toordinal() - 7 * week, dict.fromkeys(groups, 8.0), {"horizontal_pull": 8.0}))
    if draw(st.booleans()):
        sets = draw(st.sampled_from([2.0, 9.0, 20.0]))
        habit = habit.add(DayVolume(ON.toordinal() - draw(st.integers(1, 2)), dict.fromkeys(groups, sets), {"squat": sets}))
    return habit


@st.composite
def cases(draw: st.DrawFn) -> Case:
    patterns = tuple(draw(st.lists(st.sampled_from([str(one) for one in Pattern]), max_size=4, unique=True)))
    forecasts = {
        (region, draw(st.sampled_from([None, *patterns]))): draw(st.sampled_from([0.2, 0.45, 0.6, 0.95]))
        for region in draw(st.lists(st.sampled_from(REGIONS), max_size=3, unique=True))
    }
    mean = draw(st.none() | st.sampled_from([-2.0, -0.9, 0.0, 1.0]))
    return Case(draw(athletes()), draw(habits()), forecasts, patterns, draw(st.booleans()), mean)


def _dose(page: Page, moment: str) -> Dose:
    return next(one for one in page.doses if one.moment == moment)


def _at(items: Sequence[ReleaseItem], moment: str) -> list[ReleaseItem]:
    return [one for one in items if one.moment == moment]


@LAWS
@given(cases())
def test_no_dose_leaves_the_range_of_its_page_for_its_moment(case: Case) -> None:
    for item in case.plan().items:
        dose = _dose(PAGES[item.exercise], item.moment)
        low, high = dose.hold_s or (4 * (dose.reps or (6, 10))[0], 4 * (dose.reps or (6, 10))[1])
        assert low <= item.duration_s <= high
        assert dose.sets[0] <= item.sets <= dose.sets[1]
        assert 1 <= item.sides <= dose.sides
        assert (item.pressure is None) == (dose.pressure is None)
        if dose.pressure and item.pressure is not None:
            assert dose.pressure[0] <= item.pressure <= dose.pressure[1] <= 7
        assert item.side == "both" or item.sides == 1


@LAWS
@given(cases())
def test_before_training_it_is_five_minutes_at_most_and_readies_what_is_trained(case: Case) -> None:
    before = _at(case.plan().items, "warm_up")
    assert sum(one.seconds for one in before) <= 300
    assert not before or (case.patterns and not case.brief)
    for item in before:
        page = PAGES[item.exercise]
        assert {str(one) for one in (*page.prepares, *page.serves_patterns)} & set(case.patterns)


@LAWS
@given(cases())
def test_in_the_evening_it_is_ten_minutes_at_most_and_a_block_eight(case: Case) -> None:
    items = case.plan().items
    assert sum(one.seconds for one in _at(items, "evening")) <= 600
    assert sum(one.seconds for one in _at(items, "block")) <= 480
    assert {one.moment for one in items} <= {"warm_up", "evening", "block"}
    for moment in ("warm_up", "evening", "block"):
        there = [one.exercise for one in _at(items, moment)]
        assert len(there) == len(set(there))


@LAWS
@given(cases())
def test_nothing_is_prescribed_against_a_condition(case: Case) -> None:
    for item in case.plan().items:
        page = PAGES[item.exercise]
        for condition in case.athlete.conditions:
            assert condition.code not in page.contraindications
            assert condition.code != "pregnancy" or "prone" not in page.movement_tags
            gate = GATES.get(condition.code)
            if gate is not None and page.kind is Kind.RELEASE:
                assert gate.regions is not None
                assert gate.regions.isdisjoint({Region(item.region), *page.regions})


@LAWS
@given(cases())
def test_nothing_is_prescribed_on_pain(case: Case) -> None:
    hurts = {one.region for one in case.athlete.pains if one.level >= 4 or (one.new and one.level > 0)}
    for item in case.plan().items:
        assert hurts.isdisjoint({item.region, *(str(region) for region in PAGES[item.exercise].regions)})


@LAWS
@given(cases())
def test_nothing_is_prescribed_against_a_limitation_or_the_athletes_word(case: Case) -> None:
    for item in case.plan().items:
        tags = PAGES[item.exercise].movement_tags
        assert all(set(one.avoid).isdisjoint(tags) for one in case.athlete.limitations)
        assert case.athlete.preferences.get(item.exercise) != "never"
        assert case.athlete.dismissed.isdisjoint({item.exercise, item.region})


@LAWS
@given(cases())
def test_nothing_needs_a_tool_that_is_not_there(case: Case) -> None:
    gym = case.athlete.gym or Gym()
    there = set(AT_HOME)
    for word in (*gym.tools, *(one for one in gym.implements if one in MEANT)):
        there |= MEANT[word]
    there |= {"band", "loop_band"} if "band" in gym.implements else set()
    there |= {"barbell", "plates", "rack", "flat_bench"} if "barbell" in gym.implements else set()
    for item in case.plan().items:
        assert set(PAGES[item.exercise].equipment) <= there


@LAWS
@given(cases())
def test_before_conditions_are_told_there_is_only_gentle_mobility(case: Case) -> None:
    unasked = replace(case, athlete=replace(case.athlete, conditions=()))
    for item in unasked.plan().items:
        page = PAGES[item.exercise]
        assert (page.kind, page.level, item.pressure) == (Kind.MOBILITY, "novice", None)
        assert not page.contraindications


@LAWS
@given(cases())
def test_every_block_names_a_rule_that_is_explained(case: Case) -> None:
    explained = {f"release/{code}" for code in GATES} | set(OTHER_RULES)
    for reason in case.plan().safety:
        assert reason.values["rule"] in explained
        assert str(reason.values["rule"]) in render(reason, "kg", ON)


@LAWS
@given(cases())
def test_every_item_says_why(case: Case) -> None:
    plan = case.plan()
    for reason in (*plan.why, *(why for item in plan.items for why in item.why)):
        assert render(reason, "kg", ON)
    assert all(item.why for item in plan.items)


@LAWS
@given(cases())
def test_worse_readiness_never_shortens_a_hold_nor_takes_anything_away(case: Case) -> None:
    ordinary, light = case.plan(0.0, dues_of=0.0).items, case.plan(-2.0, dues_of=0.0).items
    assert [(one.exercise, one.moment) for one in ordinary] == [(one.exercise, one.moment) for one in light]
    for before, after in zip(ordinary, light, strict=True):
        assert after.duration_s >= before.duration_s
        assert after.sets >= before.sets
        assert after.pressure == before.pressure
    holds = {(one.exercise, one.region, one.moment, one.side): one.duration_s for one in case.plan(0.0).items}
    for item in case.plan(-2.0).items:
        assert item.duration_s >= holds.get((item.exercise, item.region, item.moment, item.side), 0)


@LAWS
@given(cases())
def test_the_same_gives_the_same_in_whatever_order_the_library_is(case: Case) -> None:
    assert case.plan() == case.plan()
    form = _form(case.mean)
    dues = due_regions(case.athlete, form, case.habit, lambda *_: None, ON.toordinal(), case.patterns)
    one = release_for(dues, case.athlete, form, EVERY, ON, case.patterns)
    assert one.items == release_for(dues, case.athlete, form, EVERY[::-1], ON, tuple(reversed(case.patterns))).items


@LAWS
@given(cases(), st.booleans())
def test_the_lot_keeps_to_the_same_laws(case: Case, released: bool) -> None:
    form = _form(case.mean)
    item = lot_item(case.athlete, form, EVERY, ON)
    if item is None:
        return
    said = [one for one in case.athlete.tight if one.region == item.region]
    assert any(3 <= one.level <= 7 and one.day == ON for one in said)
    assert case.athlete.conditions
    assert all(one.region != item.region or one.level == 0 for one in case.athlete.pains)
    assert GATES.keys().isdisjoint(
        one.code for one in case.athlete.conditions if GATES.get(one.code) is not None and GATES[one.code].regions is None
    )
    items, _ = by_lot(case.plan().items, item.region, item, Drawn(item.region, item.exercise, released), PAGES.get)
    later = [one for one in items if one.moment != "warm_up"]
    assert sum(one.seconds for one in _at(items, "evening")) <= 600
    assert any(one.region == item.region for one in later) is released


TRAINED = ("barbell-row", "lat-pulldown", "barbell-bench-press", "back-squat", "romanian-deadlift", "standing-calf-raise")
WEEKS = [
    fact
    for week in range(8)
    for order, slug in enumerate(TRAINED)
    for fact in sets_on(
        7 * week, (60.0, 8), (60.0, 8), (60.0, 8), name=slug, at=f"{DAY_ONE + timedelta(days=7 * week)}T18:0{order}"
    )
]
BELIEVED, _ = fold(WEEKS, PAGES, {slug: slug for slug in TRAINED})


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases(), st.sampled_from([20, 30, 40, 60, 90]))
def test_in_a_plan_release_comes_first_and_only_before_what_time_has_left(case: Case, minutes: int) -> None:
    on = DAY_ONE + timedelta(days=56)
    tight = tuple(replace(one, day=on) for one in case.athlete.tight)
    plan = plan_today(BELIEVED, replace(case.athlete, tight=tight), on, PAGES.get, LIBRARY, minutes, _form(case.mean))
    kinds = [item.kind for item in plan.warm_up]
    before = _at(plan.release, "warm_up")
    assert kinds[: len(before)] == ["release"] * len(before)
    assert "release" not in kinds[len(before) :]
    assert [item.exercise for item in plan.warm_up[: len(before)]] == [item.exercise for item in before]
    trained = {str(PAGES[one.exercise].pattern) for one in plan.work if one.exercise}
    for item in before:
        page = PAGES[item.exercise]
        assert trained & {str(one) for one in (*page.prepares, *page.serves_patterns)}
    steps = [item.exercise for item in plan.warm_up if item.kind in ("release", "mobilise")]
    assert len(steps) == len(set(steps))
