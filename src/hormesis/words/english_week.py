"""The sentences of the week, beside those of the plan in ``english``."""

from collections.abc import Mapping

__all__ = ["WEEK"]

WEEK: Mapping[str, str] = {
    # what is aimed at
    "week_targets": "Goal {goal:plain}, level {experience:plain}: {low:g} to {high:g} sets a week serve a main muscle group "
    "well. Your targets start at the low edge of what is productive, or at what you already do.",
    "goal_assumed": "You have not told a goal, so this is for general strength and size: hormesis set goal hypertrophy (or "
    "strength, power, endurance, general).",
    "experience_assumed": "Your experience is not known; by the length of your log it is taken as {experience} (hormesis set "
    "profile experience=intermediate).",
    "target_up": "{group:plain}: {sets:g} sets instead of {before:g}, up to {percent} % more. “{exercise}” grows by "
    "{slope_percent:g} % a week, more than the usual {usual_percent:g} % ({p:g} sure), you have recovered ({fatigue} % tired "
    "still), and you kept {kept} % of your workouts.",
    "target_down": "{group:plain}: {sets:g} sets instead of {before:g}, since two signs or more agree ({signs:plain_list}). "
    "“{exercise}” goes by {slope_percent:g} % a week (falling: {p:g} sure); {fatigue} % still tired; very sore {sore:n "
    "time|times} in two weeks.",
    "week_after_break": "First week after {weeks:n week|weeks} off: {percent} % of the usual sets.",
    "goal_reps_kept": "Your main lifts stay at the reps of your log ({reps} in the middle); for {goal:plain} {low} to {high} "
    "would serve more. To change them over some weeks: hormesis set profile plan_style=blocks.",
    # templates and blocks
    "template_costs": "Your template ({template:plain}) is worth {percent} % less than the free week; fewer sets go to "
    "{groups:plain_list}. Without it: --set template=free.",
    "template_costs_worth": "Your template ({template:plain}) is worth {percent} % less than the free week: the sets lie on days "
    "that suit them less. Without it: --set template=free.",
    "template_costs_nothing": "Your template ({template:plain}) costs nothing that can be measured against the free week.",
    "week_of_block": "Week {week} of {weeks} in block {block}: {rir:n rep|reps} in reserve in the main lifts this week.",
    "week_of_block_last": "The last of {weeks} weeks in block {block}: {rir:n rep|reps} in reserve in the main lifts this week; "
    "then another range of reps, and more in reserve again.",
    "older_quick": "Up as fast as you safely can, down in two to three seconds: quick strength helps with stairs and chairs, and "
    "from 65 on it is the first to go.",
    # days and minutes
    "week_days_assumed": "{days:n day|days} assumed, since your log does not tell yet: --set days_per_week=4 asks for another "
    "number.",
    "week_days_usual": "{days:n day|days} of training, as usual in your last {weeks:n week|weeks}.",
    "week_minutes_told": "{minutes} minutes a workout, as you said.",
    "week_minutes_usual": "{minutes} minutes a workout: the middle of your last {workouts:n timed workout|timed workouts}.",
    "week_minutes_assumed": "{minutes} minutes a workout assumed: --set workout_min=45 asks for another length.",
    "week_fewer_days": "Only {days:n day|days} of the {wanted} wanted can be trained on in these seven.",
    "week_day_moved": "{date:day} is left out; {to:day} takes its place.",
    "week_rest_day": "A rest day.",
    "week_day_as_usual": "Near your “{workout}”: {kept} of {exercises:n exercise is|exercises are} those you do then.",
    "week_day_as_usual_unnamed": "{kept} of {exercises:n exercise is|exercises are} those you would do then.",
    "week_later_day": "A forecast: that morning's plan refreshes loads and sets from what has happened by then.",
    "week_loads_as_of": "Loads are what your log says on {date:day}; each morning's plan (hormesis today) refreshes them.",
    # what it is made of
    "week_gym_unknown": "Your gym is not known, so only what your log shows you have is used (hormesis set gym implements=...).",
    "week_no_gym": "Nothing is known of your gym or your log, so this needs no equipment (hormesis set gym implements=...).",
    "week_not_at_hand": "Left out, since your gym has not what it needs: {exercises:names}.",
    "week_unknown_lifts": "Left out, since the library does not know what they train: {exercises:names} (hormesis exercises "
    "names).",
    "new_with_band": "New to your log: easy sets, to learn it, with a band that would let you do {could} reps.",
    "new_hold": "New to your log: easy holds, to learn it.",
    "paired_sets": "In turn, a set of each: {pairs:names}. That saves {minutes:n minute|minutes}: the muscles of one rest while "
    "those of the other work, and each keeps the rest it would have alone. Not for you: hormesis set profile supersets=no.",
    # what is given up
    "week_day_empty": "No training on {date:day}: nothing fits into {minutes:n minute|minutes} beside the warm-up. With "
    "{needed} it would.",
    "week_few_exercises": "Only {exercises:n exercise|exercises} on {date:day} ({minutes:n minute|minutes}), where {least} are "
    "wanted.",
    "week_short_of_time": "{group:plain} get {sets:g} of {target:g} sets: your workouts have {minutes:n minute|minutes}. About "
    "{minutes_more:n minute|minutes} more in the week would close it.",
    "week_short_of_time_on": "{group:plain} get {sets:g} of {target:g} sets: {weekday:weekday} has {minutes:n minute|minutes}. "
    "About {minutes_more:n minute|minutes} more in the week would close it.",
    "week_only_helped": "{group:plain} get {sets:g} of {target:g} sets, from lifts that train them along: nothing that may be "
    "done here trains them directly.",
    "week_nothing_trains": "{group:plain} get none of {target:g} sets: nothing that is at hand and allowed trains them.",
    "week_group_tired": "{group:plain} get {sets:g} of {target:g} sets: on each training day they are still too tired "
    "(estimated).",
    "week_not_worth_it": "{group:plain} get {sets:g} of {target:g} sets: more would crowd their recovery, the balance, or ask "
    "for an exercise you do not do.",
    "week_more_short": "Short of their targets too: {groups:plain_list}.",
    "week_spacing": "{group:plain} work hard on {date:day} and again on {next:day}, less than 48 hours apart.",
    "week_balance_push_pull_first": "{sets:n set|sets} more of pushing than pulling balances.",
    "week_balance_push_pull_second": "{sets:n set|sets} more of pulling than pushing balances.",
    "week_balance_knee_hip_first": "{sets:n set|sets} more for the front of the legs than the hips balance.",
    "week_balance_knee_hip_second": "{sets:n set|sets} more for the hips than the front of the legs balance.",
}
