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
    # the athlete's changes
    "week_edit_moved": "{date:day} is moved to {to:day}, as you asked.",
    "week_edit_swapped": "{instead} in place of {exercise}, as you asked.",
    "week_edit_sets": "{sets:n set|sets} of “{exercise}” where it is done, as you asked.",
    "week_edit_without": "Without {exercises:list} this week, as you asked.",
    "week_edit_refused": "“{exercise}” is not taken in, though you asked: it is not safe for you now, or your gym has nothing "
    "for it. What stands under safety goes first.",
    # coming back
    "sets_within_early_volume": "{sets:n set|sets} instead of {before}: in the first two weeks back, sets × reps × share of your "
    "1RM stay under 30 for each lift.",
    "sets_after_break": "Week {week} after {weeks:g} weeks off: about {percent} % of your usual sets.",
    "sets_after_illness": "Week {week} after being ill: about {percent} % of your usual sets.",
    "swapped": "In place of {exercise} today, as you chose.",
    "station_busy": "“{exercise}” is left out: its station is taken.",
}
"""Code → sentence, as in ``english.REASONS``."""
