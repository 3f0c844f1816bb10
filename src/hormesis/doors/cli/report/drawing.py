"""Marks on paper: elements, text that can't break out of them, smooth outlines. ``Chart``, ``element``, ``escaped``, …"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Chart", "Point", "circle", "element", "escaped", "joined", "label", "outline", "polyline", "rect", "rule"]

Point = tuple[float, float]

_UNPRINTABLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing: ``name`` (of its file and ids), what it is in a line and in words, its size in px, its marks."""

    name: str
    title: str
    description: str
    width: int
    height: int
    marks: str

    def inline(self, kind: str = "") -> str:
        """The drawing as a part of an HTML page; ``kind`` is a class that says at which width it is shown."""
        return self._svg(f' class="chart {kind}"'.replace(' "', '"'), kind)

    def standalone(self, style: str) -> str:
        """The drawing as a file of its own, its style inside."""
        size = f' xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" class="chart"'
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{self._svg(size, "", element("style", {}, style))}\n'

    def _svg(self, attributes: str, kind: str, style: str = "") -> str:
        key = "-".join(part for part in (self.name, kind) if part)
        return (
            f'<svg{attributes} viewBox="0 0 {self.width} {self.height}" role="img" aria-labelledby="{key}-t {key}-d">'
            f'<title id="{key}-t">{escaped(self.title)}</title><desc id="{key}-d">{escaped(self.description)}</desc>'
            f"{style}{self.marks}</svg>"
        )


def escaped(text: object) -> str:
    """``text`` as it can stand in HTML and in XML, in an attribute too; what neither can hold is left out."""
    return escape(_UNPRINTABLE.sub("", str(text)), quote=True)


def element(name: str, attributes: dict[str, object], *inside: str) -> str:
    """One element; attributes are escaped, ``inside`` is markup already."""
    said = "".join(f' {key.replace("_", "-")}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def label(x: float, y: float, text: object, kind: str = "", anchor: str = "start") -> str:
    """A line of text at its baseline; ``anchor`` is start, middle or end."""
    placed: dict[str, object] = {"x": x, "y": y, "class": kind or None, "text-anchor": None if anchor == "start" else anchor}
    return element("text", placed, escaped(text))


def rule(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line."""
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": kind})


def rect(x: float, y: float, width: float, height: float, kind: str, radius: float = 0) -> str:
    """A box, its corners rounded by ``radius``."""
    placed: dict[str, object] = {"x": x, "y": y, "width": max(width, 0), "height": max(height, 0), "class": kind}
    return element("rect", {**placed, "rx": radius or None})


def circle(x: float, y: float, radius: float, kind: str) -> str:
    """A dot."""
    return element("circle", {"cx": x, "cy": y, "r": radius, "class": kind})


def polyline(points: Sequence[Point], kind: str, closed: bool = False) -> str:
    """Straight lines from point to point."""
    return element("path", {"d": _straight(points) + ("Z" if closed else ""), "class": kind}) if points else ""


def joined(runs: Sequence[Sequence[tuple[float, float, float]]], kind: str) -> str:
    """Areas between a lower and an upper edge: for each run (x, upper y, lower y), one shape."""
    shapes = []
    for run in runs:
        upper = [(x, high) for x, high, _ in run]
        lower = [(x, low) for x, _, low in reversed(run)]
        if len(run) == 1:
            (x, high, low) = run[0]
            upper, lower = [(x - 2, high), (x + 2, high)], [(x + 2, low), (x - 2, low)]
        shapes.append(polyline([*upper, *lower], kind, closed=True))
    return "".join(shapes)


def outline(points: Sequence[Point], tension: float = 0.5) -> str:
    """The path data of a smooth closed outline through ``points`` (a Catmull–Rom spline as cubic curves)."""
    count = len(points)
    parts = [f"M{_number(points[0][0])} {_number(points[0][1])}"]
    for i in range(count):
        before, start, end, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        first = tuple(s + tension * (e - b) / 3 for s, e, b in zip(start, end, before, strict=True))
        second = tuple(e - tension * (a - s) / 3 for e, a, s in zip(end, after, start, strict=True))
        parts.append("C" + " ".join(_number(v) for point in (first, second, end) for v in point))
    return "".join(parts) + "Z"


def _straight(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _value(value: object) -> str:
    return _number(value) if isinstance(value, int | float) else escaped(value)


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
