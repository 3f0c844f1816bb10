"""The columns of a WHOOP export in six languages, told by name or by place: ``Layout``, ``layout_of``, ``column``."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Layout", "column", "layout_of"]

_UNITS = frozenset({"bpm", "lpm", "ms", "min", "celsius", "c", "pct", "percent", "rpm", "meters", "cal", "kcal", "sws"})
_BRACKETS = re.compile(r"\([^)]*\)")
_ZONE = re.compile(r"UTC(Z|[+-]\d{1,2}(:?\d\d)?)?")
_START = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")

_NAMES: Mapping[str, tuple[str, ...]] = {
    "start": (
        "cycle start time",
        "startzeit des zyklus",
        "hora de inicio del ciclo",
        "heure de debut du cycle",
        "hora de inicio do ciclo",
    ),
    "zone": (
        "cycle timezone",
        "cycle timezone offset",
        "zeitzone des zyklus",
        "zona horaria del ciclo",
        "fuseau horaire du cycle",
        "fuso horario do ciclo",
    ),
    "recovery": (
        "recovery score",
        "erholungswert",
        "puntuacion de recuperacion",
        "score de recuperation",
        "pontuacao de recuperacao",
    ),
    "resting_hr": (
        "resting heart rate",
        "ruheherzfrequenz",
        "frecuencia cardiaca en reposo",
        "frequence cardiaque au repos",
        "frequencia cardiaca em repouso",
    ),
    "hrv": (
        "heart rate variability",
        "herzfrequenzvariabilitat",
        "variabilidad de la frecuencia cardiaca",
        "variabilite de la frequence cardiaque",
        "variabilidade da frequencia cardiaca",
    ),
    "skin_c": ("skin temp", "hauttemperatur", "temp cutanea", "temperature cutanee", "temp da pele"),
    "onset": ("sleep onset", "beginn des schlafs", "inicio del sueno", "premiers signes de sommeil", "inicio do sono"),
    "wake": (
        "wake onset",
        "beginn des aufwachens",
        "inicio de la vigilia",
        "premiers signes de reveil",
        "inicio da vigilia",
    ),
    "score": (
        "sleep performance",
        "schlafleistung",
        "calificacion del sueno",
        "performance sommeil",
        "desempenho do sono",
    ),
    "respiratory_rate": (
        "respiratory rate",
        "atemfrequenz",
        "frecuencia respiratoria",
        "frequence respiratoire",
        "frequencia respiratoria",
    ),
    "asleep_min": ("asleep duration", "schlafdauer", "duracion del sueno", "duree du sommeil", "duracao do sono"),
    "in_bed_min": ("in bed duration", "dauer im bett", "tiempo en la cama", "temps passe au lit", "duracao na cama"),
    "light_min": (
        "light sleep duration",
        "dauer des leichtschlafs",
        "duracion de sueno ligero",
        "duree du sommeil leger",
        "duracao do sono leve",
    ),
    "deep_min": (
        "deep duration",
        "deep sleep duration",
        "dauer des tiefschlafs",
        "duracion de sueno profundo",
        "duree du sommeil profond",
        "duracao profundo",
    ),
    "rem_min": (
        "rem duration",
        "rem sleep duration",
        "dauer des rem schlafs",
        "duracion de sueno rem",
        "duree du sommeil paradoxal",
        "duracao rem",
    ),
    "awake_min": (
        "awake duration",
        "dauer des aufwachens",
        "tempo despierto a",
        "tiempo despierto a",
        "temps d eveil",
        "duracao de vigilia",
    ),
    "nap": ("nap", "nickerchen", "siesta", "sieste", "sesta"),
    "workout_start": (
        "workout start time",
        "startzeit des trainings",
        "hora de inicio del entrenamiento",
        "heure de debut de l entrainement",
        "hora de inicio do treino",
    ),
    "workout_end": (
        "workout end time",
        "endzeit des trainings",
        "hora de finalizacion del entrenamiento",
        "heure de fin de l entrainement",
        "hora de fim do treino",
    ),
    "activity": (
        "activity name",
        "name der aktivitat",
        "nombre de la actividad",
        "nom de l activite",
        "nome da atividade",
    ),
    "mean_bpm": ("average hr", "durchschnittliche hf", "fc promedio", "fc moyenne", "fc media"),
    "distance_m": ("distance",),
    "question": ("question text", "fragetext", "texto de pergunta"),
}
"""Role → its columns' names as ``column`` spells them."""

_CYCLES = (
    "start - zone recovery resting_hr hrv skin_c - - - - - onset wake score respiratory_rate "
    "asleep_min in_bed_min light_min deep_min rem_min awake_min - - - -"
)
_SLEEPS = "start - zone onset wake score respiratory_rate asleep_min in_bed_min light_min deep_min rem_min awake_min - - - - nap"
_WORKOUTS = "start - zone workout_start workout_end - activity - - - mean_bpm - - - - - - distance_m - -"
_BY_COUNT: Mapping[int, tuple[str, str]] = {
    26: ("cycles", _CYCLES),
    18: ("sleeps", _SLEEPS),
    20: ("workouts", _WORKOUTS),
    6: ("journal", "start - zone question - -"),
}
"""Number of columns → what such a table of the app holds, and the role of each column."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table holds (``cycles``, ``sleeps``, ``workouts``, ``journal`` or ``other``), and the place of each role."""

    holds: str
    places: Mapping[str, int]
    by_place: bool = False

    def named(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells by their roles."""
        return {role: cells[place].strip() for role, place in self.places.items()}


def column(header: str) -> str:
    """A header in small letters, without accents, units and brackets: an owner's ``hrv_ms`` and the app's own spelling alike."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", _BRACKETS.sub(" ", header)) if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", " ", bare.casefold()).split()
    return " ".join(word for word in words if word not in _UNITS)


def layout_of(first: Sequence[str], second: Sequence[str]) -> Layout | None:
    """The layout of a table with this header; None when it is none of WHOOP's.

    By the columns' names in any order; a header in another language by places, where the row below has WHOOP's own start and
    ``UTC+01:00`` in a table of the app's own width.
    """
    columns = [column(cell) for cell in first]
    places = {role: columns.index(name) for role, names in _NAMES.items() for name in names if name in columns}
    holds, roles = _BY_COUNT.get(len(first), ("", ""))
    app_own = {role: place for place, role in enumerate(roles.split()) if role != "-"}
    fits = app_own and _START.match(second[0]) and _ZONE.fullmatch(second[2]) if len(second) > 2 else None
    if fits and not {"start", "zone"} & places.keys():
        return Layout(holds, app_own, by_place=True)
    if "start" not in places:
        return None
    if fits and all(app_own.get(role) == place for role, place in places.items()):
        places = app_own
    return Layout(_held(places), places)


def _held(places: Mapping[str, int]) -> str:
    if "question" in places:
        return "journal"
    if "activity" in places and "workout_start" in places:
        return "workouts"
    if "wake" not in places or not {"asleep_min", "light_min"} & places.keys():
        return "other"
    return "sleeps" if "nap" in places else "cycles"
