"""The muscle map: a front and a back of the body, each group coloured and hatched by how ready it is. ``muscle_maps``.

Half a body is drawn, right of x = 0, and mirrored. Points are in px of a figure 420 high; outlines run smoothly through them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hormesis.doors.cli.report.body_shapes import BACK, FRONT, HALF_OUTLINE, LINES_BACK, LINES_FRONT, Shapes
from hormesis.doors.cli.report.drawing import Chart, Point, element, outline, polyline, rule
from hormesis.words.labels import group_label

__all__ = ["WORDS", "muscle_maps"]

Json = Mapping[str, Any]

WORDS = {"ready": "Ready", "nearly": "Nearly ready", "tired": "Tired", "spent": "Spent"}
_WIDTH, _HEIGHT = 356, 448
_CENTRE, _TOP = _WIDTH / 2, 16
_LABEL_GAP = 21
_MARGIN = 2
_ELBOW = 84


@dataclass(frozen=True, slots=True)
class _Tag:
    """The label of a group: the point on the body it belongs to, and the height it is written at."""

    group: str
    at: Point
    y: float


def muscle_maps(muscles: Json) -> list[Chart]:
    """Front and back. Each group's number is its percent ready; a group that nothing is known of stays blank."""
    found = []
    for side, shapes, lines in (("front", FRONT, LINES_FRONT), ("back", BACK, LINES_BACK)):
        told = ", ".join(f"{group_label(group)} {_percent(muscles, group)}" for group in shapes)
        marks = _patterns(side) + _body(side, shapes, lines, muscles) + _labels(shapes, muscles)
        title = f"Muscles from the {side}: percent ready"
        found.append(Chart(f"muscles-{side}", title, f"{told}.", _WIDTH, _HEIGHT, marks))
    return found


def _body(side: str, shapes: Shapes, lines: Sequence[Sequence[Point]], muscles: Json) -> str:
    mirrored = [*HALF_OUTLINE, *((-x, y) for x, y in reversed(HALF_OUTLINE))]
    parts = [element("path", {"d": outline(mirrored), "class": "body"})]
    half = []
    for group, pieces in shapes.items():
        word = muscles[group]["state"] if group in muscles else "unknown"
        for piece in pieces:
            half.append(element("path", {"d": outline(piece), "class": f"muscle {word}"}))
            if word in ("tired", "spent"):
                half.append(element("path", {"d": outline(piece), "class": "hatched", "fill": f"url(#{word}-{side})"}))
    half += [polyline(line, "fibre") for line in lines]
    parts.append(element("g", {}, *half))
    parts.append(element("g", {"transform": "scale(-1 1)"}, *half))
    return element("g", {"transform": f"translate({_CENTRE:g} {_TOP})"}, *parts)


def _labels(shapes: Shapes, muscles: Json) -> str:
    """The groups' names and numbers at both margins, each with a line to its muscle; the lines never cross."""
    anchors = sorted(((group, _middle(pieces[0])) for group, pieces in shapes.items()), key=lambda one: one[1][1])
    marks = []
    for sign in (-1, 1):
        mine = [one for i, one in enumerate(anchors) if (i % 2 == 0) == (sign < 0)]
        for tag in _spread(mine):
            marks.append(_label(tag, sign, muscles))
    return "".join(marks)


def _label(tag: _Tag, sign: int, muscles: Json) -> str:
    x, y = _CENTRE + sign * tag.at[0], _TOP + tag.at[1]
    edge = _MARGIN if sign < 0 else _WIDTH - _MARGIN
    bend = _CENTRE + sign * _ELBOW
    anchor = "start" if sign < 0 else "end"
    lines = polyline([(x, y), (bend, tag.y + 3), (edge, tag.y + 3)], "leader") + element(
        "circle", {"cx": x, "cy": y, "r": 1.6, "class": "leader-end"}
    )
    number = element("tspan", {"class": "strong"}, _percent(muscles, tag.group))
    text = element(
        "text",
        {"x": edge, "y": tag.y, "class": "tag", "text-anchor": None if sign < 0 else anchor},
        *((group_label(tag.group), " ", number)),
    )
    return lines + text


def _spread(anchors: Sequence[tuple[str, Point]]) -> list[_Tag]:
    """Heights as near to the muscles as they go without two labels touching."""
    heights: list[float] = []
    for _, (_, y) in anchors:
        heights.append(max(_TOP + y, heights[-1] + _LABEL_GAP if heights else 12))
    over = max(heights[-1] - (_HEIGHT - 10), 0) if heights else 0
    for i in range(len(heights) - 1, -1, -1):
        lowest = heights[i + 1] - _LABEL_GAP if i + 1 < len(heights) else heights[i] - over
        heights[i] = min(heights[i], lowest)
    return [_Tag(group, at, height) for (group, at), height in zip(anchors, heights, strict=True)]


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _percent(muscles: Json, group: str) -> str:
    return f"{muscles[group]['percent']}" if group in muscles else "–"


def _patterns(side: str) -> str:
    """Hatchings, so that a tired muscle is told without colour too."""
    one = rule(0, 0, 0, 5, "hatch")
    crossed = one + rule(0, 0, 5, 0, "hatch")
    found = []
    for word, lines in (("tired", one), ("spent", crossed)):
        placed: dict[str, object] = {"id": f"{word}-{side}", "width": 5, "height": 5, "patternUnits": "userSpaceOnUse"}
        found.append(element("pattern", {**placed, "patternTransform": "rotate(45)"}, lines))
    return element("defs", {}, *found)
