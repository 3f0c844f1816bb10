"""Drafts with planted numbers are caught, every one; honest drafts pass."""

import json
import random
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from hormesis.app.demo import DEMO_DAY
from hormesis.app.knowledge import load_knowledge
from hormesis.words.grounding import Grounding, Sources
from hormesis.words.grounding_subjects import Names

_HERE = Path(__file__).parent
_SAID = ["upper back tight 6/10, slept 7 h, what is up today?"]
_WORDS = {11: "eleven", 13: "thirteen", 17: "seventeen", 19: "nineteen", 33: "thirty-three", 58: "fifty-eight", 91: "ninety-one"}
_GERMAN = {
    11: "elf",
    13: "dreizehn",
    17: "siebzehn",
    19: "neunzehn",
    33: "dreiunddreißig",
    58: "achtundfünfzig",
    91: "einundneunzig",
}


def results() -> list[Any]:
    """What the tools gave for the demo athlete once, kept: the drafts were written from it."""
    found: list[Any] = json.loads((_HERE / "demo_results.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def grounding() -> Grounding:
    names = Names({page.slug: (page.name, *page.aliases) for page in load_knowledge().library})
    return Grounding(Sources(results(), _SAID, names, DEMO_DAY))


def honest() -> list[str]:
    lines = (_HERE / "honest_drafts.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def numbers_in(node: Any) -> Iterator[float]:
    """Every number of the results, in every unit it may be shown in: what a planted number must not be by chance."""
    if isinstance(node, dict):
        for one in node.values():
            yield from numbers_in(one)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from numbers_in(one)
    elif isinstance(node, str):
        yield from (float(one.replace(",", ".")) for one in re.findall(r"\d+(?:[.,]\d+)?", node))
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield from (float(node), node / 0.45359237, node * 0.45359237, node * 60, node / 60, node * 100, 10 - node)


TRUE = sorted({abs(one) for one in numbers_in(results())})


def is_true(value: float, shown: str) -> bool:
    slack = 0.51 * 10.0 ** -len(shown.partition(".")[2])
    return any(abs(value - one) <= slack for one in TRUE)


def changed_digits(chance: random.Random, drafts: list[str]) -> Iterator[str]:
    """One digit of one number is another, so that it is no number of any result."""
    while True:
        draft = chance.choice(drafts)
        found = [
            one
            for one in re.finditer(r"(?<![\d/:-])\d+(?:[.,]\d+)?(?![\d/:-])", draft)
            if "1RM" not in draft[one.start() : one.end() + 2]
        ]
        if not found:
            continue
        one = chance.choice(found)
        if draft[one.end() : one.end() + 2] in (". ", ") ") and not one.start():
            continue  # the point of a list
        place = chance.randrange(len(one.group()))
        if not one.group()[place].isdigit():
            continue
        said = one.group()[:place] + chance.choice("123456789") + one.group()[place + 1 :]
        plain = said.replace(",", ".")
        if not is_true(float(plain), plain) and float(plain) > 31:
            yield draft[: one.start()] + said + draft[one.end() :]


def swapped_units(chance: random.Random, _: list[str]) -> Iterator[str]:
    """A load in pounds that is one in kilograms, minutes that are seconds, hours that are minutes, percent that is no percent."""
    forms = (
        "Bench press: two sets at 77.5 lb.",
        "Overhead press at 47.5 pounds today.",
        "Incline dumbbell press with 26 lb.",
        "Rest 2 seconds between sets of bench.",
        "Rest 120 minutes on the overhead press.",
        "Your sleep need is 447 hours.",
        "You slept 338 hours.",
        "The session takes 43 hours.",
        "The session takes 43 seconds.",
        "Your HRV is 63 bpm.",
        "Resting heart rate is 53 ms.",
        "Bench: 77.5 % of what you had.",
        "Squat last Friday: 100 lb.",
        "Deadlift max is about 166.6 lb.",
        "Your glutes are recovered by 97 points.",
        "Hold the hip 90/90 switch for 40 minutes.",
        "Readiness 20 kg.",
        "Bankdrücken heute mit 77,5 Pfund.",
        "Die Pause beim Bankdrücken ist 120 Minuten.",
        "Du brauchst 447 Stunden Schlaf.",
        "You trained for 176 hours last week.",
        "Energy took 34 %.",
        "The deadlift's estimated max is 166.6 stone, or 166.6 g.",
    )
    while True:
        yield chance.choice(forms) + chance.choice(("", " Take it easy.", " That's the plan.", " Wie besprochen."))


def number_words(chance: random.Random, _: list[str]) -> Iterator[str]:
    """Numbers in words that no result has."""
    forms = (
        "Do {w} sets of bench today.",
        "Bench press for {w} reps.",
        "Leave {w} in reserve on the overhead press.",
        "Rest {w} minutes.",
        "Your readiness is {w}.",
        "Add {w} kilos to the squat.",
        "You did {w} workouts last week.",
        "Hold it for {w} minutes.",
    )
    german = (
        "Mach {w} Sätze Bankdrücken.",
        "Bankdrücken mit {w} Wiederholungen.",
        "Pause: {w} Minuten.",
        "Deine Bereitschaft ist {w}.",
        "Nimm {w} Kilo mehr beim Kreuzheben.",
        "Letzte Woche waren es {w} Einheiten.",
    )
    free = [one for one in _WORDS if not is_true(one, str(one))] or [91]
    while True:
        value = chance.choice(free)
        form = chance.choice((*forms, *german))
        yield form.format(w=_GERMAN[value] if form in german else _WORDS[value])


def ranges_and_shares(chance: random.Random, _: list[str]) -> Iterator[str]:
    """Ranges, percentages, sums, comparisons and multiples that nothing gives."""
    while True:
        a = chance.randrange(111, 999)
        if is_true(a, str(a)) or is_true(a + 7, str(a)) or is_true(a / 10, "1.1"):
            continue
        yield chance.choice(
            (
                f"Bench somewhere between {a} and {a + 7} kg.",
                f"Aim for {a}–{a + 7} kg on the squat.",
                f"You are at {a / 10:.1f} % of it.",
                f"That makes {a} sets in total.",
                f"Squat {a} kg more than last time.",
                f"Your deadlift is up {a / 10:.1f} %.",
                "Your squat has doubled since then.",
                "You slept twice as long as usual.",
                f"Add {a / 10:.1f} kg to the bench.",
                f"Altogether that is {a * 10} kg of volume.",
                f"Bankdrücken: {a / 10:.1f} kg mehr als letzte Woche.".replace(".", ",", 1),
                "Half of your deadlift max is what you row.",
                f"{a} of {a + 7} forecasts held.",
                f"Do {a} × 5 on the squat.",
                f"Do 5×5 @ {a} kg on the bench.",
                "Dein Kraftwert hat sich verdoppelt.",
                f"In {a} days you'll be there.",
            )
        )


def swapped_exercises(chance: random.Random, _: list[str]) -> Iterator[str]:
    """True loads, said of another exercise than theirs."""
    today, history = results()[0], results()[6]
    loads: dict[str, set[float]] = {}
    for lift in (*today["work"], *(one for workout in history["workouts"] for one in workout["lifts"])):
        loads.setdefault(lift["name"], set()).update(one["load_kg"] for one in lift["sets"] if one["load_kg"])
    slugs = {one["name"]: one["exercise"] for one in everything() if one.get("exercise")}
    every = {
        name: set(numbers_in([one for one in everything() if one.get("name") == name or one.get("about") == slugs.get(name)]))
        for name in loads
    }
    forms = (
        "{x}: {l:g} kg today.",
        "Do {l:g} kg on the {x}.",
        "{x} at {l:g} kg, then rest.",
        "For {x}, take {l:g} kg.",
        "{l:g} kg is right for your {x}.",
    )
    while True:
        x, y = chance.sample(sorted(loads), 2)
        load = chance.choice(sorted(loads[y]))
        if any(abs(load - one) <= 1 for one in every[x]) or x in y or y in x:
            continue
        yield chance.choice(forms).format(x=x, l=load)


def everything() -> Iterator[dict[str, Any]]:
    """Every record of an exercise in the results."""
    todo: list[Any] = list(results())
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            if "name" in one or "about" in one:
                yield one
            todo += one.values()
        elif isinstance(one, list | tuple):
            todo += one


def dates(chance: random.Random, _: list[str]) -> Iterator[str]:
    """Days and times that no result has."""
    days = set(re.findall(r"\d{4}-\d{2}-\d{2}", repr(results())))
    months = ("January", "February", "March", "April", "May", "June", "July")
    while True:
        month, day = chance.randrange(4, 8), chance.randrange(1, 29)
        if f"2026-{month:02d}-{day:02d}" in days:
            continue
        yield chance.choice(
            (
                f"On {day} {months[month - 1]} you squatted 100 kg.",
                f"Next workout: 2026-{month:02d}-{day:02d}.",
                f"Am {day}.{month}.2026 geht es weiter.",
                f"See you on {months[month - 1]} {day}.",
                f"Chest is ready at {month + 2}:{day + 10:02d}.",
                f"Das war am {day}. {('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli')[month - 1]}.",
                "That was back in 2019.",
            )
        )


PLANTS = (changed_digits, swapped_units, number_words, ranges_and_shares, swapped_exercises, dates)


def planted(count: int, seed: int = 20260302) -> Iterator[tuple[str, str]]:
    chance = random.Random(seed)
    sources = [(one.__name__, one(chance, honest())) for one in PLANTS]
    for at in range(count):
        name, source = sources[at % len(sources)]
        yield name, next(source)


def test_every_planted_number_of_a_thousand_drafts_is_caught() -> None:
    check = grounding().check
    missed = [(name, draft) for name, draft in planted(1000) if not check(draft)]
    assert missed == []


def test_at_most_two_in_a_hundred_honest_drafts_are_refused() -> None:
    check = grounding().check
    drafts = honest()
    refused = [draft for draft in drafts if check(draft)]
    assert len(drafts) >= 150
    assert len(refused) <= 0.02 * len(drafts), refused
