"""Sessions of a FIT activity and the sets in them: ``FitSession``, ``sessions_of``, ``workout_of``.

A multisport file has several sessions; a set belongs to the one during which it began, whatever its number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hormesis.domain.load import Unit
from hormesis.sources.fit_exercises import activity_name, exercise_name
from hormesis.sources.fit_messages import LocalTime, Message
from hormesis.sources.source import ReadReport
from hormesis.sources.weight_unit import load_kg
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range

__all__ = ["FitSession", "sessions_of", "workout_of"]

_EARLY_S = 5
"""A set may be stamped so much before the session that it opens."""
_KG_STEP = 1 / 16
_LB_PER_KG = 1 / 0.45359237
_STRENGTH = frozenset({"strength_training", "cardio_training", "hiit", "amrap", "emom", "tabata", "exercise"})


@dataclass(slots=True)
class FitSession:
    """One session: when it began (FIT seconds), how long it ran, and the sets that began in it, rests among them."""

    message: Message | None
    began: int
    elapsed_s: float = 0.0
    sets: list[Message] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its sport in the profile's words."""
        return activity_name(self.message.word("sport"), self.message.word("sub_sport")) if self.message else "activity"

    @property
    def is_strength(self) -> bool:
        """Whether its sport is one in which sets are logged."""
        return self.message is not None and self.message.word("sub_sport") in _STRENGTH

    @property
    def has_sets(self) -> bool:
        """Whether a set was done in it: rests alone are none."""
        return any(one.word("set_type") != "rest" for one in self.sets)


def sessions_of(messages: Sequence[Message]) -> list[FitSession]:
    """The sessions by their start, each with its sets. Sets without any session make one of their own."""
    sessions = []
    for message in messages:
        began = message.time("start_time") or message.time()
        if message.name == "session" and began and message.word("sport") != "transition":
            sessions.append(FitSession(message, began, message.number("total_elapsed_time") or 0.0))
    sessions.sort(key=lambda one: one.began)
    sets = [message for message in messages if message.name == "set"]
    if sets and not sessions:
        starts = [at for one in sets if (at := one.time("start_time") or one.time())]
        if not starts:
            return []
        sessions = [FitSession(None, min(starts))]
    for one in sorted(sets, key=_order):
        _session_at(sessions, one.time("start_time")).sets.append(one)
    return sessions


def _order(one: Message) -> tuple[float, float]:
    return one.time("start_time") or 0, one.number("message_index") or 0


def _session_at(sessions: Sequence[FitSession], at: int | None) -> FitSession:
    """The session that had begun last; of two that could be meant, the one for strength."""
    begun = [one for one in sessions if at is not None and one.began <= at + _EARLY_S]
    if begun:
        running = [one for one in begun if at is not None and at <= one.began + one.elapsed_s + _EARLY_S]
        return next((one for one in reversed(running) if one.is_strength), (running or begun)[-1])
    return next((one for one in sessions if one.is_strength), sessions[0])


def workout_of(session: FitSession, local: LocalTime, report: ReadReport) -> WorkoutEntry:
    """The session as a workout. A rest becomes ``rest_s`` of the set before it; one out of range is skipped and counted."""
    entries: list[SetEntry] = []
    for one in session.sets:
        report.rows += 1
        is_rest = one.word("set_type") == "rest"
        if is_rest and not entries:
            continue
        entry = _rested(entries[-1], one.number("duration") or 0.0) if is_rest else _entry(one, session.began)
        problem = out_of_range(entry)
        if problem:
            report.skip(problem, one.where)
        elif is_rest:
            entries[-1] = entry
        else:
            entries.append(entry)
    return WorkoutEntry(
        key=str(session.began),
        at=local.text(session.began),
        name=(session.message.word("sport_profile_name") or session.name) if session.message else "",
        sets=entries,
        ended_at=local.text(session.began + session.elapsed_s) if session.elapsed_s else None,
        session_rpe=_session_rpe(session.message),
    )


def _entry(one: Message, began: int) -> SetEntry:
    reps = one.number("repetitions")
    kg, unit = _load(one)
    return SetEntry(
        exercise_name=exercise_name(one.fields.get("category"), one.fields.get("category_subtype")),
        load_kg=kg,
        reps=round(reps) if reps else None,
        duration_s=round(seconds, 1) if (seconds := one.number("duration")) else None,
        entered_unit=unit,
        key=f"{one.time('start_time') or began}:{one.number('message_index') or 0:.0f}",
    )


def _load(one: Message) -> tuple[float | None, Unit | None]:
    """Kilograms, and the unit shown on the watch. 0 and nothing both mean that no load was entered.

    The file has sixteenths of a kilogram; what was entered in pounds is taken back to the half pound that it rounds.
    """
    kg = one.number("weight")
    if not kg:
        return None, None
    shown = one.word("weight_display_unit")
    if shown != "pound":
        return round(kg, 4), "kg" if shown == "kilogram" else None
    pounds = kg * _LB_PER_KG
    entered = round(2 * pounds) / 2
    near = abs(entered - pounds) <= _KG_STEP * _LB_PER_KG / 2 + 1e-6
    return load_kg(entered, "lb") if near else round(kg, 4), "lb"


def _rested(entry: SetEntry, more_s: float) -> SetEntry:
    return replace(entry, rest_s=round((entry.rest_s or 0.0) + more_s, 1)) if more_s else entry


def _session_rpe(message: Message | None) -> float | None:
    """Perceived effort that was entered after the workout: the file has ten times the RPE; 0 is none."""
    rpe = message.number("workout_rpe") if message else None
    return rpe / 10 if rpe and 0 < rpe <= 100 else None
