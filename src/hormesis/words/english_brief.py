"""The sentences of the daily brief, the weekly review, and of what is asked about a plan, beside those of ``english``."""

from collections.abc import Mapping

__all__ = ["BRIEF"]

BRIEF: Mapping[str, str] = {
    # the day in a few sentences
    "brief_ready_light": "Readiness {score} of 100 (8 times in 10 between {low} and {high}): an easy day for you.",
    "brief_ready_balanced": "Readiness {score} of 100 (8 times in 10 between {low} and {high}): an ordinary day for you.",
    "brief_ready_push": "Readiness {score} of 100 (8 times in 10 between {low} and {high}): a good day for you.",
    "brief_workout": "Today: {workout}, {exercises:n exercise|exercises} in {sets:n set|sets}, about {minutes} minutes.",
    "brief_unnamed": "Today: {exercises:n exercise|exercises} in {sets:n set|sets}, about {minutes} minutes.",
    "brief_rest": "No training today.",
    "brief_next": "Next: {workout} on {date:day}.",
    "brief_next_unnamed": "The next workout is on {date:day}.",
    "brief_lift": "{lift}: {sets:n set|sets} of {reps} at {load_kg:load}, with {rir:g} in reserve.",
    "brief_lift_no_load": "{lift}: {sets:n set|sets} of {reps}, with {rir:g} in reserve.",
    "brief_lift_timed": "{lift}: {sets:n set|sets} of {seconds} s.",
    "brief_tired": "Least recovered: {group:plain}, {percent} % (estimated), ready by {ready_at:moment}.",
    "brief_release": "Release: {item}, {sets:n time|times} {seconds} s.",
    "brief_more_release": "Release: {item}, {sets:n time|times} {seconds} s, and {more} more.",
    "brief_no_check_in": "No check-in yet today: four quick questions (hormesis check-in).",
    # the week behind
    "review_week": "{workouts:n workout|workouts} with {sets:n working set|working sets} from {from:day} to {to:day}.",
    "review_days_meant": "You meant to train on {days:n day|days} a week.",
    "review_pain": "You reported pain in your {region:plain} {times:n time|times}, {level:g} of 10 at most.",
    "review_tightness": "You reported tightness in your {region:plain} {times:n time|times}, {level:g} of 10 at most.",
    "review_ahead": "The week ahead has {workouts:n workout|workouts}, {minutes} minutes in all.",
    "review_nothing_ahead": "The week ahead has no workout.",
    # what is said in a conversation
    "coach_read": "This is what I read. It is written down once you say yes.",
    "coach_day": "{date:day}, about {minutes} minutes: {lifts:list}.",
    "coach_rest": "{date:day}: no training.",
    "coach_strength": "{lift}: about {value_kg:load} for one rep, estimated (8 times in 10 between {low_kg:load} and "
    "{high_kg:load}).",
    "coach_four_weeks": "{lift} over four weeks: {percent:+.1f} % (8 times in 10 between {low:+.1f} and {high:+.1f}).",
    "coach_last": "{lift} on {date:day}: {reps:list} at {load_kg:load}.",
    "coach_last_no_load": "{lift} on {date:day}: {reps:list}.",
    # what is asked about a plan
    "ask_nothing_known": "There is no reason about {about} in the plan of {date:day}.",
    "more_not_now": "{lift}: at {next_kg:load}, the next load you have, {middle:.1f} reps to failure are expected "
    "(8 times in 10 between {low:.1f} and {high:.1f}); {reps} with {rir:g} in reserve would take {need:g}.",
    "more_would_do": "{lift}: at {next_kg:load}, the next load you have, {middle:.1f} reps to failure are expected "
    "(8 times in 10 between {low:.1f} and {high:.1f}), and {reps} with {rir:g} in reserve take {need:g}: strength "
    "alone would allow it.",
    "more_no_load": "{lift}: there is no next load that we know of.",
    "more_unknown": "{lift}: your sets do not tell yet what you could do with {next_kg:load}.",
    "mind_reps": "{lift}: {need} in every set would change it.",
    "mind_set": "{lift}: {reps:n rep|reps} in the first set with {rir:g} or more in reserve, and the next set "
    "has {load_kg:load}.",
    "mind_set_fewer": "{lift}: only {reps:n rep|reps} in the first set, and the next set has {load_kg:load}.",
    "mind_without": "Without {what}, {lift} would be {sets:n set|sets} at {load_kg:load} today.",
    "mind_without_no_load": "Without {what}, {lift} would be {sets:n set|sets} today.",
    "mind_without_back": "Without {what}, {lift} would be in today's workout.",
    "mind_nothing": "Nothing that you could tell today would change this plan much; what you do in it will.",
    "known_then": "On {moment:moment} {facts:n fact was|facts were} known, and this is the plan of {date:day} from them alone.",
    "known_nothing": "On {moment:moment} nothing was known yet.",
    "known_since": "Since then {facts:n fact has|facts have} been added or changed that {date:day} counts: {kinds:plain_list}.",
    "known_same": "Nothing that {date:day} counts has been added since.",
    "known_lift": "{lift}: then {sets_then:n set|sets} at {then_kg:load}, now {sets_now:n set|sets} at {now_kg:load}.",
    "known_lift_gone": "{lift} was in the plan then, and is not now.",
    "known_lift_new": "{lift} was not in the plan then, and is now.",
}
