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
    for one in day["work"]:
        told = page(one["exercise"])
        found += min(told["set_up_s"], 120) + sum(s["rest_s"] for s in one["sets"][:-1])
        sides: int = 2 if told["unilateral"] else 1
        found += sum(sides * (s["duration_s"] or 5 * (s["reps"] or 1)) + 20 for s in one["sets"])
    return float(asked.pace * found)


def _groups(days: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in (one for day in days for one in day["work"]):
        for group, share in page(one["exercise"])["groups"].items():
            found[group] = found.get(group, 0.0) + share * len(one["sets"])
    return found
