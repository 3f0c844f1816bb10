"""The sentences of how the coach uses a page, beside those of the plan in ``english``."""

from collections.abc import Mapping

__all__ = ["USE"]

USE: Mapping[str, str] = {
    # what keeps a release page from being used
    "use_dismissed": "You don't want “{exercise}” for now.",
    "use_region_dismissed": "You don't want release work for your {regions:plain_list} now.",
    "use_tool_missing": "“{exercise}” needs what is not among your tools: {tools:plain_list} (hormesis set gym "
    "tools=ball,roller).",
    # what would bring it
    "use_reported": "A report of {needed:g} or more out of 10 brings it, for two days: your last for your {region:plain} was "
    "{level:g}, on {date:day}.",
    "use_never_reported": "A report of {needed:g} or more out of 10 brings it, for two days: none of your {region:plain} so far.",
    "use_forecast": "Forecast for your {region:plain} after {pattern:plain}: {percent} % likely to be tight, from "
    "{n:n workout|workouts}; from {needed} % it comes before it.",
    "use_forecast_anyway": "Forecast for your {region:plain} today: {percent} % likely to be tight, from "
    "{n:n report|reports}; from {needed} % it comes.",
    "use_forecast_learning": "Forecast for your {region:plain} after {pattern:plain}: not enough data yet ({n} of {reports} "
    "workouts that a report followed).",
    "use_forecast_learning_anyway": "Forecast for your {region:plain}: not enough data yet ({n:n day|days} with a report; it "
    "takes about {reports}, or three workouts of one kind).",
    "use_volume": "A workout of {needed:g} sets or more for the muscles of your {region:plain} brings it: your usual is up to "
    "{usual:g} (80th percentile of {own:n workout|workouts}), and the last had {sets:g}, on {last_date:day}.",
    "use_volume_days": "So do {needed:g} sets within {days} days: your usual is up to {usual:g}, and there were {sets:g} up to "
    "{last_date:day}.",
    "use_volume_none": "No workout of the last eight weeks worked the muscles of your {region:plain}, so none can be much.",
    "use_readiness": "A light day brings it where most was done of late: that needs {needed} % certainty of low readiness, and "
    "today it is {percent} % (readiness {score}).",
    "use_readiness_unknown": "A light day brings it where most was done of late: how ready you are today is not known.",
    "use_sitting": "{needed:g} hours of sitting bring it: {hours:g} were told.",
    "use_sitting_unknown": "{needed:g} hours of sitting bring it: none were told (hormesis set desk hours=8).",
    # in the plan of the day
    "use_other_page": "Today your {region:plain} is served by {exercises:names}, which fits better.",
    "use_no_room": "Your {region:plain} asks for something today, but there is no room left for it at its moment, or it "
    "waits for the lot.",
    "use_not_due": "Nothing asks for it today. Once the day's training is logged, hormesis tonight looks again.",
    # a lift
    "use_last_done": "Last done on {last_date:day} ({days:n day|days} ago): {sets:n set|sets}.",
    "use_last_done_with": "Last done on {last_date:day} ({days:n day|days} ago): {sets:n set|sets}, the heaviest with "
    "{load_kg:load}.",
    "use_never_done": "Your log doesn't hold it, or not under a name that the library knows.",
    "use_not_in_log": "Not in today's plan: that goes on from the lifts of your log.",
    "use_other_workout": "Not in today's plan: it is no part of “{workout}”.",
    "use_other_lifts": "Not in today's plan: other lifts are more due.",
    "use_stopped_by_pain": "Pain above 5 out of 10 in one of these would rule it out: {regions:plain_list}.",
    "use_excluded_by": "So would {conditions:plain_list}.",
    "use_limited_by": "So would a limitation to avoid one of: {tags:plain_list}.",
    "use_would_stand_in": "If it had to wait, “{exercise}” would stand in.",
    "use_nothing_stands_in": "Nothing in the library that you have the equipment for would stand in for it.",
    "use_no_pain": "No pain is tied to it.",
}
