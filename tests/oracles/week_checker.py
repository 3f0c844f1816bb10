"""Holds a week against what was asked, by itself: ``violations``. It shares no code with the planner.

It reads the days as the doors show them (JSON objects), the library's pages as they lie in their files (TOML), and the athlete in
plain words, and knows the rules from DESIGN section 6 and SCIENCE sections 4.3 and 4.4 only. Minutes are reckoned anew: five
seconds a repetition, on both sides where a page is one-sided, twenty between set and rest, 75 a ramp set, 40 a drill, at the
athlete's own pace.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parents[2] / "src/hormesis/exercises/pages"
MOST_OF_A_GROUP, MOST_OF_A_PATTERN, MOST_SETS = 11, 2, 6
CAPS = {"novice": 16, "intermediate": 25, "advanced": 30, "older": 18}
LEVELS = {"novice": 1, "intermediate": 2, "advanced": 3}
_HALL = (
    *("machine", "leg_press_machine", "decline_bench", "preacher_bench", "back_extension_bench", "captains_chair", "dip_bars"),
    *("pull_up_bar", "box", "step", "stationary_bike", "treadmill", "rowing_machine", "stair_machine", "flat_bench"),
    "incline_bench",
)
THERE = {
    "barbell": ("barbell", "plates", "rack", "flat_bench"),
    "dumbbell": ("dumbbells", "flat_bench"),
    "kettlebell": ("kettlebell",),
    "cable": ("cable_machine", "ankle_strap", "strap"),
    "machine": _HALL,
    "band": ("band", "loop_band"),
}
STATIONS = {*_HALL, "rack", "barbell", "cable_machine", "smith_machine"} - {"box", "step", "flat_bench", "incline_bench"}
HEAVY = {"back-squat", "low-bar-back-squat", "front-squat", "deadlift", "sumo-deadlift", "barbell-bench-press", "overhead-press"}
PULLED = {"horizontal_pull", "vertical_pull", "hinge", "shrug", "upright_row", "wrist", "carry"}
ALWAYS = ("mat", "chair", "wall", "towel", "step", "table", "doorway")


@dataclass(frozen=True)
class Asked:
    """What an athlete asked for. ``own``: pages that their log holds; ``usual``: fractional sets a week they are used to."""

    experience: str
    birth_year: int | None
    days: int
    minutes: Mapping[int, int]
    implements: Sequence[str]
    avoid: frozenset[str]
    never: frozenset[str]
    own: frozenset[str]
    pace: float
    skip: frozenset[str] = frozenset()
    power: bool = False
    no_turns: bool = False


@cache
def page(slug: str) -> Mapping[str, Any]:
    """The file of a page."""
    found = list(PAGES.glob(f"*/{slug}.toml"))
    assert len(found) == 1, slug
    return tomllib.loads(found[0].read_text(encoding="utf-8"))


def violations(asked: Asked, days: Sequence[Mapping[str, Any]], targets: Mapping[str, float]) -> list[str]:
    """Every rule that seven days break, in words; nothing where they break none. ``targets``: sets aimed at, by group."""
    trained = [day for day in days if day["work"]]
    found = [f"{len(trained)} training days, not {asked.days}"] if len(trained) != min(asked.days, 7 - len(asked.skip)) else []
    dates = [date.fromisoformat(day["date"]) for day in days]
    if len(days) != 7 or [d.toordinal() - dates[0].toordinal() for d in dates] != list(range(7)):
        found.append("not seven days in order")
    for day in trained:
        found += [f"{day['date']}: {one}" for one in _of_day(asked, day)]
    older = asked.birth_year is not None and dates[0].year - asked.birth_year >= 65
    cap = CAPS["older" if older else asked.experience]
    for group, sets in _groups(trained).items():
        if sets > max(cap, targets.get(group, 0.0)) + 1e-9:
            found.append(f"{sets} sets of {group} in the week, at most {cap}")
    return found


def _of_day(asked: Asked, day: Mapping[str, Any]) -> Iterator[str]:
    minutes = asked.minutes[date.fromisoformat(day["date"]).isoweekday()]
    if day["date"] in asked.skip:
        yield "training on a day that was to be free"
    if seconds_of(asked, day) > 60 * minutes + 30:
        yield f"{seconds_of(asked, day) / 60:.1f} minutes, there are {minutes}"
    if abs(seconds_of(asked, day) / 60 - day["minutes"]) > 1.0:
        yield f"says {day['minutes']} minutes, takes {seconds_of(asked, day) / 60:.1f}"
    slugs = [one["exercise"] for one in day["work"]]
    if len(slugs) < (2 if minutes < 30 else 3):
        yield f"{len(slugs)} exercises in {minutes} minutes"
    if len(set(slugs)) < len(slugs):
        yield "an exercise twice"
    yield from _of_pairs(asked, day["work"])
    patterns = [page(slug)["pattern"] for slug in slugs]
    yield from (
        f"{pattern} {patterns.count(pattern)} times" for pattern in set(patterns) if patterns.count(pattern) > MOST_OF_A_PATTERN
    )
    for group, sets in _groups([day]).items():
        if sets > MOST_OF_A_GROUP + 1e-9:
            yield f"{sets} sets of {group}"
    there = {*ALWAYS, *(thing for implement in asked.implements for thing in THERE[implement])}
    for one in day["work"]:
        yield from (f"{one['exercise']}: {why}" for why in _of_exercise(asked, one, there))
    for one in day["warm_up"]:
        if one["exercise"] and not set(page(one["exercise"])["equipment"]) <= there and one["kind"] != "ramp":
            yield f"warm-up with {one['exercise']}, which is not at hand"
        if one["exercise"] and asked.avoid & set(page(one["exercise"])["movement_tags"]):
            yield f"warm-up with {one['exercise']}, which must not be done"


def _of_exercise(asked: Asked, one: Mapping[str, Any], there: set[str]) -> Iterator[str]:
    told = page(one["exercise"])
    if told["kind"] not in ("strength", "power"):
        yield f"is {told['kind']}"
    if not set(told["equipment"]) <= there:
        yield f"needs {sorted(set(told['equipment']) - there)}"
    if asked.avoid & set(told["movement_tags"]):
        yield f"has {sorted(asked.avoid & set(told['movement_tags']))}"
    if {one["exercise"], one["name"]} & asked.never:
        yield "never wanted"
    if one["exercise"] not in asked.own and LEVELS[told["level"]] > LEVELS[asked.experience]:
        yield f"is for {told['level']}"
    if one["exercise"] not in asked.own and told["kind"] == "power" and not asked.power:
        yield "is for power"
    if not 1 <= len(one["sets"]) <= MOST_SETS:
        yield f"{len(one['sets'])} sets"


def seconds_of(asked: Asked, day: Mapping[str, Any]) -> float:
    """How long a day takes."""
    found = 0.0
    for one in day["warm_up"]:
        if one["kind"] == "raise":
            found += one["duration_s"] * (one["sets"] or 1)
        elif one["kind"] != "release":
            found += 75 if one["kind"] == "ramp" else 40
    found += sum(one["duration_s"] * one["sets"] * one["sides"] for one in day["release"] if one["moment"] == "warm_up")
    for some in _in_turn(day["work"]):
        found += sum(min(page(one["exercise"])["set_up_s"], 120) for one in some)
        order = _order(some)
        found += sum(set_s(one, s) for one, s in order) + sum(s["rest_s"] for _, s in order[:-1])
    return float(asked.pace * found)


def set_s(one: Mapping[str, Any], s: Mapping[str, Any]) -> float:
    """Seconds of a set and of what lies between it and its rest."""
    sides: int = 2 if page(one["exercise"])["unilateral"] else 1
    return float(sides * (s["duration_s"] or 5 * (s["reps"] or 1)) + 20)


def _in_turn(work: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The exercises, those under one letter together."""
    found: list[list[Mapping[str, Any]]] = []
    for one in work:
        if found and one.get("group") is not None and found[-1][0].get("group") == one["group"]:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _order(some: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """(exercise, set) in the order in which they are done."""
    rounds = range(max(len(one["sets"]) for one in some))
    return [(one, one["sets"][n]) for n in rounds for one in some if n < len(one["sets"])]


def _of_pairs(asked: Asked, work: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What breaks the rules of exercises in turn."""
    paired = [some for some in _in_turn(work) if some[0].get("group") is not None]
    if paired and asked.no_turns:
        yield "exercises in turn, which were refused"
    if len({some[0]["group"] for some in paired}) < len(paired):
        yield "exercises in turn that do not follow each other"
    for some in paired:
        names = " and ".join(one["exercise"] for one in some)
        if len(some) != 2:
            yield f"{len(some)} in turn: {names}"
            continue
        yield from (f"{names} in turn {why}" for why in _of_pair(*some))


def _of_pair(first: Mapping[str, Any], second: Mapping[str, Any]) -> Iterator[str]:
    a, b = page(first["exercise"]), page(second["exercise"])
    if set(a["groups"]) & set(b["groups"]):
        yield f"share {sorted(set(a['groups']) & set(b['groups']))}"
    if all("grip" in one["movement_tags"] and one["pattern"] in PULLED for one in (a, b)):
        yield "share the grip"
    if all({"spinal_load", "axial_load", "hip_hinge"} & set(one["movement_tags"]) for one in (a, b)):
        yield "share the load on the spine"
    if {first["exercise"], second["exercise"]} & HEAVY:
        yield "have a heavy main lift"
    if all(set(one["equipment"]) & STATIONS for one in (a, b)):
        yield "hold two stations"
    if any(s["set_type"] == "amrap" for one in (first, second) for s in one["sets"]):
        yield "go to their end"
    order = _order((first, second))
    for at, (one, _) in enumerate(order):
        later = next((n for n in range(at + 1, len(order)) if order[n][0] is one), None)
        between = None if later is None else sum(order[n][1]["rest_s"] + (n > at) * set_s(*order[n]) for n in range(at, later))
        if between is not None and between < 60:
            yield f"leave {one['exercise']} {between:.0f} s"


def _groups(days: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in (one for day in days for one in day["work"]):
        for group, share in page(one["exercise"])["groups"].items():
            found[group] = found.get(group, 0.0) + share * len(one["sets"])
    return found
