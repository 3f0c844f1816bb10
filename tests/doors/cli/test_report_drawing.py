"""Where things stand on a chart: scales, days, the body; each by what a reader would misread if it were wrong."""

import re
from datetime import date
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from hormesis.doors.cli.report.axes import Frame, Scale, runs_of, scale_over
from hormesis.doors.cli.report.body_map import muscle_maps
from hormesis.doors.cli.report.body_shapes import BACK, FRONT, HALF_OUTLINE
from hormesis.doors.cli.report.drawing import escaped, outline
from hormesis.doors.cli.report.strength_charts import volume_chart
from hormesis.estimation.fatigue import TAU_H


@pytest.mark.parametrize("values", [[3.2, 9.7], [51.0, 51.0], [0.0], [], [-0.4, 0.3], [98_000.0, 101_000.0], [1e-3, 2e-3]])
def test_a_scale_holds_its_values_between_round_ticks(values: list[float]) -> None:
    scale = scale_over(values, 100, 0)
    assert all(scale.low <= value <= scale.high for value in values)
    assert scale.low < scale.high
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert 2 <= len(scale.ticks) <= 12
    assert scale(scale.low) == 100
    assert scale(scale.high) == 0


def test_a_small_change_is_not_blown_up_and_a_bar_begins_at_nothing() -> None:
    calm = scale_over([100.0, 100.5], 100, 0, least=20)
    assert calm.high - calm.low >= 20
    assert scale_over([40.0, 50.0], 0, 100, zero=True).low == 0


def test_days_stand_in_proportion_from_the_first_to_the_last() -> None:
    frame = Frame(10, 110, date(2026, 2, 1), date(2026, 2, 11), Scale(0, 1, 100, 0))
    assert [frame.x(date(2026, 2, day)) for day in (1, 6, 11)] == [10, 60, 110]
    assert frame.x("2026-02-06") == 60


def test_the_days_of_an_axis_do_not_run_into_each_other() -> None:
    for weeks in (1, 2, 8, 30, 104):
        first = date.fromordinal(date(2026, 3, 2).toordinal() - 7 * weeks)
        frame = Frame(34, 330, first, date(2026, 3, 2), Scale(0, 1, 100, 0, (0, 1)))
        root = ElementTree.fromstring(f"<g>{frame.grid()}</g>")
        days = [one for one in root.iter("text") if one.get("y") == "117"]
        places = sorted(_ends(float(one.get("x", 0)), one.get("text-anchor"), str(one.text)) for one in days)
        assert all(left[1] <= right[0] for left, right in pairwise(places))


def _ends(x: float, anchor: str | None, text: str) -> tuple[float, float]:
    width = 6.2 * len(text)
    left = x - width if anchor == "end" else x - width / 2 if anchor == "middle" else x
    return left, left + width


def test_a_gap_parts_a_line() -> None:
    days = [(date(2026, 2, day), 1.0, 0.0) for day in (1, 2, 3, 6, 7)]
    assert [len(run) for run in runs_of(days)] == [3, 2]
    assert [len(run) for run in runs_of(days, apart=3)] == [5]


def test_text_that_no_document_can_hold_is_left_out() -> None:
    assert escaped('a\x00b\ud800c\x0b"<&>') == "abc&quot;&lt;&amp;&gt;"


def test_an_outline_goes_through_its_points_and_closes() -> None:
    path = outline([(0, 0), (10, 0), (10, 10)])
    assert path.startswith("M0 0C")
    assert path.endswith("0 0Z")
    assert path.count("C") == 3


def test_every_muscle_group_that_tires_is_drawn() -> None:
    assert {*FRONT, *BACK} == {str(group) for group in TAU_H}


def test_each_muscle_lies_within_the_body() -> None:
    for shapes in (FRONT, BACK):
        for group, pieces in shapes.items():
            for x, y in (point for piece in pieces for point in piece):
                assert 0 <= x <= _width_at(y) + 2, (group, x, y)


def _width_at(height: float) -> float:
    """How far the half outline reaches at a height."""
    edges = pairwise(HALF_OUTLINE)
    return max(x for (x1, y1), (x2, y2) in edges if min(y1, y2) - 3 <= height <= max(y1, y2) + 3 for x in (x1, x2))


def states(**percents: int) -> dict[str, Any]:
    words = {100: "ready", 70: "nearly", 40: "tired", 5: "spent"}
    return {group: {"percent": percent, "state": words[percent]} for group, percent in percents.items()}


def test_the_map_tells_without_colour_and_leaves_blank_what_is_unknown() -> None:
    front, back = muscle_maps(states(chest=40, quads=100, lats=5))
    marks = front.inline()
    assert marks.count("url(#tired-front)") == 1 * 2  # a part, twice since mirrored
    assert "muscle unknown" in marks
    assert "Chest 40" in front.description
    assert "Biceps –" in front.description
    assert back.inline().count("url(#spent-back)") == 1 * 2
    assert "Lats 5" in back.description


def test_labels_of_the_map_do_not_touch() -> None:
    for chart in muscle_maps(states(chest=100)):
        found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="tag"', chart.marks)
        for side in {x for x, _ in found}:
            heights = sorted(float(y) for x, y in found if x == side)
            assert all(low + 14 <= high for low, high in pairwise(heights))
            assert heights[0] >= 10
            assert heights[-1] <= chart.height


def test_a_bar_is_as_long_as_its_sets() -> None:
    def row(group: str, sets: float) -> dict[str, Any]:
        return {"group": group, "label": group, "sets": sets, "target": None, "status": None, "usual": None}

    root = ElementTree.fromstring(f"<g>{volume_chart([row('a', 12), row('b', 3)], wide=True).marks}</g>")
    long, short = (float(one.get("width", 0)) for one in root.iter("rect") if one.get("class") == "bar")
    assert long == pytest.approx(4 * short, abs=0.3)
