"""What Strong writes in its cells beside numbers: set orders, pseudo-rows and durations, in the languages of its exports."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from hormesis.domain.training import SetType

__all__ = ["NOTE", "REST", "SET_CODES", "duration_s", "set_order_of"]

REST = "rest"
NOTE = "note"

SET_CODES: Mapping[str, SetType] = MappingProxyType({"W": SetType.WARM_UP, "F": SetType.FAILURE, "D": SetType.DROP})

_PSEUDO_ROWS: Mapping[str, str] = {
    "rest timer": REST,  # en
    "ruhezeit": REST,  # de
    "pausentimer": REST,
    "minuteur de repos": REST,  # fr
    "temps de repos": REST,
    "temporizador de descanso": REST,  # es, pt
    "tiempo de descanso": REST,  # es
    "休息计时器": REST,  # zh
    "休息时间": REST,
    "timer di riposo": REST,  # it
    "note": NOTE,  # en, fr
    "notiz": NOTE,  # de
    "nota": NOTE,  # es, it, pt
    "备注": NOTE,  # zh
}

_LONGEST_S = 7 * 86400
"""No workout lasts longer: such a duration is a slip or a forgotten stop."""

_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]*)\.?", re.UNICODE)
_CLOCK = re.compile(r"(\d+):(\d\d)(?::(\d\d))?")
_SECONDS_IN: Mapping[str, int] = {
    **dict.fromkeys(("h", "hr", "hrs", "std", "小时", "小時", "時間", "시간", "ч", "hour", "hours", "heures", "horas"), 3600),
    **dict.fromkeys(("m", "min", "mins", "分", "分钟", "分鐘", "분", "м", "мин", "minutes", "minutos", "minuten"), 60),
    **dict.fromkeys(("s", "sec", "secs", "sek", "秒", "秒钟", "초", "с", "сек", "seconds", "segundos", ""), 1),
}


def set_order_of(text: str) -> str | int | None:
    """The set's number, one of ``SET_CODES``, ``REST`` or ``NOTE``; None for a word that is none of these."""
    text = text.strip()[:40]
    if text.isdecimal() and len(text) < 10:
        return int(text)
    if text.upper() in SET_CODES:
        return text.upper()
    if text.endswith(".0") and text[:-2].isdecimal():
        return int(text[:-2])
    return _PSEUDO_ROWS.get(text.casefold())


def duration_s(text: str) -> float | None:
    """Seconds of ``1h 5m``, ``35min``, ``1小时29分钟``, ``00:38:03`` or plain seconds; None when it says none of these."""
    text = text.strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        first, second, third = clock.groups()
        seconds = int(first) * 3600 + int(second) * 60 + int(third or 0)
        return float(seconds) if 0 < seconds <= _LONGEST_S else None
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip() or any(unit.casefold() not in _SECONDS_IN for _, unit in parts):
        return None
    total = sum(float(amount.replace(",", ".")) * _SECONDS_IN[unit.casefold()] for amount, unit in parts)
    return total if 0 < total <= _LONGEST_S else None
