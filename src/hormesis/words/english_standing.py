"""The sentences of a standing week, beside those of the plan in ``english``."""

from collections.abc import Mapping

__all__ = ["STANDING"]

STANDING: Mapping[str, str] = {
    "workout_from_week": "“{workout}”, from the week made on {made:day}; loads and sets are this morning's.",
    "unnamed_from_week": "From the week made on {made:day}; loads and sets are this morning's.",
    "rest_from_week": "A rest day in the week made on {made:day}.",
    "week_missed": "{workouts:n workout|workouts} of this week missed, the last on {date:day}. Nothing is doubled to make up "
    "for it; hormesis week plans the days to come anew.",
    "week_missed_sets": "One set more of {exercises:names}: this week has missed work for {groups:plain_list}.",
    "week_outdated": "Your week of {made:day} no longer fits: since then your {changed:plain_list} changed. So this follows your "
    "log; hormesis week makes a new one.",
    "week_over": "Your week of {made:day} is over. So this follows your log; hormesis week makes the next one.",
    "week_goes_on": "Goes on from the week made on {made:day}: what was planned stays where it can.",
    "week_goes_on_after": "Goes on from the week made on {made:day}, of which {workouts:n workout was|workouts were} missed: the "
    "days left get what matters most, and none gets more than a day should.",
    # coming back
    "sets_after_break": "Week {week} after {weeks:g} weeks off: about {percent} % of your usual sets.",
    "sets_after_illness": "Week {week} after being ill: about {percent} % of your usual sets.",
    "station_busy": "“{exercise}” is left out: its station is taken.",
}
"""Code → sentence, as in ``english.REASONS``."""
