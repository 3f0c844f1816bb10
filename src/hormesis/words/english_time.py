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
    "travelling": "You are away: loads are those of “{gym}”, the gym you named last, and these workouts count against no "
    "progress.",
    "travelling_somewhere": "You are away: these workouts count against no progress. To get loads that can be built there: "
    "hormesis set gym name=… with what it has.",
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
    # blocks
    "block_week": "Block {block}, week {week} of {weeks}: {low} to {high} reps with {rir} in reserve.",
    "block_new_range": "Other reps are asked for now: {load_kg:load} instead of {last_kg:load}. {reps_low:n rep|reps} "
    "with one to spare should go there 4 times in 5.",
    "block_new_range_here": "Other reps are asked for now: {reps} at {load_kg:load}, where {reps_low} with one to spare should "
    "go 4 times in 5.",
    "goal_strength": "Your goal is strength: {low} to {high} reps with {rir} in reserve, which keeps the load at about 80 % "
    "of your 1RM or above.",
    "one_set_fewer": "A set less for now: in the last {days} days {short} of {exercises:n exercise|exercises} had a set that "
    "fell short of the plan.",
    "hold_two_weeks_up": "Stay at {load_kg:load}: it went up two weeks running, so this week it stays and the reps may rise.",
    "block_reserve": "{load_kg:load} instead of {last_kg:load}: at {reps:n rep|reps} this leaves the reserve that the week asks "
    "for.",
    "amrap_due": "Last set: as many reps as you can do well, {reps} or more. Once in {workouts} workouts this tells what you "
    "have in you better than any reserve you estimate.",
    # templates and rules
    "template_reps": "Your template ({template:plain}) asks for {low} to {high} reps with {rir} in reserve.",
    "wave_open": "Week {week} of {weeks} of the wave: up to {percent} % of a training maximum of {training_max_kg:load} (90 % of "
    "your estimated 1RM). In the last set as many as you can while one more would still go; {reps} at least.",
    "wave_closed": "Week {week} of {weeks} of the wave: up to {percent} % of a training maximum of {training_max_kg:load} (90 % "
    "of your estimated 1RM). No set to the end for you now: {reps:n rep|reps} in the last one.",
    "raise_top_once": "Up from {last_kg:load} to {load_kg:load}: every set reached {need} on {last_date:day}, and no more is "
    "asked for before the load goes up.",
    "hold_until_all": "Stay at {load_kg:load}: on {last_date:day} you got {last_reps:list}. Once every set reaches {need}, the "
    "load goes up.",
    # before a meet or a test
    "meet_phase": "{days:n day|days} to your {event} on {date:day}: the {phase} phase, week {week} of {weeks}. Its lifts "
    "ask for {low} to {high} reps with {rir} in reserve; from {until:day} on: {then}.",
    "meet_phase_fewer": "{days:n day|days} to your {event} on {date:day}: the {phase} phase, week {week} of {weeks}. Its lifts "
    "ask for {low} to {high} reps with {rir} in reserve, with {percent} % of the usual sets; from {until:day} on: {then}.",
    "meet_lift": "A lift of your meet or test, in the {phase} phase: {low} to {high} reps with {rir} in reserve.",
    "taper": "{days:n day|days} to your {event} on {date:day}: {sets:n set|sets} instead of {planned}, loads kept, so that you "
    "are fresh and used to heavy loads.",
    "taper_sets": "{sets:n set|sets} instead of {planned}, at the same load.",
    "taper_heavy": "{sets:n set|sets} instead of {planned}, at the same load: the last heavy day of this lift should lie "
    "{soonest} to {last} days before.",
    "taper_light": "Light and short ({sets:n set|sets} instead of {planned}): less than {soonest} days before, heavy sets of "
    "this lift cost more than they give.",
    "event_eve": "Tomorrow is your {event}: rest today.",
    "event_day": "Today is your {event}.",
    "attempts": "“{exercise}”: {first_kg:load} first ({first_percent} % sure), then {second_kg:load} ({second_percent} %), then "
    "{third_kg:load} ({third_percent} %). Your 1RM on the day: 8 times in 10 between {low_kg:load} and {high_kg:load}; the "
    "heaviest you have logged is {heaviest_kg:load}.",
    "attempts_unknown": "No attempts suggested: your log holds nothing to estimate the lifts of this day from.",
    "no_attempts_limits": "No attempts suggested: under 16, from 65 on and in pregnancy nobody here names a maximum.",
    "no_attempts_now": "No attempts suggested: something hurts, or should be looked at first.",
    "deload_nudge": "You have trained hard for {weeks} weeks without an easier one ({groups:plain_list}). No trial shows that a "
    "planned one helps; if you feel like it: hormesis set event type=deload.",
}
