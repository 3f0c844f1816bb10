"""The library described for those who read or write it: ``library_document``, the text of ``docs/exercises.md``."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from hormesis.domain.anatomy import MUSCLES, MuscleGroup, Region
from hormesis.domain.movement import CurveClass, Implement, Kind, Loadability, LoadMeaning, Pattern
from hormesis.exercises.page import Page
from hormesis.exercises.vocabulary import (
    CATEGORIES,
    CONDITIONS,
    EQUIPMENT,
    LEVELS,
    MOMENTS,
    MOVEMENT_TAGS,
    SUBSTITUTE_REASONS,
)

__all__ = ["FIELDS", "library_document"]

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "What people call it, with the implement where there is more than one version.",
        "kind": "What it is for. Training pages are `strength` and `power`.",
        "category": "A coarse sort for lists.",
        "pattern": "The movement it belongs to; substitutes and warm-ups are chosen by it.",
        "implement": "What is held, pushed or lain on.",
        "primary_group": "The muscle group it is chosen for; on a training page it has the share 1.0 in `[groups]`.",
        "unilateral": "True when one side works at a time; then each dose has `sides = 2`.",
        "level": "Who can do it safely with the text alone; `harder` never leads to a lower level, `easier` to none higher.",
        "set_up_s": "Seconds until the first set can start, plates and bench included.",
        "tempo": "Down–pause–up in seconds, `X` for as fast as possible, `hold`; left out where there is none.",
        "load_meaning": "What the logged kilograms are. `per_hand` where each hand has its own, one bell in two is `total`.",
        "bodyweight_share": "Part of body weight that is moved; above 0 exactly where `load_meaning` is added or assistance.",
        "loadability": "In which steps the load can be built when nothing else is known; it follows the implement.",
        "curve_class": "From which prior the load–repetition curve starts; `none` without a load.",
        "equipment": "What must be at hand; `machine` is the machine made for this exercise.",
        "regions": "Where it is felt; what is tight or sore there makes the coach think of this page.",
        "purposes": "Why somebody would choose it, a few words each.",
        "movement_tags": "What it asks of the body; a limitation avoids tags. Each pattern has tags that all its pages carry.",
        "contraindications": "Conditions under which it is not offered.",
        "no_go_zones": "Release pages: where the tool must not be put, in words.",
        "description": "Two to five sentences: what is done, what it trains, whom it suits and who should choose something else.",
        "aliases": "Other names that many people use. Not the wording of one log; no name stands on two pages.",
        "cues.do": "Four to six instructions for this exercise and no other.",
        "cues.dont": "Three to five things to leave, written so that “don't” can stand before them.",
        "mistakes.mistake": "Four to six faults as they look.",
        "mistakes.instead": "What to do about that fault.",
        "muscles.prose": "What the muscles do, what may be sore or tight and why; nothing the evidence doesn't carry.",
        "muscles.primary.muscle": "An anatomical muscle that leads.",
        "muscles.primary.share": "1.0 direct, 0.5 indirect, 0.25 only tires.",
        "muscles.secondary.muscle": "A muscle that helps.",
        "muscles.secondary.share": "As above.",
        "groups": "Volume credit a hard set: 1.0 or 0.5 a group, equal to the largest share among its muscles.",
        "fatigue.only": "Groups that tire without credit: exactly those whose largest share is 0.25.",
        "dose.moment": "When: `work` on every training page; release and mobility at other moments too.",
        "dose.sets": "Lowest and highest, as all pairs below.",
        "dose.reps": "Repetitions; a dose has these, `hold_s` or `strokes`.",
        "dose.rir": "Repetitions left in reserve.",
        "dose.rest_s": "Rest between sets.",
        "dose.hold_s": "Seconds of one hold on one side (release: 30–60 a hold; an area gets hold × sets).",
        "dose.sides": "1 or 2 sides, one after the other.",
        "dose.pressure": "Release: 0–10 as felt, 3–5 before training, 5–6 after it.",
        "dose.strokes": "Release: slow strokes of 2–4 s one way.",
        "serves.patterns": "Release and mobility: what it relieves after this pattern.",
        "serves.groups": "The same by muscle group.",
        "serves.prepares": "What it warms up for; every pattern a workout may begin with has a drill.",
        "progression.harder": "Pages for when this has become easy.",
        "progression.easier": "Pages for when this is too hard.",
        "substitutes.exercise": "A page that serves instead. One that would never be offered is refused.",
        "substitutes.reason": "For which reason it serves.",
        "evidence.id": "The study behind the page's claims: author and year.",
        "evidence.grade": "How well it supports this page, not how good the study is.",
        "review.status": "`unreviewed` until a professional signs.",
        "review.name": "Who signed.",
        "review.credentials": "As what.",
        "review.date": "When.",
        "review.signature": "The fingerprint of what was signed; it breaks when the text changes.",
    }
)
"""Every field of a page's file by its dotted name, and what to write there."""

_WORDS: Mapping[str, Collection[str]] = MappingProxyType(
    {
        "kind": list(Kind),
        "category": CATEGORIES,
        "pattern": list(Pattern),
        "implement": list(Implement),
        "primary_group": list(MuscleGroup),
        "level": LEVELS,
        "load_meaning": list(LoadMeaning),
        "loadability": list(Loadability),
        "curve_class": list(CurveClass),
        "equipment": EQUIPMENT,
        "regions": list(Region),
        "movement_tags": MOVEMENT_TAGS,
        "contraindications": CONDITIONS,
        "dose.moment": MOMENTS,
        "substitutes.reason": SUBSTITUTE_REASONS,
        "muscles.primary.muscle": MUSCLES.keys(),
    }
)

_HEAD = """# The exercise library

<!-- Made by `make docs` from the pages themselves. -->

{pages} pages, one TOML file each under `src/hormesis/exercises/pages/<kind>/`. {signed} of them are signed by a professional;
{unreviewed} are unreviewed and say so. `hormesis exercises lint` tells every fault between them.

The pages are licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/): use them where you like and name “The
Hormesis contributors”. `hormesis exercises export` writes all of them and says so itself.

## What there is

Pages by pattern and implement.

"""

_WRITING = """
## How to write a page

1. Copy a page of the same kind to `pages/<kind>/<slug>.toml`; the slug is the name in lower case with hyphens.
2. Write for somebody who will do it tonight, alone. Say what is seen and felt; name who should choose something else. No
   sentence may stand on two pages, and two pages may not share most of the words of their cues.
3. Promise no more than the evidence: release work and stretching may make an area feel looser and less tender for a while.
   There are no knots, adhesions or toxins.
4. `python -m hormesis.exercises.compile` checks the page and makes the index; `pytest tests/exercises` holds it against the
   other pages: links, credit, load, tags, substitutes, names.

"""


_REVIEW = """
## How a page is reviewed

A professional reads the page and signs it in a copy of the source:

    hormesis exercises review SLUG --name "R. Eader" --credentials "physiotherapist"

The signature goes into the page's `[review]`, with the day and a fingerprint of everything else the page says. Any edit of the
text voids it: `hormesis exercises lint` and `show` then say that the signature no longer fits the text, and the page can't be
compiled until it is read and signed again or set to `status = "unreviewed"`. An installed package is not signed, since its next
upgrade would lose that: name the pages of a copy with `--pages FOLDER`.

## How the pages leave

`hormesis exercises export --format json` is one object: `licence`, `licence_url`, `attribution`, `version` (changes with a page)
and `pages`, a list of objects: `slug`, then the fields below in the nesting of the file (`cues` {do [], dont []}, `mistakes` [],
`dose` [] …). A field that a page leaves out is missing.

`--format csv` is one table, a row a page, the header first, UTF-8. A field inside a table of the page has the name of both, as in
`cues_do`, `muscles_primary`, `serves_groups`, `review_status`; lists and tables are JSON, numbers and true or false as in JSON, a
missing field is empty. The last column, `licence`, is `CC BY 4.0` in every row.

A phone keeps a smaller index, `phone.json`: one object with `licence`, `version`, `columns`, `words` and `pages`. A page is a row
in the order of `columns`; in the columns that `words` names, a number stands for the word at that place.

"""


def library_document(pages: Iterable[Page]) -> str:
    """Markdown: how many pages there are by pattern and implement, how many are unreviewed, and every field with its words."""
    pages = list(pages)
    signed = sum(page.review.status == "signed" for page in pages)
    head = _HEAD.format(pages=len(pages), signed=signed or "None", unreviewed=len(pages) - signed)
    return head + _coverage(pages) + _REVIEW + _WRITING.lstrip("\n") + _fields()


def _coverage(pages: list[Page]) -> str:
    held = Counter((page.pattern, page.implement) for page in pages)
    implements = [i for i in Implement if any((p, i) in held for p in Pattern)]
    rows = [
        [str(pattern), *[str(held[pattern, i] or "") for i in implements], str(sum(held[pattern, i] for i in implements))]
        for pattern in Pattern
        if any((pattern, i) in held for i in implements)
    ]
    total = [str(sum(held[p, i] for p in Pattern)) for i in implements]
    return _table(["pattern", *map(str, implements), "all"], [*rows, ["all", *total, str(len(pages))]])


def _fields() -> str:
    rows = [[f"`{name}`", note] for name, note in FIELDS.items()]
    closed = [[f"`{name}`", ", ".join(f"`{word}`" for word in _in_order(words))] for name, words in _WORDS.items()]
    written, words = _table(["field", "what to write"], rows), _table(["field", "one of"], closed)
    return f"### Every field\n\n{written}\n### Closed words\n\n{words}"


def _in_order(words: Collection[str]) -> list[str]:
    """An enumeration in its own order, a set by the alphabet."""
    return [str(word) for word in words] if isinstance(next(iter(words)), StrEnum) else sorted(words)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
