from hormesis.sources.plausibility import LoadsSeen


def notes(*loads: float | None) -> list[str]:
    seen = LoadsSeen()
    for i, load in enumerate(loads, 2):
        seen.add("Bench Press", load, f"line {i}")
    return seen.notes()


def test_a_slipped_digit_is_named_with_its_place() -> None:
    (note,) = notes(80, 82.5, 860, 80, 85, 82.5)
    assert "Bench Press: 860 kg (line 4)" in note
    assert "85 kg" in note


def test_a_heavy_day_is_no_error() -> None:
    assert notes(80, 82.5, 160, 80, 85, 82.5) == []


def test_a_light_history_with_warm_ups_is_no_error() -> None:
    assert notes(20, 20, 60, 60, 60, 100) == []


def test_twice_the_next_heaviest_is_not_enough() -> None:
    assert notes(50, 50, 50, 50, 50, 60, 130) == []
    assert len(notes(50, 50, 50, 50, 50, 60, 160)) == 1


def test_too_few_sets_judge_nothing() -> None:
    assert notes(80, 80, 80, 80, 860) == []
    assert notes(80, None, 0, 80, 80, 80, 860) == []
