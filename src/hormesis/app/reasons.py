"""Reasons as the doors show them: code, sentence, values, evidence. ``reason_json``, ``reasons_json``."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hormesis.domain.evidence import Reason
from hormesis.domain.load import Unit
from hormesis.words.render import render

__all__ = ["reason_json", "reasons_json"]

Json = dict[str, Any]


def reason_json(reason: Reason, units: Unit, on: date | None = None) -> Json:
    """One ``why`` item, said on the day ``on``: code, text, values, evidence."""
    values = {key: list(value) if isinstance(value, tuple) else value for key, value in reason.values.items()}
    return {"code": reason.code, "text": render(reason, units, on), "values": values, "evidence": list(reason.evidence)}


def reasons_json(reasons: Sequence[Reason], units: Unit) -> list[Json]:
    """Several ``why`` items."""
    return [reason_json(reason, units) for reason in reasons]
