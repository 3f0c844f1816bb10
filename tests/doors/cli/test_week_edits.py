"""``hormesis week --move --swap --sets --without``: kept and followed by ``today``, previewed, refused in words."""

from pathlib import Path

from .conftest import Run

WEEK = ("week", "--date", "2026-03-02", "--json")
TODAY = ("today", "--json", "--date")


def trained(week: dict[str, list[dict[str, object]]]) -> list[object]:
    return [day["date"] for day in week["days"] if day["work"]]


def test_a_week_on_the_store_stands_and_today_follows_it(run: Run, log: Path) -> None:
    run("import", log)
    assert trained(run(*WEEK).json) == ["2026-03-03", "2026-03-06"]
    assert run(*TODAY, "2026-03-03").json["why"][0]["code"].endswith("_from_week")
    assert run(*TODAY, "2026-03-04").json["why"][0]["code"] == "rest_from_week"
    assert run(*TODAY, "2026-03-09").json["why"][0]["code"] == "week_over"


def test_a_moved_day_is_previewed_then_kept(run: Run, log: Path) -> None:
    run("import", log)
    run(*WEEK)
    before = run("export").out
    assert trained(run(*WEEK, "--move", "fri=sat", "--preview").json) == ["2026-03-03", "2026-03-07"]
    assert run("export").out == before
    assert trained(run(*WEEK, "--move", "fri=sat").json) == ["2026-03-03", "2026-03-07"]
    assert run(*TODAY, "2026-03-06").json["work"] == []
    assert run(*TODAY, "2026-03-07").json["work"]


def test_sets_and_what_is_left_out_are_held_to(run: Run, log: Path) -> None:
    run("import", log)
    week = run(*WEEK, "--sets", "barbell-bench-press=2", "--without", "squats").json
    planned = [(one["exercise"], len(one["sets"])) for day in week["days"] for one in day["work"]]
    assert {sets for slug, sets in planned if slug == "barbell-bench-press"} <= {2}
    assert not any("squat" in slug for slug, _ in planned)
    again = run(*WEEK).json
    assert not any("squat" in one["exercise"] for day in again["days"] for one in day["work"])


def test_half_an_edit_is_refused_with_an_example(run: Run, log: Path) -> None:
    run("import", log)
    for words, said in (
        (("--move", "thu"), "--move thu=fri"),
        (("--move", "thu=never"), "'never'"),
        (("--sets", "back-squat=99"), "6"),
        (("--swap", "xyzzy=leg-press"), "'xyzzy'"),
        (("--preview",), "--move"),
        (("--move", "thu=fri", "--set", "days=3"), "--set"),
    ):
        refused = run(*WEEK, *words)
        assert (refused.code, said in refused.err) == (2, True), refused.err


def test_a_busy_station_has_a_stand_in_and_a_misspelt_one_is_refused(run: Run, log: Path) -> None:
    run("import", log)
    whole = run(*TODAY, "2026-03-03").json["work"]
    plan = run(*TODAY, "2026-03-03", "--busy", whole[0]["exercise"]).json
    assert whole[0]["exercise"] not in [one["exercise"] for one in plan["work"]]
    assert "station_busy" in [why["code"] for why in plan["why"]]
    assert "'xyzzy'" in run(*TODAY, "2026-03-03", "--busy", "xyzzy").err
