"""Training in blocks: for who chose it; reserve from 3 to 1, other reps in the next one, a set to the end now and then."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain.athlete import Athlete, Condition, Pain, Profile
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.domain.training import SetType, TodayPlan
from hormesis.estimation.form import UNKNOWN
from hormesis.estimation.readiness import Readiness
from hormesis.estimation.stall import Due, Easier
from hormesis.planning.flagged import Flags
from hormesis.planning.mesocycle import block_on, reps_of, rir_of
from hormesis.planning.today import plan_today
from hormesis.words.render import render
from simulations.logs import fold
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, exercise, plan_of, steady
from tests.properties.test_planning_laws import NAMES as LAW_NAMES
from tests.properties.test_planning_laws import athletes, logs

BLOCKS = Profile(goal="hypertrophy", experience="intermediate", plan_style="blocks")


def in_blocks(since: int, **told: object) -> Athlete:
    profile = replace(BLOCKS, **{k: v for k, v in told.items() if k in ("goal", "experience", "birth_year")})  # type: ignore[arg-type]
    others = {k: v for k, v in told.items() if k in ("pains", "conditions")}
    return replace(NOBODY, profile=profile, blocks_since=day(since), **others)  # type: ignore[arg-type]


def test_nobody_is_put_into_blocks_who_did_not_choose_them() -> None:
    assert block_on(NOBODY, Easier(), day(0)) is None
    log = steady(("Bench", 100, 8, 3))
    assert not [why for one in plan_of(log).work for why in one.why if why.code.startswith("block")]


@pytest.mark.parametrize(("experience", "weeks"), [("novice", 8), ("intermediate", 6), ("advanced", 4)])
def test_the_reserve_falls_from_three_to_one_over_four_to_eight_weeks(experience: str, weeks: int) -> None:
    athlete = in_blocks(0, experience=experience)
    blocks = [block_on(athlete, Easier(), day(7 * week)) for week in range(weeks + 1)]
    rir = [block.rir for block in blocks if block is not None]
    assert rir[0] == 3
    assert rir[weeks - 1] == 1
    assert rir[:weeks] == sorted(rir[:weeks], reverse=True)
    assert (blocks[-1].number, blocks[-1].week, blocks[-1].rir) == (1, 1, 3)  # type: ignore[union-attr]


def test_a_novice_keeps_two_in_reserve_and_isolation_one_less() -> None:
    last = block_on(in_blocks(0), Easier(), day(41))
    assert last is not None
    assert [rir_of(last, BLOCKS, isolation) for isolation in (False, True)] == [1, 0]
    assert rir_of(last, Profile(experience="novice"), True) == 2


@pytest.mark.parametrize("goal", ["strength", "hypertrophy", "power", "endurance", "general", None])
def test_the_next_block_asks_for_other_reps(goal: str | None) -> None:
    for isolation in (False, True):
        seen = []
        for number in range(4):
            block = block_on(in_blocks(0), Easier(), day(42 * number))
            assert block is not None
            seen.append(reps_of(block, Profile(goal=goal), isolation))
        assert len(set(seen[:3])) == 3
        assert seen[3] == seen[0]


def test_easier_days_and_a_break_begin_a_new_block() -> None:
    athlete = in_blocks(0)
    eased = Easier(dues=(Due(day(20).toordinal(), "stalled"),))
    before, after = block_on(athlete, eased, day(27)), block_on(athlete, eased, day(28))
    assert before is not None
    assert after is not None
    assert (before.number, before.week) == (0, 4)
    assert (after.number, after.week, after.rir) == (1, 1, 3)
    back = Easier().trained(day(33).toordinal(), day(18).toordinal())
    begun = block_on(athlete, back, day(34))
    assert begun is not None
    assert (begun.number, begun.week) == (1, 1)
    assert Easier().trained(day(33).toordinal(), day(25).toordinal()) == Easier()


LOG = steady(("Squat", 120, 10, 3), ("Bench", 100, 9, 3), ("Row", 60, 10, 3), ("Curl", 14, 12, 2), days=10)


def test_the_first_week_of_a_block_leaves_three_and_the_last_one_more_is_asked() -> None:
    first, last = plan_of(LOG, in_blocks(29)), plan_of(LOG, in_blocks(29 - 35))
    for name in ("Squat", "Bench"):
        easy, hard = exercise(first, name), exercise(last, name)
        assert (easy.sets[0].load_kg or 0, easy.sets[0].reps or 0) <= (hard.sets[0].load_kg or 0, hard.sets[0].reps or 0)
        assert (easy.sets[0].rir or 0) >= 3
        assert "block_week" in [why.code for why in easy.why]
    said = next(why for why in exercise(first, "Bench").why if why.code == "block_week")
    assert render(said, "kg") == "Block 1, week 1 of 6: 8 to 12 reps with 3 in reserve."


def test_a_new_range_begins_at_a_load_that_is_safe_for_it() -> None:
    strong = in_blocks(29, goal="strength")
    bench = exercise(plan_of(LOG, strong), "Bench")
    assert bench.why[0].code == "block_new_range"
    assert 100 < (bench.sets[0].load_kg or 0) <= 105  # one jump above the heaviest ever lifted
    assert 3 <= (bench.sets[0].reps or 0) <= 6
    many = exercise(plan_of(LOG, in_blocks(29, goal="endurance")), "Bench")
    assert (many.sets[0].load_kg or 0) < 100
    assert 12 <= (many.sets[0].reps or 0) <= 15


def amraps(plan: TodayPlan) -> list[str]:
    return [one.name for one in plan.work for s in one.sets if s.set_type is SetType.AMRAP]


def test_the_last_set_of_a_lift_that_is_safe_to_fail_goes_to_the_end_once_in_a_while() -> None:
    plan = plan_of(LOG, in_blocks(0))
    assert amraps(plan) == ["Row"]
    assert exercise(plan, "Row").sets[-1].set_type is SetType.AMRAP
    assert "amrap_due" in [why.code for why in exercise(plan, "Row").why]
    assert amraps(plan_of(LOG)) == []
    tested = [
        replace(f, fields={**f.fields, "set_type": "amrap"}) if f.fields.get("exercise_name") == "Row" and f.day == day(18) else f
        for f in LOG
    ]
    assert amraps(plan_of(tested, in_blocks(0))) == []


LOW = replace(UNKNOWN, readiness=Readiness(-1.5, 0.5, ()))


@pytest.mark.parametrize(
    "told",
    [
        {"birth_year": 2012},
        {"birth_year": 1955},
        {"conditions": (Condition("pregnancy", None),)},
        {"pains": (Pain("knee", None, 2.0, False),)},
    ],
)
def test_no_set_to_the_end_for_who_should_not(told: dict[str, object]) -> None:
    assert amraps(plan_of(LOG, in_blocks(0, **told))) == []


def test_no_set_to_the_end_on_a_poor_day_a_warned_one_or_an_easier_one() -> None:
    beliefs, on = believed(LOG), day(29)
    athlete = in_blocks(0)
    assert amraps(plan_today(beliefs, athlete, on, PAGES.get, LIBRARY, form=LOW)) == []
    flags = Flags((Reason("red_flag", {"text": "Have it looked at.", "rule": "r", "tier": "C"}),))
    assert amraps(plan_today(beliefs, athlete, on, PAGES.get, LIBRARY, flags=flags)) == []
    easier = replace(beliefs, easier=Easier((Due(on.toordinal() - 1, "wish"),)))
    assert amraps(plan_today(easier, athlete, on, PAGES.get, LIBRARY)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(logs(), athletes, st.integers(0, 60), st.sampled_from([1, 2, 5, 15]))
def test_blocks_keep_the_laws_of_every_plan(facts: list[Fact], athlete: Athlete, since: int, after: int) -> None:
    beliefs, _ = fold(facts, PAGES, LAW_NAMES)
    on = max(f.day for f in facts) + timedelta(days=after)
    profile = replace(athlete.profile, plan_style="blocks")
    athlete = replace(athlete, profile=profile, blocks_since=on - timedelta(days=since))
    plan = plan_today(beliefs, athlete, on, PAGES.get, LIBRARY)
    for one in plan.work:
        assert all(s.reps is None or s.reps >= 1 for s in one.sets)
        assert all(s.rir is None or 0 <= s.rir <= 4 for s in one.sets)
        for why in one.why:
            assert "None" not in render(why, "kg", on)
        if one.name in beliefs.lifts and LAW_NAMES.get(one.name) != "assisted-chest-dip":
            heaviest = beliefs.lifts[one.name].heaviest_kg
            grown = max((s.load_kg or 0 for s in one.sets), default=0) - heaviest
            assert grown <= max(0.1 * heaviest, 20.1)
