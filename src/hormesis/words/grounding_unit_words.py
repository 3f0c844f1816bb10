"""Units and counted things, in English and German, as grounding reads them: ``UNITS``, ``COUNTED``."""

from collections.abc import Mapping

__all__ = ["ABOUT", "ADVERB_ONE", "BETWEEN", "COUNTED", "MOVED", "OWN", "RESERVE_NEAR", "UNITS"]

UNITS: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm"), ("mass", 1.0)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "pfund"), ("mass", 0.45359237)),
    **dict.fromkeys(("g", "gram", "grams", "gramm"), ("mass", 0.001)),
    **dict.fromkeys(("t", "ton", "tons", "tonne", "tonnes", "tonnen"), ("mass", 1000.0)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"), ("time", 1.0)),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minuten"), ("time", 60.0)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"), ("time", 3600.0)),
    **dict.fromkeys(("day", "days", "tag", "tage", "tagen"), ("span", 1.0)),
    **dict.fromkeys(("week", "weeks", "woche", "wochen"), ("span", 7.0)),
    **dict.fromkeys(("month", "months", "monat", "monate", "monaten"), ("span", 30.0)),
    **dict.fromkeys(("year", "years", "jahr", "jahre", "jahren"), ("span", 365.0)),
    **dict.fromkeys(("percent", "prozent", "pct"), ("percent", 1.0)),
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions", "wiederholung", "wiederholungen", "wdh", "wh"), ("reps", 1.0)),
    **dict.fromkeys(("set", "sets", "satz", "sätze", "sätzen", "arbeitssätze", "arbeitssätzen", "aufwärmsätze"), ("sets", 1.0)),
    **dict.fromkeys(("bpm", "schläge", "beats"), ("bpm", 1.0)),
    **dict.fromkeys(("ms", "millisecond", "milliseconds", "millisekunden"), ("ms", 1.0)),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), ("distance", 1.0)),
    **dict.fromkeys(("km", "kilometer", "kilometers", "kilometre", "kilometres"), ("distance", 1000.0)),
    **dict.fromkeys(("mile", "miles", "meile", "meilen"), ("distance", 1609.344)),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters", "zentimeter"), ("distance", 0.01)),
    **dict.fromkeys(("point", "points", "punkt", "punkte", "punkten"), ("points", 1.0)),
    **dict.fromkeys(("step", "steps", "schritt", "schritte", "schritten"), ("steps", 1.0)),
    **dict.fromkeys(("degrees", "grad", "celsius"), ("degrees", 1.0)),
    **dict.fromkeys(
        ("mg", "ml", "mcg", "kcal", "calories", "kalorien", "iu", "litre", "litres", "liter", "liters"), ("else", 1.0)
    ),
    **dict.fromkeys(("rir",), ("rir", 1.0)),
}
"""What follows a number → kind, and how much of the kind's own unit (kg, s, days, m) it is."""

COUNTED: Mapping[str, str] = {
    **dict.fromkeys(("workout", "workouts", "session", "sessions", "einheit", "einheiten", "training", "trainings"), "workouts"),
    **dict.fromkeys(("trainingseinheit", "trainingseinheiten", "trainingstage", "trainingstagen"), "workouts"),
    **dict.fromkeys(("exercise", "exercises", "lift", "lifts", "movement", "movements", "übung", "übungen"), "exercises"),
    **dict.fromkeys(("night", "nights", "nacht", "nächte", "nächten"), "nights"),
    **dict.fromkeys(("morning", "mornings", "morgen"), "mornings"),
    **dict.fromkeys(("signal", "signals", "signale", "signalen"), "signals"),
    **dict.fromkeys(("forecast", "forecasts", "prediction", "predictions", "prognose", "prognosen", "vorhersagen"), "forecasts"),
    **dict.fromkeys(("time", "times", "mal"), "times"),
    **dict.fromkeys(("report", "reports", "meldung", "meldungen"), "reports"),
    **dict.fromkeys(("group", "groups", "muskelgruppe", "muskelgruppen", "muscle", "muscles"), "groups"),
    **dict.fromkeys(("plate", "plates", "scheibe", "scheiben"), "plates"),
    **dict.fromkeys(("side", "sides", "seite", "seiten"), "sides"),
    **dict.fromkeys(("import", "imports", "file", "files", "datei", "dateien"), "imports"),
    **dict.fromkeys(("record", "records", "pr", "prs", "rekord", "rekorde"), "records"),
    **dict.fromkeys(
        ("jump", "jumps", "round", "rounds", "runde", "runden", "breath", "breaths", "atemzüge", "cue", "cues"), "things"
    ),
}
"""What is counted → its like."""

RESERVE_NEAR = frozenset(
    [
        "reps",
        "rep",
        "more",
        "in",
        "the",
        "im",
        "in",
        "reserve",
        "tank",
        "rir",
        "wiederholungen",
        "noch",
        "left",
        "übrig",
        "bleiben",
        "bleibt",
        "lassen",
        "stay",
        "stays",
        "remain",
    ]
)
ADVERB_ONE = frozenset({"more", "extra", "additional", "hard", "working", "warm", "light", "heavy", "top", "back"})
ABOUT = frozenset(
    [
        "about",
        "around",
        "roughly",
        "approximately",
        "approx",
        "almost",
        "nearly",
        "some",
        "etwa",
        "rund",
        "ungefähr",
        "ca",
        "circa",
        "knapp",
        "gut",
        "fast",
        "~",
        "≈",
    ]
)
MOVED = frozenset(
    [
        "up",
        "down",
        "by",
        "added",
        "gained",
        "lost",
        "dropped",
        "rose",
        "fell",
        "plus",
        "minus",
        "um",
        "+",
        "−",
        "gain",
        "drop",
        "increase",
        "decrease",
    ]
)
BETWEEN = frozenset(
    [
        "more",
        "extra",
        "additional",
        "hard",
        "working",
        "warm-up",
        "warmup",
        "total",
        "other",
        "full",
        "heavy",
        "light",
        "earlier",
        "short",
        "whole",
        "further",
        "weitere",
        "mehr",
        "harte",
        "volle",
        "schwere",
        "leichte",
        "main",
        "planned",
        "clean",
        "solid",
        "top",
        "back-off",
        "productive",
        "fewer",
        "less",
        "weniger",
    ]
)
OWN = frozenset(["your", "the", "last", "usual", "normal", "what", "deinem", "deiner", "dein", "dem", "der"])
