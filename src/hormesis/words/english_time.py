"""The English sentences of the time beyond a week: easier days, blocks, tapers, coming back."""

from collections.abc import Mapping

__all__ = ["TIME"]

TIME: Mapping[str, str] = {
    # coming back
    "return_after_illness": "First time after being ill: {load_kg:load} instead of {last_kg:load}, fewer sets, more in reserve.",
    "return_ill_without_load": "First time after being ill: fewer sets and fewer reps than the {last_reps:list} of "
    "{last_date:day}.",
    "return_after_deload": "Back after the easier days at {load_kg:load}, where {last_date:day} was still as good as expected "
    "({last_reps:list}).",
    "return_deload_without_load": "Back after the easier days: as many reps as the fewest of {last_date:day} ({last_reps:list}).",
    # easier days
    "deload_stalled": "Easier until {until:day}: since {since:day} these fall behind what your log led to expect, beyond chance "
    "(the sum of the shortfall in SD; {alarm:g} is the alarm): {lifts:list}. Not wanted? hormesis set dismissal of=deload.",
    "deload_falling": "Easier until {until:day}: with more than {percent} % these have been getting weaker, although you trained "
    "as often as usual: {lifts:list}. Not wanted? hormesis set dismissal of=deload.",
    "deload_wellness": "Easier until {until:day}: over the week your answers were {felt:g} SD from what is usual for you. Not "
    "wanted? hormesis set dismissal of=deload.",
    "deload_wished": "Easier until {until:day}, as you wished.",
    "deload_load": "{load_kg:load} instead of {planned_kg:load} (−{percent} %), {sets:n set|sets} of {planned}, {rir:g} in "
    "reserve: these days are for recovery.",
    "deload_sets": "{sets:n set|sets} of {planned} and {rir:g} in reserve: these days are for recovery.",
    "deload_nudge": "You have trained hard for {weeks} weeks without an easier one ({groups:plain_list}). No trial shows that a "
    "planned one helps; if you feel like it: hormesis set event type=deload.",
}
