"""The sentences of the report, beside those of the plan in ``english``."""

from collections.abc import Mapping

__all__ = ["REPORT"]

REPORT: Mapping[str, str] = {
    # the week in a few sentences
    "summary_rose": "{lift}: {percent} % since {since:day} (8 times in 10 between {low} and {high} %). It rose with a "
    "probability of {p}.",
    "summary_fell": "{lift}: {percent} % since {since:day} (8 times in 10 between {low} and {high} %). It fell with a "
    "probability of {p}.",
    "summary_steady": "Of your {lifts:n main lift|main lifts} none has surely risen or fallen in four weeks.",
    "summary_below": "Fewer sets than your target this week: {groups:plain_list}.",
    "summary_above": "More sets than your target this week: {groups:plain_list}.",
    "summary_out_of_band": "{signal}: unusual for you on {days:n morning|mornings} of the last 7.",
    "summary_short_nights": "Nights more than an hour short of {need_min:hours}: {short} of {nights}.",
    "summary_forecasts": "{held} of {forecasts:n forecast|forecasts} of your top sets held this week, within their 90 % "
    "interval.",
    # volume
    "volume_counted": "A working set counts 1 for the muscle it trains and 0.5 for one that helps; warm-ups and sets with 6 "
    "or more in reserve do not count.",
    "volume_no_goal": "There is no target until you tell your goal: hormesis set goal hypertrophy (or strength, power, "
    "endurance, general).",
    "volume_band": "For {goal:plain} and your experience a main muscle group is well served by {low:g} to {high:g} sets a "
    "week; small groups that other lifts serve have no least number. The edges are our choice within what studies show.",
    "volume_band_widened": "For {goal:plain} a main muscle group is well served by {low:g} to {high:g} sets a week. That is "
    "as wide as all levels of experience, since yours is not known (hormesis set profile experience=intermediate).",
    "volume_unplaced": "{sets:n set is|sets are} not counted, of exercises the library does not know (hormesis exercises names).",
    "volume_no_usual": "There is no usual yet: it needs two whole weeks before this one, and has {weeks:n week|weeks} so far.",
    # training
    "week_without_workout": "No workout in these seven days. The last one is of {last:day}; --date shows an earlier week.",
    "report_no_log": "There is no workout before this day. Import a log first: hormesis import FILE",
    "minutes_part": "Minutes are of the {known} of {workouts} workouts whose end is known.",
    "load_meant": "A day's load is its rating (0–10) × minutes; without a rating the sets' own reserve stands for it.",
    "load_learning": "The load needs four weeks before it can be held against your own, and has {days:n day|days} so far.",
    "load_none_lately": "The load can't be held against your own: there was next to none in the last weeks.",
    "ratio_tells_nothing": "The ratio of the last week to the last four (ACWR) is shown because others show it. It decides "
    "nothing here: divided by random numbers it tells as much of injuries.",
    "intensity_no_rir": "No RIR or RPE in these workouts, so how near the limit they were is not known.",
    "intensity_no_1rm": "No share of a 1RM: no lift of this week has a 1RM yet.",
    # strength
    "change_too_new": "No change to tell: this lift is not known for four weeks yet.",
    "change_not_trained": "No change to tell: it was not trained in the last four weeks.",
    # body
    "ask_ill": "Your resting heart rate is {bpm} above your usual {usual}, and you told of symptoms. Are you ill? Then say so, "
    "and rest: hormesis set status status=ill.",
    "report_no_signals": "No readiness: nothing is known of your sleep, your heart or how you feel on this morning.",
    "report_learning": "No readiness yet: {days:n day|days} of what is usual for you, and {needed} are needed. A check-in "
    "counts from the first day.",
    "signal_learning": "Still learning what is usual for you: {days:n day|days} so far, 14 are needed.",
    "signal_new_device": "Another device measured this before, so what is usual is learnt anew.",
    "signal_night": "The area is the need, an hour either way; rings are nights that were unusual as a whole (length of the last "
    "three, efficiency, bedtime, stages).",
    "signal_watched": "Shown, and used for nothing: no study supports using it for strength.",
    "signal_out_of_band": "Unusual for you on {days:n morning|mornings} of the last 7.",
    "sleep_not_measured": "No night of the last seven was measured.",
    "sleep_need_of_all": "Your own need is not known yet (it takes ten nights of 6 h or more within four weeks), so "
    "{need_min:hours}, as for everybody, stands for it.",
    "sleep_no_bedtimes": "How regular your bedtimes were is not known: it needs five nights with a bedtime.",
    # the coach's own forecasts
    "forecasts_meant": "Before each workout the reps of a lift's top set are forecast from its load and everything before "
    "that day. The interval should hold about as often as expected.",
    "forecasts_none": "No forecast yet: a lift is forecast from its fifth day on.",
    "forecasts_none_this_week": "Nothing was forecast this week.",
    "worth_unknown": "What readiness is worth to you is not known: no workout so far had one.",
    "worth_learnt": "One usual swing of readiness (a standard deviation) has gone with {percent} % of performance "
    "({low} to {high} %), over {workouts:n workout|workouts} with readiness.",
    "worth_nothing": "Over {workouts:n workout|workouts} with readiness, forecasts that knew it were no better than those that "
    "did not, so it changes no load.",
}
