"""The sentences of evenings decided by lot, and of what they have told, beside those of the plan in ``english``."""

from collections.abc import Mapping

__all__ = ["TRIAL"]

TRIAL: Mapping[str, str] = {
    "trial_awaits": "Whether your {region:plain} gets release tonight is decided by lot, this evening: hormesis tonight.",
    "trial_with": "Tonight is a night with release for your {region:plain}, drawn by lot, so that we can tell whether it helps "
    "you. Say tomorrow morning how tight it is.",
    "trial_without": "Tonight is a night without release for your {region:plain}, drawn by lot, so that we can tell whether it "
    "helps you. Say tomorrow morning how tight it is.",
    # what the evenings have told
    "trial_off": "Nothing is decided by lot until you agree: hormesis set profile release_trial=yes. Then, on some evenings "
    "after you have reported tightness of 3 to 7, chance decides whether there is release, and what follows tells whether "
    "it helps you.",
    "trial_begins": "No evening decided by lot has been followed by a report yet. It takes weeks to months: report how tight "
    "you are in the morning and in the evening, and ask hormesis tonight.",
    "trial_early": "No effect is told before there are {needed} evenings of each kind: so far {released} with release and "
    "{other} without.",
    "trial_helps": "Release seems to help your {region:plain}: the next day's level changes by {effect:+.1f} of 10 (8 times in "
    "10 between {low:+.1f} and {high:+.1f}), from {released} evenings with and {other} without.",
    "trial_worsens": "Release seems to worsen your {region:plain}: the next day's level changes by {effect:+.1f} of 10 (8 "
    "times in 10 between {low:+.1f} and {high:+.1f}), from {released} evenings with and {other} without.",
    "trial_no_effect": "No clear effect of release on your {region:plain}: the next day's level changes by {effect:+.1f} of 10 "
    "(8 times in 10 between {low:+.1f} and {high:+.1f}), from {released} evenings with and {other} without.",
    "trial_learning": "Still learning whether release helps your {region:plain}: so far the next day's level changes by "
    "{effect:+.1f} of 10 (8 times in 10 between {low:+.1f} and {high:+.1f}), from {released} evenings with and {other} "
    "without.",
    "trial_more": "About {days:n more such evening|more such evenings} before that is more likely told than not.",
    "trial_more_than_a_year": "More than a year of such evenings before that is more likely told than not.",
}
