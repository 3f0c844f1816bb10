"""Two weeks side by side: ``compared``. What a change gives and takes, in sets, minutes, exercises and what is given up."""

from collections.abc import Mapping
from typing import Any

__all__ = ["compared"]

Json = Mapping[str, Any]
_LEAST_SETS = 0.25
_SHORT = 0.75


def compared(before: Json, after: Json) -> dict[str, Any]:
    """What changes from one week (the object of ``hormesis week``) to another: ``sets`` of each group that differs, days,
    minutes, exercises that come and go, and what is ``given_up`` anew or no more."""
    return {
        "date": before["date"],
        "days": _pair(len(_trained(before)), len(_trained(after))),
        "minutes": _pair(_minutes(before), _minutes(after)),
        "sets": _sets(before, after),
        "exercises": {"added": _beyond(_names(after), _names(before)), "dropped": _beyond(_names(before), _names(after))},
        "given_up": {"new": _beyond(_given_up(after), _given_up(before)), "gone": _beyond(_given_up(before), _given_up(after))},
        "units": before["units"],
    }


def _pair(before: float, after: float) -> dict[str, float]:
    return {"before": before, "after": after}


def _trained(week: Json) -> list[Json]:
    return [day for day in week["days"] if day["work"]]


def _minutes(week: Json) -> int:
    return sum(day["minutes"] or 0 for day in _trained(week))


def _sets(before: Json, after: Json) -> dict[str, dict[str, float]]:
    found = {}
    for group in [*before["targets"], *(one for one in after["targets"] if one not in before["targets"])]:
        one, other = before["targets"].get(group, {}), after["targets"].get(group, {})
        pair = _pair(one.get("sets", 0.0), other.get("sets", 0.0))
        if abs(pair["after"] - pair["before"]) >= _LEAST_SETS:
            found[group] = {**pair, "target_before": one.get("target", 0.0), "target_after": other.get("target", 0.0)}
    return dict(sorted(found.items(), key=lambda item: (item[1]["before"] - item[1]["after"], item[0])))


def _names(week: Json) -> list[str]:
    return list(dict.fromkeys(one["name"] for day in _trained(week) for one in day["work"]))


def _given_up(week: Json) -> list[str]:
    """What is given up: groups that are short by name, since their numbers change with any change; the rest as it is told."""
    short = [group for group, one in week["targets"].items() if one["target"] - one["sets"] >= _SHORT]
    others = [one["text"] for one in week["given_up"] if not one["values"].keys() & {"target", "groups"}]
    return [*(f"{str(group).replace('_', ' ')}: short of its target" for group in short), *others]


def _beyond(some: list[str], others: list[str]) -> list[str]:
    return [one for one in some if one not in others]
