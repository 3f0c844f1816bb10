"""How sets are written, in every language at once: units, counts, effort, and what is done without a load."""

import re

__all__ = ["AT", "EFFORT", "FAILED", "LAST_SET", "NOT_DONE", "OWN_WEIGHT", "PIECES", "WARM_UP"]

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2}(?![.,]?\d))?"
_LOAD = r"kg|kgs|kilos?|kilogramm?s?|lbs?|pounds?|pfund|libras?|livres?|\#"
_SECONDS = r"s|secs?|seconds?|sek|sekunden?|segundos?|secondes?|segs?"
_MINUTES = r"min|mins|minutes?|minuten|minutos?"
_SETS = r"sets?|s[äa]tzen?|satz|series?|s[ée]ries?|durchg[äa]nge|rounds?"
_REPS = r"reps?|repetitions?|wdh|wiederholungen|whd|repeticiones|r[ée]p[ée]titions?|repeti[çc][õo]es"
_OF = r"(?:\s+(?:of|de|von|à|a|x|mit|zu)(?=\s))?"

PIECES = re.compile(
    rf"""
    (?P<scheme>{_NUMBER}\s*(?:{_LOAD})?(?:\s*[x×*]\s*{_NUMBER}\s*(?:(?:{_LOAD}|{_SECONDS})\b)?)+)
  | (?P<clock>(?<![\d:])(?P<clock_m>\d):(?P<clock_s>[0-5]\d)(?![\d:]))
  | (?P<rpe>\brpe\s*[:=]?\s*(?P<rpe_n>{_NUMBER})|@\s*(?P<at_n>(?:10|[5-9](?:[.,]5)?))(?!\d|[.,]\d|\s*(?:{_LOAD}|\d)))
  | (?P<rir>\brir\s*[:=]?\s*(?P<rir_n>\d(?:[.,]5)?)|(?P<rir_m>\d)\s*(?:rir\b|in\s+(?:reserve|the\s+tank)|left\s+in\s+the\s+tank))
  | (?P<sets>(?P<sets_n>\d{{1,2}})\s*(?:{_SETS})\b{_OF})
  | (?P<reps>(?P<reps_n>\d{{1,3}})\s*(?:{_REPS})\b)
  | (?P<load>(?P<load_n>{_NUMBER})\s*(?P<load_u>{_LOAD})(?![^\W\d_]))
  | (?P<time>(?P<time_n>\d{{1,3}})\s*(?P<time_u>{_SECONDS}|{_MINUTES})\b)
  | (?P<list>\d{{1,3}}(?:\s*/\s*\d{{1,3}}){{2,}})
  | (?P<number>{_NUMBER})
  | (?P<word>[^\W\d_]+(?:[-'’.][^\W\d_]+)*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The pieces of a set as it is written, one after the other."""

AT = frozenset("at with mit con avec com à a @ for für por para pour de of von each je on in bei und and y et e x".split())  # noqa: SIM905
LAST_SET = re.compile(r"\b(?:last|final|letzte[rn]?|[úu]ltima|derni[èe]re)\s+(?:set|one|satz|serie|s[ée]rie)\b", re.IGNORECASE)
EFFORT = re.compile(
    r"\b(?:hard|tough|brutal|grind|grindy|heavy|killer|easy|light|schwer|hart|z[äa]h|leicht|dur[ao]?|dif[íi]cil|pesad[ao]|f[áa]cil|"
    r"dure|difficile|facile|lourde?)\b",
    re.IGNORECASE,
)
FAILED = re.compile(r"\b(?:to failure|failed|amrap|bis zum versagen|al fallo|à l'échec|at[ée] a falha)\b", re.IGNORECASE)
WARM_UP = re.compile(r"\b(?:warm[- ]?ups?|aufw[äa]rm\w*|calentamiento|[ée]chauffement|aquecimento)\b", re.IGNORECASE)
NOT_DONE = re.compile(
    r"\b(?:goal|target|plan(?:ned|ning)?|program(?:me)?|want|wanna|gonna|going to|will|would|could|next|aim(?:ing)?|hope|dream|"
    r"1rm|max(?:imum)?|ziel|plane?|will ich|möchte|n[äa]chste[rns]?|objetivo|quiero|objectif|veux|prochaine?|quero|"
    r"pr[óo]xim[ao])\b",
    re.IGNORECASE,
)
OWN_WEIGHT = re.compile(
    r"(?:pull|chin|push|press|sit)[- ]?ups?|\bdips?\b|klimmz|liegest|dominadas?|flexion|tractions?|pompes?|barra fixa|flex[õo]es|"
    r"planks?|burpees?|crunch|muscle[- ]?ups?|leg raises?|abdominales",
    re.IGNORECASE,
)
"""What is done with the body alone, where no library is at hand to ask."""
