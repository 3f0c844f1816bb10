"""Whether a value grounds a number: by kind, by what it is of, by day, by size. ``grounds``, ``derived``, ``linked_hold``."""

from collections.abc import Iterable, Sequence
from datetime import date

from hormesis.words.grounding_claims import TRAINING, Claim, Days
from hormesis.words.grounding_evidence import Evidence, Ground
from hormesis.words.grounding_numerals import Day

__all__ = ["derived", "grounds", "linked_hold"]

_TINY = 1e-6
_ROUGHLY = 0.02
_EXACT = frozenset({"reps", "sets", "rir", "rpe", "count", "ordinal", "plates"})
_OWN_KINDS = frozenset({"time", "clock", "day", "weekday", "span", "year", "length", "part"})
"""What the athlete may say of themselves and hear again: how long they have, since when, how much it hurts."""
_BARE_OK = frozenset({"bare", "count", "points", "score", "part"})


def grounds(one: Evidence, claim: Claim) -> bool:
    """Whether a value is what the claim states, of what it is stated."""
    if one.said and not _may_be_told(one, claim):
        return False
    return _same(one, claim) and _same_subject(one, claim) and _same_day(one, claim)


def derived(claim: Claim, claims: Sequence[Claim], standing: Sequence[bool], ground: Ground) -> bool:
    """Whether a number follows from two that stand: a difference, a sum, a multiple."""
    beside = [
        other
        for other, stands in zip(claims, standing, strict=True)
        if stands and other is not claim and other.values and abs(other.sentence - claim.sentence) <= 0
    ]
    pairs = [
        (a.values[0], b.values[0], a.kind, a.start < b.start) for a in beside for b in beside if a is not b and a.kind == b.kind
    ]
    if claim.compares and claim.kind not in ("ratio", "share"):
        own = [] if claim.kind == "percent" else [(a, b, k, True) for a, b, k in _pairs_in_records(claim, ground)]
        return any(_is_difference(claim, a, b, k) for a, b, k, _ in (*own, *pairs))
    if claim.kind in ("ratio", "share"):
        size = claim.values[0] if claim.kind == "ratio" else claim.values[0] / 100
        return any(b and abs(a / b - size) <= 0.02 * size for a, b, _, _ in pairs)
    if claim.total:
        parts = [other.values[0] for other in beside if other.kind == claim.kind]
        return len(parts) > 1 and _near(sum(parts), claim)
    return claim.kind in ("plates", "mass", "bare") and _plates(claim, claims, standing)


def linked_hold(claims: Sequence[Claim], ground: Ground) -> Iterable[tuple[Claim, str]]:
    """Sets × reps at a load must stand together somewhere: each number alone is not enough."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.linked is not None:
            groups.setdefault(claim.linked, []).append(claim)
    for group in groups.values():
        part = {one.kind: one for one in group}
        if "reps" not in part or any(one.attributed or one.compares for one in group):
            continue
        reps, mass, sets = part["reps"], part.get("mass"), part.get("sets")
        about = next((one.about for one in group if one.about), frozenset[str]())
        holds = any(
            _fits(reps, one.reps)
            and (mass is None or (one.mass is not None and _fits(mass, one.mass)))
            and (sets is None or one.sets is None or _fits(sets, one.sets))
            and (not about or not one.about or bool(about & one.about))
            for one in ground.together
            if not one.said
        )
        if not holds:
            yield reps, "no tool result has these sets, reps and load together"


def _fits(claim: Claim, value: float) -> bool:
    return any(abs(one - value) <= claim.slack + _TINY for one in claim.values)


def _may_be_told(one: Evidence, claim: Claim) -> bool:
    """Words of the athlete or of a file count where they are told as theirs; of themselves, also what they said in this chat."""
    return claim.attributed or (one.chat and claim.kind in _OWN_KINDS and not (claim.kind == "time" and claim.of == "exercise"))


def _same(one: Evidence, claim: Claim) -> bool:
    if claim.kind == "odd":
        return False
    if claim.kind == "day":
        return (one.day is not None and _is_day(claim.day, one.day)) or _day_among(claim.day, one.days)
    if claim.kind == "weekday":
        return claim.weekday in _weekdays_of(one)
    if claim.kind == "year":
        return any(day[0] == int(value) for day in (*one.days.dates, *([one.day] if one.day else [])) for value in claim.values)
    if claim.kind in ("ratio", "share"):
        return (claim.kind == one.kind and _near(one.value, claim)) or (
            claim.kind == "share" and one.kind == "percent" and _near(one.value, claim)
        )
    if bool(claim.compares) != bool(one.compares) and not (one.compares and claim.kind in ("percent", "points")):
        return False
    if claim.compares in (1, -1) and one.compares in (1, -1) and claim.compares != one.compares:
        return False
    return _same_amount(one, claim)


def _same_amount(one: Evidence, claim: Claim) -> bool:
    """The same amount of the same kind, or of one that is converted."""
    kind, of = claim.kind, one.kind
    if kind == of:
        if kind == "count" and claim.noun and one.noun and claim.noun != one.noun:
            return False
        if kind == "part":
            return _near(one.value, claim) and (one.scale is None or one.scale == claim.scale)
        if kind == "ordinal":
            return one.value == claim.values[0]
        return _near(one.value, claim)
    if kind == "part":
        share = 100 * claim.values[0] / claim.scale if claim.scale else 0.0
        return (of == "percent" and abs(one.value - share) <= 50 / (claim.scale or 10) + _TINY) or (
            of in ("bare", "count", "score", "span", "sets") and _near(one.value, claim)
        )
    if kind in ("rpe", "rir") and of in ("rpe", "rir"):
        return any(abs((10 - value) - one.value) <= claim.slack for value in claim.values)
    if kind == "ordinal":
        return (of in ("sets", "count", "reps") and one.value >= claim.values[0] and bool(claim.noun)) or _ordinal_day(one, claim)
    if kind in ("time", "span") and of in ("time", "span"):
        seconds = 86400.0 if of == "span" else 1.0
        size = 86400.0 if kind == "span" else 1.0
        return any(abs(value * size - one.value * seconds) <= claim.slack * size + _TINY for value in claim.values)
    if kind == "length":
        return (of == "clock" and _near(one.value, claim)) or (
            of == "time" and any(abs(one.value - value * size) <= 0.5 * size for value in claim.values for size in (1.0, 60.0))
        )
    if kind in ("points", "score"):
        return of in ("points", "score", "bare") and _near(one.value, claim)
    if kind == "count" and of == "sets":
        return claim.noun == "times" and _near(one.value, claim)
    if kind == "count":
        return of == "bare" and claim.noun not in ("plates", "sides") and _near(one.value, claim)
    return kind == "bare" and _bare(one, claim)


def _bare(one: Evidence, claim: Claim) -> bool:
    """A number without a unit may be in whatever unit is usual for what it is said of."""
    if one.kind in ("day", "weekday", "clock", "year", "ordinal", "ratio", "share", "else", "odd"):
        return False
    sizes = {"mass": (1.0, 0.45359237), "time": (1.0, 60.0, 3600.0), "span": (1.0, 7.0)}.get(one.kind, (1.0,))
    return any(_near(one.value / size, claim) for size in sizes)


def _ordinal_day(one: Evidence, claim: Claim) -> bool:
    """On the 12th."""
    days = (*one.days.dates, *([one.day] if one.day else []))
    return not claim.noun and any(day[2] == int(claim.values[0]) for day in days)


def _near(value: float, claim: Claim) -> bool:
    shown = abs(value) if claim.kind not in ("degrees",) else value
    slack = claim.slack
    if claim.approximate and claim.kind not in _EXACT:
        slack = max(slack, _ROUGHLY * shown)
        if claim.kind == "time" and shown >= 1200 and all(one % 300 == 0 for one in claim.values):
            slack = max(
                slack, 240.0 if claim.values[0] % 600 == 0 else 150.0
            )  # a plan of 43 minutes takes about 45, or a good 40
    return any(abs(abs(one) - shown) <= slack + _TINY for one in claim.values)


def _same_subject(one: Evidence, claim: Claim) -> bool:
    if claim.kind in TRAINING and one.of_max and not claim.of_max:
        return False
    if not claim.of:
        return True
    if claim.of == "exercise":
        if one.about:
            return bool(claim.about & one.about)
        return claim.soft or (claim.kind not in TRAINING | {"bare", "time"} and not one.body)
    tags = one.body if claim.of == "body" else one.signals
    if tags:
        return bool(claim.about & tags)
    if claim.of == "signal":
        return not one.about and not one.body and (claim.kind not in ("bare", "score", "points", "ms", "bpm", "part") or one.said)
    return (not one.about and (claim.kind not in ("percent", "part", "sets", "bare") or one.said)) or (
        claim.kind in TRAINING and bool(one.about)
    )


def _same_day(one: Evidence, claim: Claim) -> bool:
    if claim.kind in ("day", "weekday", "year") or not claim.days:
        return True
    if not one.days:
        return True
    return _overlap(claim.days, one.days)


def _overlap(said: Days, found: Days) -> bool:
    if any(_is_day(a, b) for a in said.dates for b in found.dates):
        return True
    weekdays = found.weekdays | {day for one in found.dates if (day := _weekday(one)) is not None}
    own = said.weekdays | {day for one in said.dates if (day := _weekday(one)) is not None and found.weekdays}
    return bool(own & weekdays)


def _weekdays_of(one: Evidence) -> set[int]:
    days = (*one.days.dates, *([one.day] if one.day else []))
    return {day for found in days if (day := _weekday(found)) is not None} | set(one.days.weekdays)


def _weekday(day: Day) -> int | None:
    if day[0] is None or day[1] is None:
        return None
    return date(day[0], day[1], day[2]).weekday()


def _day_among(day: Day | None, days: Days) -> bool:
    return day is not None and any(_is_day(day, one) for one in days.dates)


def _is_day(said: Day | None, found: Day) -> bool:
    if said is None:
        return False
    return all(a is None or b is None or a == b for a, b in zip(said, found, strict=True))


def _pairs_in_records(claim: Claim, ground: Ground) -> Iterable[tuple[float, float, str]]:
    """Pairs of values of the claim's kind that stand in one record and are of what it is said of."""
    records: dict[int, list[Evidence]] = {}
    for one in ground.values:
        fits = one.kind == claim.kind or claim.kind in ("bare", "points")
        if fits and one.record >= 0 and not one.said and not one.compares and _same_subject(one, claim) and _same_day(one, claim):
            records.setdefault(one.record, []).append(one)
    for group in records.values():
        for a in group:
            for b in group:
                if a is not b and a.kind == b.kind and a.value != b.value and a.kind not in ("day", "weekday", "ordinal"):
                    yield a.value, b.value, a.kind


def _is_difference(claim: Claim, a: float, b: float, kind: str) -> bool:
    if claim.kind == "percent":
        return bool(b) and kind != "percent" and _near(100 * (a - b) / b, claim)
    if claim.kind in (kind, "bare", "points"):
        size = {"time": (1.0, 60.0, 3600.0)}.get(kind, (1.0,)) if claim.kind == "bare" else (1.0,)
        return any(_near((a - b) / one, claim) for one in size)
    return False


_PLATES_KG = (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 2.0, 1.5, 1.25, 1.0, 0.5, 0.25)
_BARS_KG = (20.0, 15.0, 10.0, 7.5, 25.0)


def _plates(claim: Claim, claims: Sequence[Claim], standing: Sequence[bool]) -> bool:
    """Plate math: a bar and what hangs on both sides of it make a load that stands in the same sentence."""
    same = [
        (other, stands)
        for other, stands in zip(claims, standing, strict=True)
        if other.sentence == claim.sentence and other.values
    ]
    loads = [other.values[0] for other, stands in same if stands and other.kind == "mass" and other.values[0] > max(_BARS_KG) / 2]
    parts = [other.values[0] for other, stands in same if not stands and other.kind in ("mass", "bare")]
    counts = {i: other.values[0] for i, (other, stands) in enumerate(same) if other.kind == "plates"}
    if not loads or not parts or any(one not in (*_PLATES_KG, *_BARS_KG) for one in parts):
        return False
    several = sum(counts.values()) if len(counts) == 1 and len(parts) == 1 else 0
    for load in loads:
        if several and any(abs(bar + side * several * parts[0] - load) < 0.01 for bar in _BARS_KG for side in (1, 2)):
            return True
        for bar in _BARS_KG:
            hung = list(parts)
            if bar in hung and abs(bar + 2 * (sum(hung) - bar) - load) < 0.01:
                return True
            if abs(bar + 2 * sum(hung) - load) < 0.01:
                return True
    return False
