"""What is said of each signal on a morning: what was seen, what is usual, and what is made of it."""

from collections.abc import Mapping

__all__ = ["NOTES", "SEEN", "SPANS", "USUAL"]

_OF_WINDOW = " over {span}"

SEEN: Mapping[str, str] = {
    "rmssd": "HRV {value:.0f} ms" + _OF_WINDOW,
    "sdnn": "HRV {value:.0f} ms (SDNN)" + _OF_WINDOW,
    "resting_hr": "Resting heart rate {value:.0f}" + _OF_WINDOW,
    "respiratory_rate": "{value:z.1f} breaths a minute",
    "skin_temperature": "Skin {value:+z.1f} °C against the nights before",
    "night": "Slept {value:hours}",
    "in_bed": "In bed for {value:hours}; how long you slept is not known",
    "sleep_quality": "Sleep felt {value:g} of 5",
    "energy": "Energy {value:g} of 5",
    "stress": "Stress {value:g} of 5",
    "motivation": "Motivation {value:g} of 5",
    "soreness": "Soreness {value:.1f} of 10, of the three worst muscles",
    "symptom": "Symptoms {value:g} of 10",
    "strain_more": "More training than usual in the last week",
    "strain_less": "Less training than usual in the last week",
    "strain": "As much training as usual in the last week",
}
USUAL: Mapping[str, str] = {
    "rmssd": ", usually {usual:.0f}",
    "sdnn": ", usually {usual:.0f}",
    "resting_hr": ", usually {usual:.0f}",
    "respiratory_rate": ", usually {usual:z.1f}",
    "skin_temperature": ", usually {usual:z.1f}",
    "night": ", you need {usual:hours}",
    "night_of_all": ", most need {usual:hours}",
    "in_bed": ", usually {usual:hours}",
    "sleep_quality": ", usually {usual:.1f}",
    "energy": ", usually {usual:.1f}",
    "stress": ", usually {usual:.1f}",
    "motivation": ", usually {usual:.1f}",
    "soreness": ", usually {usual:.1f}",
}
SPANS: Mapping[bool, str] = {False: "{window_days} days", True: "the {window_days} days to yesterday"}
"""Whether the values are of whole days → what was judged together."""
NOTES: Mapping[str, str] = {
    "whole_night": "The two nights before, and how well and when you slept, count too.",
    "unusual": "Unusual for you.",
    "watched": "Shown, and used for nothing.",
    "learning": "Learning what is usual: {days:n day|days} of {needed}.",
    "new_device": "New device: learning until {until:day}.",
}
