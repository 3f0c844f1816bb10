"""The English catalogue: one template a reason code, and the names of steps that are no exercise. Plain words, grade 8."""

from collections.abc import Mapping

__all__ = ["NAMES", "REASONS"]

NAMES: Mapping[str, str] = {"easy_cardio": "Easy cardio, until you are warm"}

REASONS: Mapping[str, str] = {
    # why this load
    "hold_range_open": "Stay at {load_kg:load}: on {last_date:day} you got {last_reps:list} there. Add load once every set "
    "reaches {reps_high}.",
    "raise_top_twice": "Up from {last_kg:load} to {load_kg:load}: your last two workouts there reached {reps_high}, the top of "
    "your usual {reps_low}–{reps_high}.",
    "raise_passed_by_two": "Up from {last_kg:load} to {load_kg:load}: on {last_date:day} you got {last_reps:list}, two or more "
    "beyond your usual {reps_high}.",
    "raise_too_easy": "Up from {last_kg:load} to {load_kg:load}: your sets say that {last_kg:load} leaves too much in reserve.",
    "lower_low_end_missed": "Down from {last_kg:load} to {load_kg:load}: {last_reps:list} on {last_date:day} fell short of "
    "your usual {reps_low}.",
    "lower_beyond_capacity": "Down from {last_kg:load} to {load_kg:load}: your recent sets say that {last_kg:load} is more than "
    "you can repeat {reps_low} times.",
    "top_single": "You do a heavy single first ({last_kg:load} on {last_date:day}): {load_kg:load} should leave one more in you, "
    "4 days in 5.",
    "return_after_break": "First time after {weeks} weeks off: {load_kg:load} instead of {last_kg:load}, fewer sets, more in "
    "reserve. It comes back faster than it went.",
    "reps_only_more_reps": "No added load. On {last_date:day} you got {last_reps:list}; one more a set is the next step.",
    "reps_only_assisted": "Same help as on {last_date:day}, when you got {last_reps:list}; one more, then less help.",
    "same_time": "The same {seconds} s as on {date:day}.",
    "forecast": "From {days} earlier workouts we expect {median} reps here (8 times in 10 between {low} and {high}); you reach "
    "{reps} with {reach_percent} %.",
    "light_day_passed_over": "{date:day} was a light day, so this goes on from {last_date:day}.",
    "grid_log": "Loads in steps of {step_kg:load}, read from your own log.",
    "grid_used": "Only loads that your log has used here: their steps are uneven.",
    "grid_default": "Too few loads logged to know your steps: {step_kg:load} assumed.",
    "grid_gym": "Loads in steps of {step_kg:load}, from your gym.",
    # why this workout
    "workout_by_sequence": "{workout} is what followed this far in your log. On your last {tried} workouts this rule named the "
    "exercises {hit_percent} % right.",
    "workout_by_weekday": "{workout} is what you do on a {weekday:weekday}. On your last {tried} workouts this rule named the "
    "exercises {hit_percent} % right.",
    "workout_by_longest_wait": "{workout} has waited longest. On your last {tried} workouts this rule named the exercises "
    "{hit_percent} % right.",
    "workout_by_due": "Your workouts have no fixed order, so these are the lifts that are most due. On your last {tried} "
    "workouts this rule named the exercises {hit_percent} % right.",
    "cut_for_time": "Left out to stay within {minutes} minutes: {exercises:list}.",
    "nothing_to_go_on": "{exercise} is left out: the log holds no set of it to go on from.",
    "rest_day": "A rest day: you hardly ever train on a {weekday:weekday}.",
    "no_workouts": "There is no workout before this day. Import a log first: hormesis import FILE.",
    "ill": "You are marked as ill.",
    # what is not known
    "no_signals": "Not adjusted for recovery: sleep and heart data are not read yet.",
    "muscle_recovery_not_estimated": "Muscle recovery is not estimated yet.",
    "release_needs_conditions": "No release work: nobody has been asked about health conditions yet (hormesis setup).",
    "no_rir_logged": "Your log has no RIR or RPE, so strength is estimated from what you did, with a wide interval.",
    "e1rm_assisted": "No 1RM for an assisted lift.",
    "e1rm_body_mass_unknown": "No 1RM without your body weight: hormesis set profile body_mass_kg=…",
    "e1rm_no_set_for_strength": "No set so far says anything of a 1RM.",
    "e1rm_only_long_sets": "No 1RM from sets of more than 12 repetitions.",
    "e1rm_timed": "No 1RM for a timed exercise.",
    # safety
    "ill_rest": "No training until you have been free of fever and symptoms for 24 to 48 hours.",
    "never_wanted": "{exercise} is left out: you said never.",
    "limitation": "{exercise} is left out: it asks for {tags:list}, which your {region} must avoid.",
    "unknown_under_limitation": "{exercise} is left out: the library doesn't know it, so nobody can say whether it spares your "
    "{region}.",
    # why this instead of that
    "page_names_it": "Its page names it for this.",
    "same_pattern": "The same movement ({pattern:plain}).",
    "same_group": "Trains the {group:plain} too.",
    "spares": "Without {tags:list}.",
}
