"""Facts and their JSON: what is refused, with which words, and what is kept."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hormesis.domain.errors import Invalid
from hormesis.domain.fact_fields import FIELDS
from hormesis.domain.facts import content_id, fact_from, fact_to_json, imported_id

SET: dict[str, Any] = {"kind": "set", "at": "2026-03-02T18:05:00+01:00", "exercise": "pull-up", "load_kg": 0, "reps": 8, "rir": 2}


def test_a_fact_comes_back_from_its_json_unchanged() -> None:
    fact = fact_from({**SET, "id": "a", "source": "hevy", "version": "7", "recorded_at": "2026-03-02"}, "line 1")
    assert fact_from(json.loads(json.dumps(fact_to_json(fact))), "line 1") == fact


def test_unknown_fields_are_kept() -> None:
    assert fact_from({**SET, "mood": "fine"}, "line 1").fields["mood"] == "fine"


def test_a_fact_without_an_id_gets_one_of_its_content() -> None:
    one, same, other = (fact_from({**SET, "reps": reps}, "line 1") for reps in (8, 8, 9))
    assert one.id == same.id != other.id
    assert one.id == content_id("set", SET["at"], one.fields)


def test_imported_ids_hang_on_athlete_source_and_key() -> None:
    ids = {imported_id(*parts) for parts in (("a", "hevy", "1"), ("b", "hevy", "1"), ("a", "strong", "1"), ("a", "hevy", "2"))}
    assert len(ids) == 4


def test_the_day_is_the_local_one_that_is_written() -> None:
    assert fact_from({**SET, "at": "2026-03-02T23:50:00-08:00"}, "x").day.isoformat() == "2026-03-02"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reps": 8.5}, r"line 3: reps: found 8\.5; allowed is a whole number from 0 to 10000"),
        ({"load_kg": -1}, r"line 3: load_kg: found -1; allowed is a number from 0 to 5000"),
        ({"load_kg": float("nan")}, r"line 3: load_kg: found nan"),
        ({"load_kg": True}, r"line 3: load_kg: found True"),
        ({"set_type": "heavy"}, r"line 3: set_type: found 'heavy'; allowed is one of working, warm_up"),
        ({"at": "yesterday"}, r"line 3: at: found 'yesterday'; allowed is ISO 8601"),
        ({"at": 20260302}, r"line 3: at: found 20260302"),
        ({"kind": "sett"}, r"line 3: kind: found 'sett'; allowed are body_mass"),
        ({"kind": ["set"]}, r"line 3: kind: found \['set'\]"),
        ({"id": 7}, r"line 3: id: found 7; allowed is text"),
        ({"superset": True}, r"line 3: superset: found True"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(change: dict[str, Any], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        fact_from({**SET, **change}, "line 3")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(Invalid, match="line 9: level: missing; a tightness fact needs it"):
        fact_from({"kind": "tightness", "at": "2026-03-02", "region": "upper_back"}, "line 9")


def test_only_listed_conditions_are_taken() -> None:
    fact_from({"kind": "condition", "at": "2026-03-02", "code": "none"}, "x")
    with pytest.raises(Invalid, match="code: found 'flu'"):
        fact_from({"kind": "condition", "at": "2026-03-02", "code": "flu"}, "x")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_json_is_a_fact_or_refused_with_words(raw: Any) -> None:
    with pytest.raises(Invalid, match="line 1: "):
        fact_from(raw, "line 1")


@given(st.sampled_from(sorted(FIELDS)), st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=8), max_size=4))
def test_any_fields_of_any_kind_are_kept_or_refused(kind: str, fields: dict[str, Any]) -> None:
    raw = {**{k: v for k, v in fields.items() if k not in ("kind", "at", "id", "version", "recorded_at", "source")}}
    kept: dict[str, Any] | None = None
    told = "line 1: "
    try:
        kept = dict(fact_from({**raw, "kind": kind, "at": "2026-03-02"}, "line 1").fields)
    except Invalid as refused:
        told = str(refused)
    assert told.startswith("line 1: ")
    assert kept is None or kept == raw
