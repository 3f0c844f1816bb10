"""The English catalogue: one template a reason code, and the names of steps that are no exercise. Plain words, grade 8."""

from collections.abc import Mapping

from hormesis.words.english_brief import BRIEF
from hormesis.words.english_report import REPORT
from hormesis.words.english_standing import STANDING
from hormesis.words.english_time import TIME
from hormesis.words.english_trial import TRIAL
from hormesis.words.english_use import USE
from hormesis.words.english_week import WEEK

__all__ = ["DRIVERS", "NAMES", "REASONS"]

NAMES: Mapping[str, str] = {"easy_cardio": "Easy cardio, until you are warm"}

DRIVERS: Mapping[str, str] = {
    "rmssd": "HRV {rmssd_value:g} ms against your {rmssd_usual:g}",
    "sdnn": "HRV {sdnn_value:g} ms (SDNN) against your {sdnn_usual:g}",
    "resting_hr": "resting heart rate {resting_hr_value:g} against your {resting_hr_usual:g}",
    "night": "{night_value:hours} of sleep against your {night_usual:hours}",
    "sleep_quality": "sleep felt {sleep_quality_value:g} of 5",
    "energy": "energy {energy_value:g} of 5, usually {energy_usual:g}",
    "stress": "stress {stress_value:g} of 5, usually {stress_usual:g}",
    "motivation": "motivation {motivation_value:g} of 5, usually {motivation_usual:g}",
    "soreness": "soreness {soreness_value:g} of 10, usually {soreness_usual:g}",
    "symptom": "symptoms {symptom_value:g} of 10",
    "strain_more": "more training than usual in the last week",
    "strain_less": "less training than usual in the last week",
}
"""What a signal says, after "Mostly:"."""

REASONS: Mapping[str, str] = {
    # why this load
    "hold_range_open": "Stay at {load_kg:load}: on {last_date:day} you got {last_reps:list}. Add load once every set reaches "
    "{need}, two workouts running.",
    "hold_once_more": "Stay at {load_kg:load}: every set reached {need} on {last_date:day}. Once more, and the load goes up.",
    "hold_step_dear": "Stay at {load_kg:load}: on {last_date:day} you got {last_reps:list}. The next load you have, "
    "{next_kg:load}, is a big step, so build up to {need:n rep|reps} in every set first.",
    "hold_next_not_safe": "Stay at {load_kg:load}: you have earned more ({last_reps:list} on {last_date:day}), but {reps_low} at "
    "{next_kg:load} is not yet safe 4 times in 5.",
    "hold_heaviest_there_is": "Stay at {load_kg:load}, the heaviest your gym has for this: on {last_date:day} you got "
    "{last_reps:list}. Add reps.",
    "hold_for_now": "Stay at {load_kg:load} and no more than on {last_date:day} ({last_reps:list}) while it hurts.",
    "raise_top_twice": "Up from {last_kg:load} to {load_kg:load}: your last two workouts there reached {need}, the top of your "
    "range of {reps_low} to {reps_high}.",
    "raise_passed_by_two": "Up from {last_kg:load} to {load_kg:load}: {last_reps:list} on {last_date:day} is two or more beyond "
    "your usual {reps_high}.",
    "raise_too_easy": "Up from {last_kg:load} to {load_kg:load}: your sets say that {last_kg:load} leaves too much in reserve.",
    "raise_own_pace": "Up from {last_kg:load} to {load_kg:load}: you went up each of the last two times and still got every set "
    "({last_reps:list} on {last_date:day}).",
    "lower_low_end_missed": "Down from {last_kg:load} to {load_kg:load}: {last_reps:list} on {last_date:day} fell short of "
    "{reps_low}.",
    "lower_beyond_capacity": "Down from {last_kg:load} to {load_kg:load}: your recent sets say that {last_kg:load} is more than "
    "you can repeat {reps_low:n time|times}.",
    "top_single": "You do a heavy set first ({last_kg:load} for {reps:n rep|reps} on {last_date:day}): {load_kg:load} should "
    "leave one more in you, 4 days in 5.",
    "same_scheme": "The sets at other loads keep the proportion they had on {last_date:day}.",
    "return_after_break": "First time after {weeks:n week|weeks} off: {load_kg:load} instead of {last_kg:load}, fewer sets, more "
    "in reserve. It comes back faster than it went.",
    "return_without_load": "First time after {weeks:n week|weeks} off: fewer sets and fewer reps than the {last_reps:list} of "
    "{last_date:day}. It comes back faster than it went.",
    "reps_only_more_reps": "No added load. On {last_date:day} you got {last_reps:list}; one more in each set is the next step.",
    "reps_only_many_reps": "No added load: {last_reps:list} on {last_date:day} is many reps. Do as many; added load or a harder "
    "version does more for strength.",
    "reps_only_for_now": "No added load, and no more than on {last_date:day} ({last_reps:list}) while it hurts.",
    "same_help_more_reps": "The same help as on {last_date:day}, when you got {last_reps:list}. Less help once every set with it "
    "reaches {need}.",
    "less_help_top_reached": "Less help than on {last_date:day}: your sets reached {need} ({last_reps:list}).",
    "same_time": "The same {seconds} s as on {date:day}.",
    "longer_time": "{seconds} s instead of the {last_seconds} s of your last two workouts.",
    "forecast": "From {days:n earlier workout|earlier workouts} we expect {median:n rep|reps} here (8 times in 10 between {low} "
    "and {high}); you reach {reps} with {reach_percent} %.",
    "passed_light_day": "{date:day} was a light day, so this goes on from {last_date:day}.",
    "passed_heavier_day": "{date:day} was far above your other days (another machine, or written in another way?), so this goes "
    "on from {last_date:day}.",
    "passed_single_tested": "{date:day} had only singles or doubles, so this goes on from {last_date:day}.",
    "passed_other_workout": "{date:day} was your other workout with this lift, at another load, so this goes on from "
    "{last_date:day}.",
    "grid_log": "Loads in steps of {step_kg:load}, read from your own log.",
    "grid_used": "Only loads that your log has used here: their steps are uneven.",
    "grid_default": "Your log does not tell in which steps you load this: {step_kg:load} assumed.",
    "grid_gym": "Only loads that your gym can build.",
    # why this workout
    "workout_by_sequence": "“{workout}” is what followed this far in your log. On your last {tried:n workout|workouts} this rule "
    "named the exercises {hit_percent} % right.",
    "workout_by_weekday": "“{workout}” is what you do on a {weekday:weekday}. On your last {tried:n workout|workouts} this rule "
    "named the exercises {hit_percent} % right.",
    "workout_by_longest_wait": "“{workout}” has waited longest. On your last {tried:n workout|workouts} this rule named the "
    "exercises {hit_percent} % right.",
    "workout_by_due": "Your workouts have no fixed order, so these are the lifts that are most due. On your last "
    "{tried:n workout|workouts} this rule named the exercises {hit_percent} % right.",
    "unnamed_by_sequence": "This workout is what followed this far in your log. On your last {tried:n workout|workouts} this "
    "rule named the exercises {hit_percent} % right.",
    "unnamed_by_weekday": "This workout is what you do on a {weekday:weekday}. On your last {tried:n workout|workouts} this rule "
    "named the exercises {hit_percent} % right.",
    "unnamed_by_longest_wait": "This workout has waited longest. On your last {tried:n workout|workouts} this rule named the "
    "exercises {hit_percent} % right.",
    "workout_first": "Too few workouts yet to know what comes next: this goes on from one you have done.",
    "sets_cut_for_time": "Fewer sets, to stay within {minutes:n minute|minutes}: {exercises:names}.",
    "cut_for_time": "Left out to stay within {minutes:n minute|minutes}: {exercises:names}.",
    "too_little_time": "Even one exercise with its warm-up takes {least:n minute|minutes}, more than {minutes}.",
    "nothing_to_go_on": "“{exercise}” is left out: the log holds nothing to go on from, or no load for it can be built.",
    "not_planned": "Not planned here, do it as you like: {exercises:names}.",
    "rest_day": "A rest day: you hardly ever train on a {weekday:weekday}.",
    "no_workouts": "There is no workout before this day. Import a log first: hormesis import FILE.",
    "no_training": "No training today, for the reason given under safety.",
    # what is not known
    # readiness
    "no_signals": "Not adjusted for recovery: nothing is known of your sleep, your heart or how you feel today.",
    "signals_learning": "Not adjusted for recovery yet: your watch has shown {days:n day|days} of what is usual for you, and "
    "{needed} are needed. A check-in counts from the first day.",
    "readiness_balanced": "Readiness {score} (8 times in 10 between {low} and {high}): an ordinary day, so the plan stands."
    "{drivers:because}",
    "readiness_unsure": "Readiness {score} (8 times in 10 between {low} and {high}): too unsure to change anything, so the plan "
    "stands.{drivers:because}",
    "readiness_push": "Readiness {score} ({low} to {high}), a good day: the plan stands, and the first set may show that "
    "there is more in you.{drivers:because}",
    "readiness_trims": "A set less in the smaller lifts and one more in reserve: readiness {score} ({low} to {high}), P(low) "
    "{p_low}.{drivers:because}",
    "readiness_eases": "Loads 2.5 % down, a quarter of the sets off, one more in reserve: readiness {score} ({low} to {high}), "
    "P(low) {p_low}.{drivers:because}",
    "readiness_rest": "Rest, or something easy, would do you as much good today: readiness {score} ({low} to {high}), P(low) "
    "{p_low}. If you train, loads are 2.5 % down and a quarter of the sets are off.{drivers:because}",
    "readiness_tells_nothing": "Your readiness changes nothing here: over {workouts:n workout|workouts} it has not told how "
    "your sets came out.",
    "short_sleep": "Short sleep ({slept_min:hours} over your last nights, against your {need_min:hours}) costs about {percent} % "
    "of strength: as much comes off where your loads have such a step. A short night counts against no progress.",
    "eased_load": "−{percent} %: {load_kg:load} instead of {planned_kg:load}, for today's readiness.",
    "eased_reps": "{reps:n rep|reps} fewer in each set, which leaves as many more in reserve today.",
    "eased_sets": "{sets:n set|sets} instead of {planned}, for today's recovery.",
    "muscle_tired": "A set less: about {percent} % of these muscles' strength is not back yet (estimated).",
    "muscle_not_ready": "“{exercise}” waits: about {percent} % of the strength of your {group:plain} is not back yet "
    "(estimated); it should be in {hours} h. Say so if they feel fine.",
    "muscles_unknown": "Muscle recovery is not known: the library knows none of your exercises.",
    "pace_unknown": "How fast you recover is taken from the studies: {pairs:n set|sets} near your limit can tell so far, "
    "and {needed} are needed.",
    "pace_too_regular": "Your schedule is too regular to tell how fast you recover, so it is estimated as in the studies.",
    "pace_learnt": "Your muscles take {pace} times as long to recover as in the studies (8 times in 10 between {low} and "
    "{high}).",
    # release work
    "release_needs_conditions": "For tight spots there is only gentle mobility until you have said which health conditions you "
    "have, or that you have none (hormesis set condition code=none).",
    "release_foreseen": "Your {region:plain} tends to tighten after {pattern:plain}: {percent} % likely this time.",
    "release_foreseen_anyway": "Your {region:plain} is {percent} % likely to be tight today.",
    "release_reported": "You reported tightness of {level:g} out of 10 in your {region:plain} on {date:day}.",
    "release_high_volume": "{sets:g} sets for the muscles of your {region:plain} {ago:n day|days} ago, against your usual "
    "{usual:g} in a workout.",
    "release_high_volume_days": "{sets:g} sets for the muscles of your {region:plain} within {days} days, against your usual "
    "{usual:g}.",
    "release_low_readiness": "Readiness is low ({score}), and your {region:plain} has done {sets:g} sets in the last three days.",
    "release_low_readiness_rest": "Readiness is low ({score}): a few quiet minutes on your {region:plain}.",
    "release_sedentary": "{hours:g} hours of sitting.",
    "release_longer": "Held for {duration_s} s, longer than usual: recovery work grows when readiness falls.",
    "release_instead": "“{exercise}” would do more, but its tool is not among yours (hormesis set gym tools=ball,roller).",
    "release_before_sets": "First of all, so that it ends well before the first work set; never between sets. Then move through "
    "the new range.",
    "release_may_ease": "It may feel looser and less tender for a while. Stop at tingling, numbness or sharp pain.",
    "release_blocked": "“{exercise}” is not for you now ({condition:plain}, rule {rule}): ask a professional first.",
    "release_not_on_pain": "No pressure on your {region:plain}: you reported pain of {level:g} out of 10 there (rule {rule}).",
    "release_page_excluded": "“{exercise}” is left out for now: its page rules it out with {condition:plain} (rule {rule}).",
    "strengthen_too": "For a neck or upper back that keeps coming back, a few minutes of “{exercise}” on most days has better "
    "evidence than any ball.",
    "no_rir_logged": "Your log has no RIR or RPE, so strength is estimated from what you did, with a wide interval.",
    "e1rm_assisted": "No 1RM for an assisted lift.",
    "e1rm_body_mass_unknown": "No 1RM without your body weight: hormesis set profile body_mass_kg=…",
    "e1rm_no_set_for_strength": "No set so far says anything of a 1RM.",
    "e1rm_only_long_sets": "No 1RM from sets of more than 12 reps.",
    "e1rm_timed": "No 1RM for a timed exercise.",
    "e1rm_catching_up": "No 1RM for now: {reps:n rep|reps} at {load_kg:load} is far more than the estimate so far.",
    # safety
    "ill_rest": "You are marked as ill. No training until you have been free of fever and symptoms for 24 to 48 hours.",
    "condition_rest": "You noted {condition:plain}. No training until a doctor has cleared it.",
    "condition_ask": "You noted {condition:plain}. Follow this plan only as far as your doctor has agreed to training.",
    "condition_excludes": "“{exercise}” is left out because of {condition:plain}.",
    "never_wanted": "“{exercise}” is left out: you said never.",
    "limitation": "“{exercise}” is left out: it asks for {tags:plain_list}, which your {region:plain} must avoid.",
    "unknown_under_limitation": "“{exercise}” is left out: the library doesn't know it, so nobody can say whether it spares your "
    "{region:plain}.",
    "pain_stops": "“{exercise}” is left out: you reported pain of {level:g} out of 10 in your {region:plain}, and it loads that. "
    "If the pain is new, or worse tomorrow, have it looked at.",
    "unknown_under_pain": "“{exercise}” is left out: the library doesn't know it, so nobody can say whether it spares your "
    "{region:plain}, which hurts.",
    "pain_holds": "“{exercise}” does not get heavier: you reported pain of {level:g} out of 10 in your {region:plain}. Use less "
    "load if it hurts, and stop above 5.",
    "new_pain_holds": "“{exercise}” does not get heavier: new pain in your {region:plain} never goes with progress. Stop if it "
    "gets worse, and have it looked at if it stays.",
    "minor_limits": "Under 16: no set to failure and no test of a maximum without somebody who supervises (rule {rule}).",
    "older_limits": "From 65 on, two at least stay in reserve and nobody needs a maximum (rule {rule}).",
    "pregnancy_limits": "In pregnancy no load rises, and three at least stay in reserve (rule {rule}).",
    "moved_behind": "“{exercise}” comes after “{before}” today: what it tires, “{before}” needs.",
    "gate_unanswered": "Nobody has asked about your health yet. If your heart, blood pressure, breathing, joints or medicines "
    "give you doubts, ask a doctor before hard training; the official form is the PAR-Q+ (eparmedx.com). Then: hormesis setup.",
    "red_flag": "{text} Rule: {rule}.",
    "pain_remembered": "“{exercise}” waits: your {region:plain} hurt with it ({times:n report|reports}, the last on "
    "{last_date:day}). It comes back after four quiet weeks (rule {rule}).",
    "stands_in": "In place of {exercise} today.",
    "new_with_load": "Your log has no load for this: start with one you could lift {could} times, and log it.",
    "new_without_load": "New to your log: easy sets, to learn it.",
    # why this instead of that
    "page_names_it": "Its page names it for this.",
    "same_pattern": "The same movement ({pattern:plain}).",
    "same_group": "Trains the {group:plain} too.",
    "spares": "Without {tags:plain_list}.",
    "alternative_easier": "An easier form of it.",
    "alternative_harder": "A harder form of it.",
    "alternative_done": "You know it: last done on {last_date:day}.",
    "only_keeps_moving": "No training in place of {exercise}: it keeps the same part of the body moving meanwhile.",
    **BRIEF,
    **REPORT,
    **WEEK,
    **STANDING,
    **TRIAL,
    **TIME,
    **USE,
}
