"""Draw ``src/body/body.svg``: the body from the front and the back, a path for each muscle group and region, left and right.

Run in a clone with the project installed: ``python web/draw_body.py``. The muscles are those of the weekly report's drawing.
"""

from collections.abc import Sequence
from pathlib import Path

from hormesis.domain.anatomy import Region
from hormesis.doors.cli.report.body_shapes import BACK, FRONT, HALF_OUTLINE, Shapes
from hormesis.doors.cli.report.drawing import Point, outline

OUT = Path(__file__).parent / "src" / "body" / "body.svg"
WIDTH, HEIGHT, GAP = 180, 430, 0

Spot = tuple[float, float, float, float]

FRONT_SPOTS: dict[str, Spot] = {
    "neck": (0, 54, 12, 9),
    "chest": (19, 92, 18, 19),
    "shoulder": (46, 84, 11, 13),
    "upper_arm": (50, 124, 10, 17),
    "elbow": (56, 150, 10, 9),
    "forearm": (61, 182, 9, 22),
    "wrist": (69, 217, 9, 10),
    "abdomen": (0, 156, 27, 36),
    "hip": (33, 197, 13, 13),
    "groin": (12, 217, 11, 15),
    "thigh_front": (28, 256, 16, 34),
    "knee": (22, 306, 14, 13),
    "shin": (23, 348, 13, 28),
    "ankle": (19, 392, 11, 11),
    "foot": (22, 411, 13, 8),
}
BACK_SPOTS: dict[str, Spot] = {
    "neck": (0, 50, 12, 10),
    "upper_back": (19, 92, 19, 32),
    "shoulder": (47, 86, 10, 14),
    "upper_arm": (51, 122, 10, 18),
    "elbow": (57, 150, 10, 9),
    "forearm": (61, 182, 9, 22),
    "wrist": (69, 217, 9, 10),
    "lower_back": (0, 165, 30, 26),
    "hip": (38, 203, 8, 14),
    "glute": (18, 218, 18, 20),
    "thigh_back": (25, 268, 16, 31),
    "knee": (22, 307, 14, 8),
    "calf": (22, 344, 14, 29),
    "ankle": (19, 390, 11, 14),
    "foot": (22, 411, 13, 8),
}


def main() -> None:
    """Write the drawing."""
    parts = [_view("front", FRONT, FRONT_SPOTS), _view("back", BACK, BACK_SPOTS)]
    size = f"{WIDTH} {HEIGHT}"
    OUT.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-WIDTH / 2:g} -5 {size}">\n{"".join(parts)}</svg>\n')
    missing = set(Region) - FRONT_SPOTS.keys() - BACK_SPOTS.keys()
    assert not missing, f"no place drawn for {missing}"


def _view(view: str, shapes: Shapes, spots: dict[str, Spot]) -> str:
    whole = [*HALF_OUTLINE, *((-x, y) for x, y in reversed(HALF_OUTLINE))]
    lines = [_path(view, outline(whole), "")]
    for group, pieces in shapes.items():
        for piece in pieces:
            lines += [
                _path(view, outline(_turned(piece, sign)), f'data-muscle="{group}" {_side(view, sign)}') for sign in (1, -1)
            ]
    for region, (x, y, across, down) in spots.items():
        signs = (1, -1) if x else (0,)
        lines += [
            _path(view, _ellipse(sign * x, y, across, down), f'data-region="{region}" {_side(view, sign)}') for sign in signs
        ]
    return f'<g id="{view}">\n{"".join(lines)}</g>\n'


def _path(view: str, d: str, more: str) -> str:
    return f'<path data-view="{view}"{" " if more else ""}{more} d="{d}"/>\n'


def _turned(points: Sequence[Point], sign: int) -> list[Point]:
    return [(sign * x, y) for x, y in points]


def _side(view: str, sign: int) -> str:
    """From the front a body's left is on our right; from the back it is on our left."""
    if sign == 0:
        return 'data-side="both"'
    return f'data-side="{"left" if (sign > 0) == (view == "front") else "right"}"'


def _ellipse(x: float, y: float, across: float, down: float) -> str:
    return f"M{x - across:g} {y:g}a{across:g} {down:g} 0 1 0 {2 * across:g} 0a{across:g} {down:g} 0 1 0 {-2 * across:g} 0Z"


if __name__ == "__main__":
    main()
