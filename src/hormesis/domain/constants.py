"""The one table of constants: every number that decides something, with its unit, its source and its grade.

A constant is read as ``CURVE_ALPHA.value``. ``constants_version`` changes whenever a value does: beliefs computed with
other constants are folded again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from hormesis.domain.evidence import Grade
from hormesis.domain.movement import CurveClass

__all__ = ["CURVE_KAPPA", "Constant", "all_constants", "constants_version"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, its unit (``1`` for none), where it comes from and how well that supports it."""

    value: float
    unit: str
    source: str
    grade: Grade


_SIMULATED = "own simulation on synthetic lifters; tests/simulations"
_OURS = "our choice"

# The load-repetition curve: ln w = ln 1RM − κ (n − 1)^α
CURVE_ALPHA = Constant(0.85, "1", "Marzagão 2026, arXiv:2603.17495; fits Nuzzo 2024 and the RTS chart", Grade.MODERATE)
CURVE_KAPPA: Mapping[CurveClass, Constant] = {
    CurveClass.SQUAT_DEADLIFT: Constant(0.0455, "1", "RTS chart for n ≤ 10", Grade.WEAK),
    CurveClass.PRESS: Constant(0.040, "1", "Nuzzo 2024, 10.1007/s40279-023-01937-7, bench press", Grade.MODERATE),
    CurveClass.ROW_MACHINE: Constant(0.036, "1", "Nuzzo 2024, general model", Grade.MODERATE),
    CurveClass.LEG_PRESS: Constant(0.029, "1", "Nuzzo 2024, leg press", Grade.MODERATE),
    CurveClass.ISOLATION: Constant(0.055, "1", "direction from Marzagão 2026; size our choice", Grade.EXPERT),
    CurveClass.NONE: Constant(0.040, "1", "as a press, wider", Grade.EXPERT),
}
LN_KAPPA_SD = Constant(0.25, "ln", "Nuzzo 2024: SD of 2.5 repetitions at 80 % less test noise", Grade.MODERATE)
LN_KAPPA_SD_ISOLATION = Constant(0.35, "ln", _OURS, Grade.EXPERT)
KAPPA_LOW = Constant(0.015, "1", _OURS, Grade.EXPERT)
KAPPA_HIGH = Constant(0.09, "1", _OURS, Grade.EXPERT)
DISPLAY_REPS_MAX = Constant(
    12, "reps", "no 1RM is shown from sets above 12 repetitions; Reynolds 2006, 10.1519/R-15304.1", Grade.MODERATE
)
USED_REPS_MAX = Constant(15, "reps", "sets above 15 repetitions say little of a 1RM; Mayhew 2008", Grade.MODERATE)

# The strength filter, per week of time
LOG_1RM_DRIFT_SD = Constant(0.007, "ln/√week", _SIMULATED, Grade.WEAK)
SLOPE_DRIFT_SD = Constant(0.001, "ln/week/√week", _SIMULATED, Grade.WEAK)
LN_KAPPA_DRIFT_SD = Constant(0.01, "ln/√week", _SIMULATED, Grade.WEAK)
BIAS_DRIFT_SD = Constant(0.02, "reps/√week", _SIMULATED, Grade.WEAK)
SLOPE_DECAY = Constant(0.01, "1/week", _SIMULATED, Grade.WEAK)
DAY_SD = Constant(
    0.02, "ln", "1RM test-retest CV median 4.2 %, Grgic 2020, 10.1186/s40798-020-00260-z, its day-to-day part", Grade.MODERATE
)
REPS_NOISE_SD = Constant(0.7, "reps", "repetitions to failure a week apart: SEM 0.7–1.1, Mitter 2022", Grade.MODERATE)
FAILURE_NOISE_SD = Constant(0.35, "reps", "rounding of a set to failure", Grade.EXPERT)
RIR_NOISE_SD = Constant(0.6, "reps", "Refalo 2024, 10.1519/JSC.0000000000004653", Grade.MODERATE)
RIR_NOISE_SLOPE = Constant(0.25, "reps/rep", "Halperin 2022, 10.1007/s40279-021-01559-x", Grade.MODERATE)
RIR_BIAS_MEAN = Constant(0.5, "reps", "Halperin 2022; Refalo 2024", Grade.MODERATE)
RIR_BIAS_SD = Constant(0.7, "reps", "Halperin 2022", Grade.MODERATE)
PRIOR_LOG_1RM_SD = Constant(0.15, "ln", _SIMULATED, Grade.WEAK)
GATE_VARIANCES = Constant(16, "1", "a surprise beyond 4 SD counts half", Grade.EXPERT)
RESERVE_MEAN = Constant(2.0, "reps", "repetitions left unreported by lifters who log none; our choice, wide", Grade.EXPERT)
RESERVE_SD = Constant(1.5, "reps", _OURS, Grade.EXPERT)
RESERVE_NOISE_SD = Constant(1.2, "reps", _OURS, Grade.EXPERT)
RESERVE_FULL_REPS = Constant(6, "reps", "shorter sets leave less: heavy singles are near the limit", Grade.EXPERT)
FIELD_DAY_SD = Constant(0.06, "ln", "what a log doesn't tell; makes surprises on real logs about 1 SD", Grade.WEAK)
FIELD_DRIFT_SCALE = Constant(3, "1", "ln 1RM as logged wanders more than strength does; as above", Grade.WEAK)
FIELD_SURPRISE = Constant(2.5, "SD", "a surprise beyond this widens the lift: another machine, another manner", Grade.EXPERT)
FIELD_SURPRISE_SD = Constant(0.05, "ln", "by how much", Grade.EXPERT)
RIR_OPEN_FROM = Constant(5, "reps", "reported from here on it means so many or more; scales end there", Grade.EXPERT)
SHORT_NOISE_SD = Constant(1.0, "reps", "a set ended before what the plan asked: not always for want of strength", Grade.EXPERT)
NEAR_LIMIT_SHARE = Constant(0.7, "1", "prior share of best sets that were near the limit where no RIR is logged", Grade.EXPERT)
SLOPE_PRIOR = Constant(0.0012, "ln/week", "1–3 years of training; Steele 2023, 10.1080/02701367.2022.2070592", Grade.MODERATE)
SLOPE_PRIOR_SD = Constant(0.0025, "ln/week", "spread across training ages; Steele 2023, Latella 2020", Grade.MODERATE)

# Time off
DETRAINING_RATE = Constant(0.005, "ln/week", "Bosquet 2013, 10.1111/sms.12047, direction; rate our choice", Grade.EXPERT)
DETRAINING_GRACE = Constant(2, "weeks", "McMaster 2013", Grade.MODERATE)
DETRAINING_CAP = Constant(0.20, "ln", _OURS, Grade.EXPERT)
DETRAINING_SD = Constant(0.01, "ln/√week", _OURS, Grade.EXPERT)

# Transfer between lifts: SD of the log ratio of two 1RMs
RATIO_SD_SAME_PAGE = Constant(0.06, "ln", _OURS, Grade.EXPERT)
RATIO_SD_SAME_PATTERN_IMPLEMENT = Constant(0.10, "ln", "Wong 2013, JSSM 12:38", Grade.MODERATE)
RATIO_SD_SAME_PATTERN = Constant(0.15, "ln", "Wong 2013", Grade.WEAK)
RATIO_SD_SAME_GROUP = Constant(0.25, "ln", _OURS, Grade.EXPERT)
RATIO_SD_ELSE = Constant(0.35, "ln", _OURS, Grade.EXPERT)

# Loads that can't be right
TYPO_RATIO = Constant(2.0, "1", "a load above twice the heaviest so far, after 5 sets, is taken for a typo", Grade.EXPERT)

TYPO_EXCESS_KG = Constant(30, "kg", "and at least this much above it: light loads may double", Grade.EXPERT)

# Progression and rest
SAFE_Z = Constant(0.84, "SD", "a load is safe when the target repetitions are reached 4 times in 5", Grade.EXPERT)
JUMP_UPPER = Constant(
    0.05, "1", "ACSM 2009: 2–10 % when the target is exceeded twice; small end for the upper body", Grade.EXPERT
)
JUMP_LOWER = Constant(0.075, "1", "as the upper body's, larger muscles", Grade.EXPERT)
STEP_TOO_DEAR = Constant(3, "reps", "a step that costs more repetitions widens the range first; from the curve", Grade.WEAK)
CANNOT_REACH = Constant(0.5, "1", "the load comes down when the low end is out of reach with this probability", Grade.EXPERT)
TOO_EASY = Constant(
    0.75, "1", "the load may rise when it leaves 1.5 more in reserve than asked with this probability", Grade.EXPERT
)
SPARE_REPS = Constant(1.5, "reps", _OURS, Grade.EXPERT)
SET_TO_SET_LOSS = Constant(
    0.06, "1/set", "of the repetitions, after 3 min, short of failure; Senna 2011 (JSCR 25:3157), size ours", Grade.WEAK
)
BREAK_LOAD_2_WEEKS = Constant(0.95, "1", "return after 2–4 weeks; by analogy with CSCCa/NSCA 2019", Grade.EXPERT)
BREAK_LOAD_4_WEEKS = Constant(0.90, "1", "return after 4–12 weeks; by analogy with CSCCa/NSCA 2019", Grade.EXPERT)
BREAK_LOAD_12_WEEKS = Constant(0.80, "1", "return after more than 12 weeks; by analogy with CSCCa/NSCA 2019", Grade.EXPERT)
BREAK_MOST_VOLUME = Constant(
    30, "sets × reps × share of 1RM", "of a lift in a workout of the first two weeks; CSCCa/NSCA 2019", Grade.EXPERT
)

# Stalls, and easier days
STALL_ALLOWANCE = Constant(0.5, "SD", "a shortfall up to this is chance: half of the shift that matters; Page 1954", Grade.EXPERT)
STALL_ALARM = Constant(4, "SD", "chance alone gets there once in about 340 workouts of a lift; Page 1954", Grade.EXPERT)
STALL_SPREAD_PRIOR = Constant(10, "workouts", "weight of the filter's own SD against that seen in a lift", Grade.EXPERT)
STALL_FORGOTTEN_WEEKS = Constant(6, "weeks", "without a lift, after which its trend begins anew", Grade.EXPERT)
STALL_LIFTS = Constant(2, "lifts", "as many must call for easier days", Grade.EXPERT)
STALL_FALLING = Constant(0.85, "1", "probability of a falling slope", Grade.EXPERT)
STALL_FALLING_DAYS = Constant(21, "days", "for so long", Grade.EXPERT)
STALL_ADHERENCE = Constant(0.8, "1", "share of the usual workouts; with fewer, a fall is no fatigue", Grade.EXPERT)
WELLNESS_LOW = Constant(-1, "SD", "mean of a week's answers that calls for easier days", Grade.EXPERT)
WELLNESS_DAYS = Constant(7, "days", "as above", Grade.EXPERT)
WELLNESS_ANSWERS = Constant(4, "days", "with answers, of those seven", Grade.EXPERT)
DELOAD_DAYS = Constant(7, "days", "practice: 6.4 ± 1.7 days, Rogerson 2024", Grade.EXPERT)
DELOAD_GAP_DAYS = Constant(28, "days", "between two that the log calls for; practice: every 5.6 ± 2.3 weeks", Grade.EXPERT)
DELOAD_LOAD = Constant(0.9, "1", "lightest load, as a share of the planned; Bell 2023, Delphi", Grade.EXPERT)
DELOAD_SETS_MOST = Constant(0.6, "1", "share of the sets kept at most", Grade.EXPERT)
DELOAD_RIR = Constant(4, "reps", "left in reserve at least", Grade.EXPERT)
TAPER_DAYS: Mapping[str, Constant] = {
    "meet": Constant(14, "days", "1–2 weeks; Travis 2020, Pritchard 2015", Grade.EXPERT),
    "test": Constant(7, "days", "as above", Grade.EXPERT),
}
TAPER_SETS_LAST = Constant(0.3, "1", "share of the sets on the last day; volume −30 to −70 %, Travis 2020", Grade.EXPERT)
TAPER_SETS_SLOPE = Constant(0.4, "1", "more of them two weeks before", Grade.EXPERT)
TAPER_SETS_MOST = Constant(0.7, "1", "as above", Grade.EXPERT)
TAPER_LIGHT = Constant(0.75, "1", "of the 1RM, after the last heavy day", Grade.EXPERT)
CURVE_FAR_SD = Constant(0.01, "ln", "of a 1RM far from the trained repetitions; the curve may be another", Grade.EXPERT)
BLOCK_WEEKS: Mapping[str, Constant] = {
    "novice": Constant(8, "weeks", "4–8; nothing shows that one length is better", Grade.EXPERT),
    "intermediate": Constant(6, "weeks", "as above", Grade.EXPERT),
    "advanced": Constant(4, "weeks", "as above", Grade.EXPERT),
}
BLOCK_RIR_FIRST = Constant(3, "reps", "left in reserve in a block's first week", Grade.EXPERT)
BLOCK_RIR_LAST = Constant(1, "reps", "and in its last", Grade.EXPERT)
AMRAP_EVERY = Constant(8, "workouts", "of a lift: a set to failure keeps its curve known; own simulation, 6–10", Grade.WEAK)
NUDGE_WEEKS = Constant(8, "weeks", "without an easier one, for advanced lifters with much volume", Grade.EXPERT)

# Muscle fatigue: D = D0 exp(−t/τ), as a fraction of capacity
FATIGUE_MAX = Constant(0.20, "1", "Goulart 2021, EJSS 21:935; Morán-Navarro 2017, EJAP 117:2387; by hand", Grade.WEAK)
FATIGUE_BOUT_CAP = Constant(0.30, "1", "as above", Grade.WEAK)
FATIGUE_CAP = Constant(0.35, "1", "as above", Grade.WEAK)
FATIGUE_STRESS = Constant(4.5, "hard sets", "stress of a bout at which 63 % of the most is reached; as above", Grade.WEAK)
FATIGUE_RIR = Constant(4.4, "reps", "a set's stress falls by e over this reserve; as above", Grade.WEAK)
FATIGUE_FAILURE = Constant(1.25, "1", "a set to failure; Vieira 2022, Morán-Navarro 2017", Grade.WEAK)
FATIGUE_NOVEL = Constant(
    1.3, "1", "first 2 weeks of an exercise, or after 3 weeks without; repeated bout, size ours", Grade.EXPERT
)
FATIGUE_HABITUAL = Constant(0.75, "1", "the same exercise for 8 weeks; repeated bout, size ours", Grade.EXPERT)
FATIGUE_AGE_50 = Constant(1.15, "1", "slower recovery from 50 on", Grade.WEAK)
FATIGUE_SORE = Constant(1.2, "1", "τ when soreness reaches 7 of 10", Grade.EXPERT)
RECOVERY_TAU_H: Mapping[str, Constant] = {
    "large": Constant(28, "h", "thighs, glutes, lower back; within Goulart 2021, Bartolomei 2017", Grade.WEAK),
    "middle": Constant(24, "h", "chest, back, inner and outer thigh; as above", Grade.WEAK),
    "small": Constant(20, "h", "shoulders and arms; as above", Grade.WEAK),
    "smallest": Constant(18, "h", "calves, forearms, trunk, neck; as above", Grade.WEAK),
}
RECOVERY_PACE_SD = Constant(0.25, "ln", "personal multiplier of τ; our choice", Grade.EXPERT)
RECOVERY_RESIDUAL_SD = Constant(0.03, "ln", "least noise of a first set's strength; our choice", Grade.EXPERT)
RECOVERY_PAIRS_NEEDED = Constant(8, "workouts", _OURS, Grade.EXPERT)
RECOVERY_SPREAD_NEEDED = Constant(0.02, "1", "SD of predicted fatigue; below it a schedule is too regular", Grade.EXPERT)

# Weekly volume, in fractional hard sets a muscle group
EASY_SET_RIR = Constant(6, "reps", "a set with this many in reserve counts as a warm-up; Robinson 2024, cut ours", Grade.EXPERT)
VOLUME_MAINTAIN: Mapping[str, Constant] = {
    "novice": Constant(2, "sets/week", "Pelland 2026, 10.1007/s40279-025-02344-w: size from 4, strength from 1", Grade.EXPERT),
    "intermediate": Constant(3, "sets/week", "as above", Grade.EXPERT),
    "advanced": Constant(4, "sets/week", "as above", Grade.EXPERT),
    "older": Constant(6, "sets/week", "from 65 years on; as above", Grade.EXPERT),
}
VOLUME_LOW: Mapping[str, Constant] = {
    "novice": Constant(5, "sets/week", "Pelland 2026: best return for size at 5–10", Grade.WEAK),
    "intermediate": Constant(8, "sets/week", "Pelland 2026: next tier 11–18; edge ours", Grade.EXPERT),
    "advanced": Constant(10, "sets/week", "as above", Grade.EXPERT),
    "older": Constant(6, "sets/week", "from 65 years on; ours", Grade.EXPERT),
}
VOLUME_HIGH: Mapping[str, Constant] = {
    "novice": Constant(10, "sets/week", "Pelland 2026: best return for size at 5–10", Grade.WEAK),
    "intermediate": Constant(16, "sets/week", "Pelland 2026: next tier 11–18; edge ours", Grade.EXPERT),
    "advanced": Constant(20, "sets/week", "Pelland 2026: 19–29 costs 10.75 sets a detectable step; edge ours", Grade.EXPERT),
    "older": Constant(12, "sets/week", "from 65 years on; ours", Grade.EXPERT),
}
VOLUME_CAP: Mapping[str, Constant] = {
    "novice": Constant(16, "sets/week", "no week is planned above this; consensus", Grade.EXPERT),
    "intermediate": Constant(25, "sets/week", "as above", Grade.EXPERT),
    "advanced": Constant(30, "sets/week", "as above; from 43 on nothing is known, Pelland 2026", Grade.EXPERT),
    "older": Constant(18, "sets/week", "from 65 years on; as above", Grade.EXPERT),
}
VOLUME_OLDER_FROM = Constant(65, "years", _OURS, Grade.EXPERT)
VOLUME_SMALL = Constant(0.75, "1", "start of arms, side and rear delts and calves against large groups", Grade.EXPERT)
VOLUME_MOVE = Constant(0.10, "1", "the weekly target moves by this where the evidence is clear", Grade.EXPERT)
VOLUME_MOVE_SURE = Constant(0.20, "1", "and by this where it is clearer still, or points down", Grade.EXPERT)
GROWTH_ROOT = Constant(0.01768, "ln/√set", "size = exp(0.01768 (√(V+1) − 1)) − 1; fit to Pelland 2026", Grade.MODERATE)
FREQUENCY_ROOT = Constant(0.2395, "ln", "strength = exp(0.2395 F/(F+1)) − 1; fit to Pelland 2026", Grade.MODERATE)
GROUP_SETS_A_WORKOUT = Constant(11, "sets", "fractional, a group and workout; nothing more beyond, Remmert 2025", Grade.WEAK)
SPACING_H = Constant(48, "h", "between two hard exposures of one group, Goulart 2021; our choice", Grade.WEAK)

# Body signals and readiness
BASELINE_HALF_LIFE = Constant(21, "days", _OURS, Grade.EXPERT)
BASELINE_PRIOR_DAYS = Constant(10, "days", "weight of the prior spread", Grade.EXPERT)
BASELINE_DAYS_NEEDED = Constant(14, "days", "before that a device's signal is only learnt", Grade.EXPERT)
WINDOW_SPREAD = Constant(0.6, "1", "SD of a 7-day mean, in SD of its days, autocorrelated", Grade.EXPERT)
OUT_OF_BAND = Constant(0.5, "SD", "of a 7-day mean; Plews and Buchheit, unconfirmed", Grade.WEAK)
SLEEP_NEED_MIN = Constant(450, "min", "where the athlete's own need isn't known yet", Grade.EXPERT)
SLEEP_LOSS = Constant(0.006, "ln/h", "Craven 2022, Sports Med 52:2669", Grade.MODERATE)
SLEEP_GRACE_H = Constant(0.5, "h", "shortfall that costs nothing", Grade.EXPERT)
SLEEP_LOSS_CAP = Constant(0.03, "ln", "Craven 2022: about 3 % for strength", Grade.MODERATE)
ILL_HEART_RATE_RISE = Constant(5, "bpm", "above the usual, with symptoms: asked whether ill; our choice", Grade.EXPERT)
READINESS_LOW = Constant(-0.5, "SD", "below this the day is low", Grade.EXPERT)
READINESS_HIGH = Constant(0.1, "SD", "above this the day is high", Grade.EXPERT)
READINESS_SURE = Constant(0.6, "1", "probability from which a band is said or the plan eased", Grade.EXPERT)
READINESS_EASE = Constant(0.8, "1", "probability of a low day from which the load comes down", Grade.EXPERT)
READINESS_REST = Constant(0.95, "1", "probability of a low day from which rest is offered", Grade.EXPERT)
READINESS_LOAD_CUT = Constant(0.025, "1", _OURS, Grade.EXPERT)
READINESS_WORTH = Constant(0.012, "ln/SD", "performance per SD of readiness, before the athlete's own log tells", Grade.EXPERT)
READINESS_WORTH_SD = Constant(0.008, "ln/SD", _OURS, Grade.EXPERT)
READINESS_TRIALS = Constant(40, "workouts", "after which a worth that does not help is set to nothing", Grade.EXPERT)
READINESS_GAIN_NEEDED = Constant(0.01, "1", "of the mean error", Grade.EXPERT)

# Tightness: what is learnt of a region, and of a pattern that provokes it
TIGHT_LEVEL = Constant(4, "0-10", "a report from this level on counts as tight", Grade.EXPERT)
TIGHT_PRIOR_YES = Constant(1.5, "reports", "Beta(1.5, 3.5): tight on 3 days of 10 before anything is known", Grade.EXPERT)
TIGHT_PRIOR_NO = Constant(3.5, "reports", "as above", Grade.EXPERT)
TIGHT_DISCOUNT = Constant(0.99, "1/report", "an older report counts less, for a region", Grade.EXPERT)
PROVOKED_DISCOUNT = Constant(0.8, "1/exposure", "as above, for a region after one pattern; checked in simulation", Grade.WEAK)
PROVOKED_WITHIN_H = Constant(48, "h", "tightness so soon after a workout counts as following it", Grade.EXPERT)
PROVOKED_NEEDED = Constant(3, "exposures", "of a pattern, before its forecast is said to have enough data", Grade.EXPERT)
TIGHT_WEIGHT_NEEDED = Constant(8, "reports", "beyond the prior, before a forecast is said to have enough data", Grade.EXPERT)
TIGHT_QUIET_NEEDED = Constant(2, "reports", "as above, of no tightness, unless reports come often", Grade.EXPERT)
TIGHT_OFTEN_DAYS = Constant(
    2, "days", "between reports, at which they come often enough to be no choice of bad days", Grade.EXPERT
)
TIGHT_IDLE_DAYS = Constant(14, "days", "without a report before what was learnt of a region begins to fade", Grade.EXPERT)
TIGHT_IDLE_HALF_LIFE = Constant(14, "days", "in which it then fades by half towards the prior", Grade.EXPERT)
TIGHT_OFFERED_FROM = Constant(0.45, "1", "a forecast from which release is offered", Grade.EXPERT)
TIGHT_DRIFT = Constant(1e-4, "1/day", "variance that each coefficient gains: a memory of about half a year", Grade.EXPERT)
TIGHT_REPORTS_TO_FREEZE = Constant(60, "reports", "fewer can't show that the drivers tell nothing", Grade.EXPERT)
TIGHT_COEFFICIENT: Mapping[str, Constant] = {
    "usual": Constant(-1.2, "logit", "with no load and nothing else known; own simulation", Grade.EXPERT),
    "tight_before": Constant(0.8, "logit", "tight at the last report, less 0.3", Grade.EXPERT),
    "load": Constant(0.4, "logit/0.05", "fatigue of the region's groups beyond 0.05", Grade.EXPERT),
    "volume": Constant(0.2, "logit/10 sets", "fractional sets of 3 days beyond 10", Grade.EXPERT),
    "desk": Constant(0.3, "logit/SD", "hours at a desk beyond the own usual, or steps below it", Grade.EXPERT),
    "sleep": Constant(0.1, "logit/h", "last night short of the own need", Grade.EXPERT),
    "stress": Constant(0.15, "logit/SD", "beyond the own usual", Grade.EXPERT),
    "release": Constant(-0.2, "logit", "of the region, within a day", Grade.EXPERT),
    "without_release": Constant(0.1, "logit/week", "time since the region's last release, at most a week", Grade.EXPERT),
}
TIGHT_COEFFICIENT_SD: Mapping[str, Constant] = {
    "usual": Constant(1.0, "logit", _OURS, Grade.EXPERT),
    "tight_before": Constant(0.7, "logit", _OURS, Grade.EXPERT),
    "load": Constant(0.5, "logit/0.05", _OURS, Grade.EXPERT),
    "volume": Constant(0.4, "logit/10 sets", _OURS, Grade.EXPERT),
    "desk": Constant(0.3, "logit/SD", _OURS, Grade.EXPERT),
    "sleep": Constant(0.3, "logit/h", _OURS, Grade.EXPERT),
    "stress": Constant(0.3, "logit/SD", _OURS, Grade.EXPERT),
    "release": Constant(0.5, "logit", _OURS, Grade.EXPERT),
    "without_release": Constant(0.4, "logit/week", _OURS, Grade.EXPERT),
}

# Does a release help this person: levels (0-10) on randomised days
TRIAL_NOISE_SHAPE = Constant(4, "1", "σ² ~ IG(4, 6.75): an SD of about 1.5", Grade.EXPERT)
TRIAL_NOISE_SCALE = Constant(6.75, "level²", "as above", Grade.EXPERT)
TRIAL_PRIOR: Mapping[str, Constant] = {
    "level": Constant(2.0, "level", _OURS, Grade.EXPERT),
    "effect": Constant(-0.3, "level", "small: pain after training g 0.47, Wiewelhove 2019, 10.3389/fphys.2019.00376", Grade.WEAK),
    "carried_over": Constant(0.5, "1", "of the level before", Grade.EXPERT),
}
TRIAL_PRIOR_SD: Mapping[str, Constant] = {
    "level": Constant(1.5, "level", _OURS, Grade.EXPERT),
    "effect": Constant(0.8, "level", _OURS, Grade.EXPERT),
    "carried_over": Constant(0.3, "1", _OURS, Grade.EXPERT),
}
TRIAL_MATTERS = Constant(0.5, "level", "a smaller change is none", Grade.EXPERT)
TRIAL_SURE = Constant(0.8, "1", "probability from which a verdict is said", Grade.EXPERT)
TRIAL_DAYS_AN_ARM = Constant(6, "days", "fewer in either arm carry no verdict", Grade.EXPERT)
TRIAL_CHANCE_LOW = Constant(0.3, "1", "an offer with a chance outside 0.3 to 0.7 was no fair draw", Grade.EXPERT)
TRIAL_CHANCE_HIGH = Constant(0.7, "1", "as above", Grade.EXPERT)


def all_constants() -> dict[str, Constant]:
    """Every constant of this table by name; those of a mapping as ``NAME[key]``."""
    found: dict[str, Constant] = {}
    for name, value in globals().items():
        if isinstance(value, Constant):
            found[name] = value
        elif isinstance(value, Mapping) and name.isupper():
            found.update({f"{name}[{key}]": inner for key, inner in value.items() if isinstance(inner, Constant)})
    return found


def constants_version() -> str:
    """A short hash of every value: checkpoints made with other constants are not used."""
    text = ";".join(f"{name}={constant.value!r}" for name, constant in sorted(all_constants().items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
