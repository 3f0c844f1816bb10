"""A professional's signature under a page: ``sign_page`` writes it into the file, ``signature_fits`` holds it to the text."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.exercises.compile import write_index
from hormesis.exercises.library import INDEX, PAGES, page_path, parse_toml
from hormesis.exercises.page import Review
from hormesis.exercises.phone_index import PHONE_INDEX
from hormesis.exercises.schema import page_from, text_signature

__all__ = ["sign_page", "signature_fits"]

_REVIEW = re.compile(r"^\[review\]\n(?:[^\[\n][^\n]*\n|\n)*", re.MULTILINE)
_MAY_WRITE = 0o200
_INSTALLED = frozenset({"site-packages", "dist-packages"})


def signature_fits(data: Mapping[str, Any]) -> bool | None:
    """Whether the signature of a page, as it stands in its file, is that of its text; None when nobody has signed."""
    review = data.get("review", {})
    if review.get("status") != "signed":
        return None
    return bool(review.get("signature") == text_signature(data))


def sign_page(slug: str, name: str, credentials: str, day: date, pages: Path = PAGES) -> Review:
    """Sign the text of a page as it stands: who, as what, when, and the text's fingerprint, which any edit voids.

    An earlier signature is replaced. Compiled indexes that stand beside ``pages`` are made anew.

    Raises:
        NotFound: when there is no such page.
        Invalid: when the name or the credentials are empty, the page itself is wrong, or its file can't be written.
    """
    who, as_what = " ".join(name.split()), " ".join(credentials.split())
    for option, said in (("--name", who), ("--credentials", as_what)):
        if not said:
            raise Invalid(f"{option}: found nothing; say who signs, and as what")
    path = page_path(slug, pages)
    _refuse_installed(path)
    data = parse_toml(path)
    review = Review("signed", who, as_what, day.isoformat(), text_signature(data))
    page_from(slug, {**data, "review": _table(review)}, f"{path.parent.name}/{path.name}")
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in _table(review).items()]
    text = _REVIEW.sub("", path.read_text(encoding="utf-8")).rstrip("\n")
    _replace(path, f"{text}\n\n[review]\n" + "\n".join(lines) + "\n")
    index = pages.parent / INDEX.name
    if index.is_file():
        write_index(pages, index, pages.parent / PHONE_INDEX.name)
    return review


def _table(review: Review) -> dict[str, Any]:
    return {key: getattr(review, key) for key in ("status", "name", "credentials", "date", "signature")}


def _refuse_installed(path: Path) -> None:
    if _INSTALLED & set(path.parts):
        raise Invalid(
            f"{path} belongs to an installed package, whose next upgrade would lose the signature; take the source of Hormesis "
            "and name its pages: --pages src/hormesis/exercises/pages"
        )


def _replace(path: Path, text: str) -> None:
    """Write the whole file or nothing of it."""
    beside = path.with_suffix(".toml.new")
    try:
        if not path.stat().st_mode & _MAY_WRITE:
            raise PermissionError(13, "it may not be written")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise Invalid(
            f"{path}: {error.strerror}; sign in a copy of the source that you may write, and name its pages: --pages FOLDER"
        ) from None
