"""What the coach got wrong: its largest misses of the week, and how many of its intervals held. ``forecasts_json``.

Reps are whole numbers, so that a 90 % interval holds a little more than 90 % of what was forecast; how much more is known before,
and is what the share that held is compared with.
"""

from datetime import timedelta

from hormesis.app.calibration import Tally, judged, scored
from hormesis.app.insight_record import Json, Record, Say
from hormesis.domain.evidence import Reason

__all__ = ["forecasts_json"]

_SHOWN = 5


def forecasts_json(record: Record, weeks: int, say: Say) -> Json:
    """The week's forecasts of top sets and its largest misses; calibration over the last ``weeks`` weeks and the whole log."""
    made = scored(record.made)
    week = [one for one in made if one.day >= record.as_of - timedelta(days=7)]
    lately = [one for one in made if one.day >= record.as_of - timedelta(weeks=weeks)]
    missed = [shown for one in week if not (shown := judged(one))["held"]]
    missed.sort(key=lambda one: (-abs(one["reps"] - one["median"]), one["date"], one["lift"]))
    why = [say(Reason("forecasts_meant"))]
    every = record.earlier.after(made)
    if not every.made:
        why = [say(Reason("forecasts_none"))]
    elif not week:
        why.append(say(Reason("forecasts_none_this_week")))
    return {
        "made": len(week),
        "missed": len(missed),
        "misses": missed[:_SHOWN],
        "week": Tally().after(week).as_json(),
        "lately": Tally().after(lately).as_json(),
        "all": every.as_json(),
        "why": why,
    }
