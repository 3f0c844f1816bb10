"""Fields of one page that must agree with one another, though each is right by itself: ``inconsistencies``."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from hormesis.domain.anatomy import MUSCLES, MuscleGroup
from hormesis.domain.movement import CurveClass, Implement, Kind, Loadability, LoadMeaning, Pattern
from hormesis.exercises.page import Page

__all__ = ["inconsistencies"]

_TRAINING = (Kind.STRENGTH, Kind.POWER)
_BARS = (Implement.BARBELL, Implement.SMITH, Implement.TRAP_BAR, Implement.EZ_BAR)
_ONE_IN_EACH_HAND = (Implement.DUMBBELL, Implement.KETTLEBELL, Implement.CABLE)
_ON_BODY_WEIGHT = (LoadMeaning.ADDED, LoadMeaning.ASSISTANCE)
_ANY_BAR = frozenset({Loadability.BARBELL_LOWER, Loadability.BARBELL_UPPER})
_BODY = frozenset({Loadability.ADDED_PLATES, Loadability.NONE})

_LOADED_BY: Mapping[Implement, frozenset[Loadability]] = MappingProxyType(
    {
        **dict.fromkeys(_BARS, _ANY_BAR),
        Implement.DUMBBELL: frozenset({Loadability.DUMBBELL}),
        Implement.KETTLEBELL: frozenset({Loadability.DUMBBELL}),
        Implement.CABLE: frozenset({Loadability.STACK}),
        Implement.MACHINE: frozenset({Loadability.STACK, Loadability.PLATE_LOADED}),
        Implement.LANDMINE: frozenset({Loadability.PLATE_LOADED}),
        Implement.SLED: frozenset({Loadability.PLATE_LOADED}),
        Implement.PLATE: frozenset({Loadability.ADDED_PLATES}),
        Implement.BAND: frozenset({Loadability.BAND}),
        Implement.BODYWEIGHT: _BODY,
        Implement.BALL: _BODY,
    }
)
_AT_HAND: Mapping[Implement, frozenset[str]] = MappingProxyType(
    {
        Implement.BARBELL: frozenset({"barbell", "safety_bar"}),
        Implement.DUMBBELL: frozenset({"dumbbells"}),
        Implement.KETTLEBELL: frozenset({"kettlebell"}),
        Implement.CABLE: frozenset({"cable_machine"}),
        Implement.SMITH: frozenset({"smith_machine"}),
        Implement.BAND: frozenset({"band", "loop_band"}),
        Implement.EZ_BAR: frozenset({"ez_bar"}),
        Implement.TRAP_BAR: frozenset({"trap_bar"}),
        Implement.PLATE: frozenset({"plates"}),
        Implement.LANDMINE: frozenset({"landmine"}),
        Implement.SLED: frozenset({"sled"}),
        Implement.BALL: frozenset({"gym_ball", "lacrosse_ball", "massage_ball", "medicine_ball", "peanut_ball", "tennis_ball"}),
        Implement.ROLLER: frozenset({"foam_roller", "massage_cane", "massage_stick", "towel", "water_bottle"}),
    }
)
_ASKS: Mapping[Pattern, frozenset[str]] = MappingProxyType(
    {
        Pattern.SQUAT: frozenset({"knee_load"}),
        Pattern.LUNGE: frozenset({"knee_load"}),
        Pattern.HINGE: frozenset({"hip_hinge"}),
        Pattern.VERTICAL_PUSH: frozenset({"vertical_press"}),
        Pattern.HORIZONTAL_PUSH: frozenset({"horizontal_press"}),
        Pattern.INCLINE_PUSH: frozenset({"horizontal_press"}),
        Pattern.DIP: frozenset({"shoulder_extension_loaded", "elbow_load"}),
        Pattern.VERTICAL_PULL: frozenset({"overhead"}),
        Pattern.LATERAL_RAISE: frozenset({"shoulder_abduction"}),
        Pattern.UPRIGHT_ROW: frozenset({"shoulder_abduction"}),
        Pattern.REAR_DELT_FLY: frozenset({"shoulder_abduction"}),
        Pattern.ELBOW_FLEXION: frozenset({"elbow_load"}),
        Pattern.ELBOW_EXTENSION: frozenset({"elbow_load"}),
        Pattern.CALF_RAISE: frozenset({"ankle_load"}),
        Pattern.CARRY: frozenset({"grip", "axial_load", "spinal_load"}),
        Pattern.OLYMPIC: frozenset({"grip", "spinal_load", "ballistic"}),
        Pattern.NECK: frozenset({"neck_load"}),
    }
)
"""What every exercise of a pattern asks of the body, so that a limitation finds each of them."""

_UNFOUNDED = re.compile(
    r"\b(knots?|toxins?|detox\w*|adhesions?|myofascial|fascia|realigns?|prevents? injur\w+|injury-proof)\b", re.I
)
_DESCRIPTION = (150, 800)


def inconsistencies(page: Page) -> Iterable[str]:
    """What does not agree on a whole page: the slug, the field, what stands there and the fix."""
    checks = [_words(page), _at_hand(page)]
    if page.kind in _TRAINING:
        checks += [_load(page), _sides(page), _credit(page), _tags(page)]
    for found in checks:
        for told in found:
            yield f"{page.slug}: {told}"


def _words(page: Page) -> Iterable[str]:
    low, high = _DESCRIPTION
    if not low <= len(page.description) <= high:
        yield f"description has {len(page.description)} characters; write {low} to {high}"
    mistakes = [text for m in page.mistakes for text in (m.mistake, m.instead)]
    said = " ".join([page.description, *page.purposes, *page.cues_do, *page.cues_dont, *mistakes, page.muscles_prose])
    for word in sorted({found.lower() for found in _UNFOUNDED.findall(said)}):
        yield f"the text says {word!r}, which nothing supports; say 'tender spot', or what is felt"


def _at_hand(page: Page) -> Iterable[str]:
    needs = _AT_HAND.get(page.implement)
    if needs and needs.isdisjoint(page.equipment):
        yield f"equipment lacks what implement {page.implement!s} needs; add {' or '.join(sorted(needs))}"


def _load(page: Page) -> Iterable[str]:
    if page.load_meaning is LoadMeaning.PER_HAND and page.implement not in _ONE_IN_EACH_HAND:
        yield f"load_meaning per_hand for one {page.implement!s}; write total"
    if (page.bodyweight_share > 0) != (page.load_meaning in _ON_BODY_WEIGHT):
        yield f"bodyweight_share {page.bodyweight_share:g} with load_meaning {page.load_meaning!s}; body weight counts only there"
    if page.load_meaning is LoadMeaning.NONE and page.curve_class is not CurveClass.NONE:
        yield f"curve_class {page.curve_class!s} without a load; write none"
    allowed = _LOADED_BY.get(page.implement)
    loose = page.load_meaning is LoadMeaning.NONE and page.loadability is Loadability.NONE
    if allowed and page.loadability not in allowed and not loose:
        yield f"loadability {page.loadability!s} for implement {page.implement!s}; write {' or '.join(sorted(allowed))}"


def _sides(page: Page) -> Iterable[str]:
    if "single" in page.slug.split("-") and not page.unilateral:
        yield "unilateral is false, though the name says single; write true"
    for dose in page.doses:
        if (dose.sides == 2) != page.unilateral:
            yield f"dose {dose.moment!r} has {dose.sides} sides and unilateral is {str(page.unilateral).lower()}; make them agree"


def _credit(page: Page) -> Iterable[str]:
    """Volume is credited once a group, by the muscle that does most of it; 0.25 only tires (SCIENCE: Pelland's 1 and 0.5)."""
    shares: dict[MuscleGroup, float] = {}
    for muscle in (*page.primary_muscles, *page.secondary_muscles):
        group = MUSCLES[muscle.muscle]
        if muscle.muscle != "serratus_anterior" or group in page.groups:  # it is counted with the chest, but presses nothing
            shares[group] = max(shares.get(group, 0.0), muscle.share)
    credit = {group: share for group, share in shares.items() if share >= 0.5}
    for group in sorted({*credit, *page.groups}):
        by_muscles, by_page = credit.get(group, 0.0), page.groups.get(group, 0.0)
        if by_muscles != by_page:
            yield f"groups gives {group!s} {by_page:g}, its muscles {by_muscles:g}; make them agree"
    tired = {group for group, share in shares.items() if share < 0.5}
    for group in sorted(tired ^ set(page.fatigue_only)):
        yield f"{group!s} is in one of fatigue.only and the muscles of share 0.25, not in both; make them agree"
    named = {MUSCLES[m.muscle] for m in page.primary_muscles}
    if page.primary_group in page.groups and page.primary_group not in named:
        yield f"no primary muscle is of the primary group {page.primary_group!s}; name the one that leads"
    if page.pattern in (Pattern.SQUAT, Pattern.LUNGE) and MuscleGroup.HAMSTRINGS in page.groups:
        yield "hamstrings get credit, but squats and lunges hardly train them; take them out of groups"


def _tags(page: Page) -> Iterable[str]:
    asked = set(_ASKS.get(page.pattern, ()))
    if page.pattern is Pattern.VERTICAL_PUSH and page.implement is not Implement.LANDMINE:
        asked.add("overhead")
    if page.pattern in (Pattern.SQUAT, Pattern.LUNGE) and page.implement in _BARS:
        asked |= {"axial_load", "spinal_load"}
    if page.implement in _BARS and "axial_load" in page.movement_tags:
        asked.add("spinal_load")
    missing = sorted(asked - set(page.movement_tags))
    if missing:
        yield f"movement_tags lacks {', '.join(missing)}, which every such exercise asks of the body; add it"
