"""The dates of a Hevy export, written in the language the app was set to: ``written_at``.

Seen: ``12 Dec 2024, 13:18``, ``Jul 6, 2024, 7:13 PM``, ``11 Nis 2026, 13:05``, ``24 de set. de 2024, 15:29`` and ISO 8601.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from hormesis.sources.cells import wall_clock

__all__ = ["LANGUAGES", "MONTHS", "month_key", "written_at"]

LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "English": (
            "jan january, feb february, mar march, apr april, may, jun june",
            "jul july, aug august, sep sept september, oct october, nov november, dec december",
        ),
        "German": (
            "jan jän januar jänner, feb februar, mär mrz märz, apr april, mai, jun juni",
            "jul juli, aug august, sep sept september, okt oktober, nov november, dez dezember",
        ),
        "French": (
            "janv janvier, févr février, mars, avr avril, mai, juin",
            "juil juillet, août, sept septembre, oct octobre, nov novembre, déc décembre",
        ),
        "Spanish": (
            "ene enero, feb febrero, mar marzo, abr abril, may mayo, jun junio",
            "jul julio, ago agosto, sep sept septiembre, oct octubre, nov noviembre, dic diciembre",
        ),
        "Italian": (
            "gen gennaio, feb febbraio, mar marzo, apr aprile, mag maggio, giu giugno",
            "lug luglio, ago agosto, set settembre, ott ottobre, nov novembre, dic dicembre",
        ),
        "Portuguese": (
            "jan janeiro, fev fevereiro, mar março, abr abril, mai maio, jun junho",
            "jul julho, ago agosto, set setembro, out outubro, nov novembro, dez dezembro",
        ),
        "Turkish": (
            "oca ocak, şub şubat, mar mart, nis nisan, may mayıs, haz haziran",
            "tem temmuz, ağu ağustos, eyl eylül, eki ekim, kas kasım, ara aralık",
        ),
        "Dutch": (
            "jan januari, feb februari, mrt maart, apr april, mei, jun juni",
            "jul juli, aug augustus, sep september, okt oktober, nov november, dec december",
        ),
        "Polish": (
            "sty stycznia, lut lutego, mar marca, kwi kwietnia, maj maja, cze czerwca",
            "lip lipca, sie sierpnia, wrz września, paź października, lis listopada, gru grudnia",
        ),
        "Russian": (
            "янв января, фев февр февраля, мар марта, апр апреля, мая май, июн июня",
            "июл июля, авг августа, сен сент сентября, окт октября, ноя нояб ноября, дек декабря",
        ),
        "Ukrainian": (
            "січ січня, лют лютого, бер березня, квіт квітня, трав травня, черв червня",
            "лип липня, серп серпня, вер вересня, жовт жовтня, лист листопада, груд грудня",
        ),
        "Czech": (
            "led ledna, úno února, bře března, dub dubna, kvě května, čvn června",
            "čvc července, srp srpna, zář září, říj října, lis listopadu, pro prosince",
        ),
        "Hungarian": (
            "jan január, feb febr február, márc március, ápr április, máj május, jún június",
            "júl július, aug augusztus, szept szeptember, okt október, nov november, dec december",
        ),
        "Romanian": (
            "ian ianuarie, feb februarie, mart martie, apr aprilie, mai, iun iunie",
            "iul iulie, aug august, sept septembrie, oct octombrie, nov noiembrie, dec decembrie",
        ),
        "Finnish": (
            "tammi tammik tammikuuta, helmi helmik helmikuuta, maalis maalisk maaliskuuta, huhti huhtik huhtikuuta, "
            "touko toukok toukokuuta, kesä kesäk kesäkuuta",
            "heinä heinäk heinäkuuta, elo elok elokuuta, syys syysk syyskuuta, loka lokak lokakuuta, "
            "marras marrask marraskuuta, joulu jouluk joulukuuta",
        ),
        "Greek": (
            "ιαν ιανουαρίου, φεβ φεβρουαρίου, μαρ μαρτίου, απρ απριλίου, μαι μαιου, ιουν ιουνίου",
            "ιουλ ιουλίου, αυγ αυγούστου, σεπ σεπτεμβρίου, οκτ οκτωβρίου, νοε νοεμβρίου, δεκ δεκεμβρίου",
        ),
        "Indonesian": (
            "jan januari, feb februari, mar maret, apr april, mei, jun juni",
            "jul juli, agt agu agustus, sep september, okt oktober, nov november, des desember",
        ),
        "Vietnamese": (
            "thg1 thg01, thg2 thg02, thg3 thg03, thg4 thg04, thg5 thg05, thg6 thg06",
            "thg7 thg07, thg8 thg08, thg9 thg09, thg10, thg11, thg12",
        ),
        "Hebrew": (
            "ינו׳ ינואר, פבר׳ פברואר, מרץ, אפר׳ אפריל, מאי, יוני",
            "יולי, אוג׳ אוגוסט, ספט׳ ספטמבר, אוק׳ אוקטובר, נוב׳ נובמבר, דצמ׳ דצמבר",
        ),
        "Arabic": (
            "يناير, فبراير, مارس, أبريل, مايو, يونيو",
            "يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر",
        ),
        "Chinese": (
            "一月, 二月, 三月, 四月, 五月, 六月",
            "七月, 八月, 九月, 十月, 十一月, 十二月",
        ),
        "Swedish, Danish, Norwegian": (
            "jan januari januar, feb februari februar, mar mars marts, apr april, maj mai, jun juni",
            "jul juli, aug augusti august, sep september, okt oktober, nov november, dec des december desember",
        ),
    }
)
"""Language → January..June and July..December; a comma parts the months, a blank the spellings of one month."""

_WORD = r"[^\W\d_]+(?:\d{1,2}|['׳])?"
_HALVES: Mapping[str, str] = MappingProxyType(
    {"上午": "am", "午前": "am", "오전": "am", "ص": "am", "下午": "pm", "午後": "pm", "오후": "pm", "م": "pm"}
)
"""The half of the day where it is not written AM or PM, before the clock (Chinese, Japanese, Korean) or after it (Arabic)."""
_HALF_FIRST = re.compile(r"(上午|午前|오전|下午|午後|오후)\s?([\d:]+)")
_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?\s?m\.?|[صم]|[上下午前後오전후]{2})?"
_GAP = r"(?:\s*,\s*|\s+(?:at|um|à|a las|às|alle|om|kl\.?|о)\s+|\s+|\s*-\s*)"
_LAYOUTS = tuple(
    re.compile(date + _GAP + _CLOCK, re.IGNORECASE)
    for date in (
        rf"(?P<day>\d{{1,2}})\.?\s+(?:de\s+)?(?P<month>{_WORD}|\d{{1,2}}[月월])\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})",
        rf"(?P<month>{_WORD})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
    )
)


def month_key(word: str) -> str:
    """The word without case, accents and final dot, so that ``Ağu`` and ``ağu.`` are one; the dotless ı counts as i."""
    bare = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(c for c in bare if not unicodedata.combining(c)).rstrip(".")


def _month_table() -> dict[str, int]:
    table: dict[str, int] = {}
    for halves in LANGUAGES.values():
        for number, spellings in enumerate(", ".join(halves).split(", "), start=1):
            table.update((month_key(word), number) for word in spellings.split())
    return table


MONTHS: Mapping[str, int] = MappingProxyType(_month_table())
"""Folded month word → 1..12, over all languages at once: no spelling means two months."""


def written_at(text: str, month_first: bool | None = None) -> str | None:
    """The moment as ISO 8601, or None when it can't be read.

    Wall-clock time stays wall-clock time; an offset is kept as written. Minutes are all Hevy's own export has. Dates of
    numbers alone, as spreadsheets write them, are read where day and month can be told apart: see ``wall_clock``.
    """
    text = _HALF_FIRST.sub(r"\2 \1", text.strip())
    if text[:4].isdigit() and text[4:5] == "-":
        return _iso(text)
    for layout in _LAYOUTS:
        found = layout.fullmatch(text)
        if found:
            return _from_parts(found.groupdict())
    try:
        return wall_clock(text, month_first)
    except ValueError:
        return None


def _iso(text: str) -> str | None:
    try:
        wall_clock(text)
    except ValueError:
        return None
    return text[:10] + "T" + text[11:] if len(text) > 10 else text


def _from_parts(parts: Mapping[str, str | None]) -> str | None:
    word = parts["month"] or ""
    number = word.rstrip("月월")
    month = int(number) if number.isdecimal() else MONTHS.get(month_key(word), 0)
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if _HALVES.get(parts["half"], parts["half"])[0] in "pP" else 0)
    try:
        moment = datetime(  # noqa: DTZ001 - the export gives wall-clock time and no zone
            int(parts["year"] or 0), month, int(parts["day"] or 0), hour, int(parts["minute"] or 0), int(parts["second"] or 0)
        )
    except ValueError:
        return None
    return moment.isoformat()
