"""Ready-made ways to lay out a week: ``Template``, ``TEMPLATES``, ``template_of``, ``days_of``.

A template says what a day may hold, which repetitions its lifts ask for and by which rule the load moves. Everything else, which
exercises, how many sets, in which minutes, with what is at hand, is solved as in any other week; what the template costs against
the free week is told. No layout has been shown to be better than another where the sets are the same (Ramos-Campo 2024 on split
and full body; ACSM 2026 on models of periodisation). Grade: expert.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from hormesis.domain.athlete import Profile
from hormesis.domain.movement import Pattern
from hormesis.exercises.page import Page

__all__ = [
    "MAINS",
    "OWN_REPS",
    "PROGRESSIONS",
    "TEMPLATES",
    "Template",
    "TemplateDay",
    "days_of",
    "is_main",
    "rule_of",
    "template_of",
    "whole_body",
]

PROGRESSIONS = ("own", "double", "waves")
"""By which rule loads move: as the log and the capacity say; up as soon as every set has reached the top of the range; in
waves of three weeks at shares of a training maximum."""

MAINS = (Pattern.SQUAT, Pattern.HORIZONTAL_PUSH, Pattern.HINGE, Pattern.VERTICAL_PUSH)
"""The movements whose barbell lift a wave is done with."""
_MAIN_LIFTS = frozenset(
    {
        *("back-squat", "low-bar-back-squat", "safety-bar-squat", "front-squat"),
        *("barbell-bench-press", "paused-bench-press", "overhead-press"),
        *("deadlift", "sumo-deadlift", "trap-bar-deadlift"),
    }
)

_PUSH = frozenset(
    {
        *(Pattern.HORIZONTAL_PUSH, Pattern.INCLINE_PUSH, Pattern.VERTICAL_PUSH, Pattern.DIP, Pattern.CHEST_FLY),
        *(Pattern.LATERAL_RAISE, Pattern.FRONT_RAISE, Pattern.ELBOW_EXTENSION),
    }
)
_PULL = frozenset(
    {
        *(Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL, Pattern.PULLOVER, Pattern.REAR_DELT_FLY, Pattern.SHRUG),
        *(Pattern.UPRIGHT_ROW, Pattern.ELBOW_FLEXION, Pattern.WRIST, Pattern.SHOULDER_ROTATION),
    }
)
_LEGS = frozenset(
    {
        *(Pattern.SQUAT, Pattern.LUNGE, Pattern.HINGE, Pattern.HIP_THRUST, Pattern.KNEE_EXTENSION, Pattern.KNEE_FLEXION),
        *(Pattern.HIP_ABDUCTION, Pattern.HIP_ADDUCTION, Pattern.CALF_RAISE, Pattern.BACK_EXTENSION, Pattern.TIBIALIS),
    }
)
_TRUNK = frozenset({Pattern.CORE_FLEXION, Pattern.CORE_ROTATION, Pattern.CORE_STABILITY, Pattern.CARRY, Pattern.NECK})


@dataclass(frozen=True, slots=True)
class TemplateDay:
    """A day's name, the patterns it may hold (None: any), and the one main lift it is built on (a pattern), where it has one."""

    name: str
    patterns: frozenset[Pattern] | None = None
    main: Pattern | None = None

    def may_hold(self, page: Page) -> bool:
        """Whether the day may hold a page: of its patterns, and of the barbell's main lifts only its own."""
        if self.main is not None and is_main(page):
            return page.pattern is self.main
        return self.patterns is None or page.pattern in self.patterns


@dataclass(frozen=True, slots=True)
class Template:
    """Days that follow each other (none: the athlete's own), the ranges of repetitions of compound and of isolation lifts (None:
    the athlete's own), the reserve they leave, and the rule by which loads move."""

    word: str
    days: tuple[TemplateDay, ...]
    compound: tuple[int, int] | None = None
    isolation: tuple[int, int] | None = None
    rir: int | None = None
    progression: str = "own"

    def reps(self, page: Page | None) -> tuple[int, int] | None:
        """The range of repetitions the template asks of a page."""
        return self.isolation if page is not None and page.category != "compound" else self.compound


OWN_REPS = "own_reps"
"""The word of what the athlete fixed without a template."""
_KNEE = frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.KNEE_EXTENSION})
_HIP = frozenset({Pattern.HINGE, Pattern.HIP_THRUST, Pattern.KNEE_FLEXION, Pattern.BACK_EXTENSION})
_PRESS = frozenset({Pattern.HORIZONTAL_PUSH, Pattern.INCLINE_PUSH, Pattern.VERTICAL_PUSH, Pattern.DIP})
_ROW = frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL})
_ANY = TemplateDay("Full body")
_UPPER = TemplateDay("Upper", _PUSH | _PULL)
_LOWER = TemplateDay("Lower", _LEGS | _TRUNK)
_MAIN_DAYS = tuple(
    TemplateDay(name, None, main) for name, main in zip(("Squat", "Bench", "Deadlift", "Press"), MAINS, strict=True)
)

TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {
        one.word: one
        for one in (
            Template("full_body", (_ANY,)),
            Template("upper_lower", (_UPPER, _LOWER)),
            Template(
                "push_pull_legs",
                (TemplateDay("Push", _PUSH), TemplateDay("Pull", _PULL), TemplateDay("Legs", _LEGS | _TRUNK)),
            ),
            Template("double_progression", (), (6, 10), (10, 15), 2, "double"),
            Template("waves", _MAIN_DAYS, None, None, None, "waves"),
        )
    }
)
"""By the word that ``template=`` takes."""


def template_of(profile: Profile) -> Template | None:
    """The athlete's template with the ranges and the reserve that they have fixed; None where there is neither."""
    base, low, high = TEMPLATES.get(profile.template or ""), _range(profile.reps), _range(profile.isolation_reps)
    if low is None and high is None and profile.rir is None:
        return base
    found = base or Template(OWN_REPS, ())
    rir = profile.rir if profile.rir is not None else found.rir
    return replace(found, compound=low or found.compound, isolation=high or found.isolation, rir=rir)


def _range(said: str | None) -> tuple[int, int] | None:
    low, dash, high = (said or "").partition("-")
    return (int(low), int(high)) if dash else None


def rule_of(profile: Profile) -> str:
    """By which rule loads move: the athlete's word, else the template's, else as the log and the capacity say."""
    template = template_of(profile)
    return profile.progression or (template.progression if template is not None else "own")


def days_of(template: Template, count: int, first: int = 0) -> list[TemplateDay]:
    """What each of ``count`` training days is, from the ``first`` of the template's own days on; nothing where it names none."""
    return [template.days[(first + d) % len(template.days)] for d in range(count)] if template.days else []


def whole_body(n: int) -> tuple[frozenset[Pattern], ...]:
    """Of what the ``n``-th day of a whole body holds one each: legs (knee and hip by turns), a press, a pull."""
    return (_HIP if n % 2 else _KNEE, _PRESS, _ROW)


def is_main(page: Page) -> bool:
    """Whether a page is a barbell's main lift, such as a wave is done with."""
    return page.slug in _MAIN_LIFTS
