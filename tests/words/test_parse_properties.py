"""Laws of reading: any text is read without an error, every fact is allowed, every span lies in the text."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hormesis.domain.errors import Invalid
from hormesis.words.english_log import fact_text, question_text
from hormesis.words.parse import parse
from hormesis.words.parse_values import Context, Draft
from hormesis.words.places import PLACES

NOW = datetime(2026, 1, 15, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))
CONTEXT = Context(NOW, "kg", (("tightness", "upper_back", "both"),))

# fmt: off
WORDS = (
    "upper back", "neck", "knee", "quads", "calf", "shoulder", "left", "right", "both", "tight", "stiff",
    "hurts", "pain", "sore", "not", "no", "isn't", "fine", "very", "a bit", "again", "on lunges",
    "when squatting", "slept", "hours", "h", "7", "5h", "6/10", "12/10", "3/5", "-2", "6,5", "out of", "ten",
    "energy", "stress", "yesterday", "two days ago", "this morning", "until", "March", "Friday", "for",
    "weeks", "rolled", "ball", "lacrosse ball", "roller", "each side", "45 s", "2 min", "no more", "stop",
    "blood thinners", "pregnant", "had", "used to", "my wife", "can't", "overhead", "because of", "sick",
    "travelling", "weighed", "82 kg", "kg", "lb", "100x5", "and", "but", ",", ".", "?", "Rücken",
    "verspannt", "Knie", "schmerzt", "rodilla", "duele", "genou", "mal au", "joelho", "dor", "sin", "pas de",
    "kein", "hasta", "bis", "jusqu'à", "até", "2026", "99999999999", "٣", "½", "\x00", "🦵",
)
# fmt: on

said = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(said, st.text(max_size=200)))
def test_any_text_is_read_into_allowed_facts_whose_spans_lie_in_it(text: str) -> None:
    parsed = parse(text, CONTEXT)
    for draft in parsed.facts:
        fact = draft.fact("log")  # raises where a field is not allowed
        assert datetime.fromisoformat(fact.at) <= NOW
        assert fact_text(draft)
        assert 0 < draft.confidence <= 1
    spans = [*(d.span for d in parsed.facts), *(q.span for q in parsed.questions), *parsed.unread]
    assert all(0 <= first < last <= len(text) for first, last in spans)
    assert all(question_text(question) for question in parsed.questions)
    assert parse(text, CONTEXT) == parsed


@settings(max_examples=200, deadline=None)
@given(said, st.text(max_size=12))
def test_any_answer_gives_an_allowed_fact_or_is_refused(text: str, answer: str) -> None:
    for question in parse(text, CONTEXT).questions:
        for one in (answer, *question.options):
            try:
                result = question.answered(one)
            except Invalid:
                assert one not in question.options, "what is offered is taken"
                continue
            if isinstance(result, Draft):
                assert fact_text(result)
                assert datetime.fromisoformat(result.fact("log").at) <= NOW  # raises where a field is not allowed


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(PLACES)), st.decimals(-20, 200, places=1))
def test_a_level_is_taken_as_it_stands_or_not_at_all(place: str, number: object) -> None:
    parsed = parse(f"left {place.replace('_', ' ')} tight {number}/10", CONTEXT)
    levels = [draft.fields["level"] for draft in parsed.facts if draft.kind == "tightness"]
    assert levels or parsed.questions or parsed.unread, "what is not taken is asked about or left unread"
    assert all(float(level) == float(str(number)) for level in levels)


@pytest.mark.parametrize("text", ["tight " * 5000, "6/10 " * 5000, "upper back " * 3000 + "tight 6/10", "," * 20000])
def test_a_long_text_is_read_in_bounded_time_and_its_rest_counts_as_unread(text: str) -> None:
    parsed = parse(text, CONTEXT)
    assert parsed.unread[-1][1] == len(text)
    assert len(parsed.facts) + len(parsed.questions) < 4000
