"""The library for those who keep it: ``lint_library``, ``sign_exercise``, and ``export_library`` and ``export_library_csv``."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.exercises.export import ATTRIBUTION, EXPORT_COLUMNS, LICENCE, LICENCE_URL, export_rows
from hormesis.exercises.lexicon_files import load_aliases
from hormesis.exercises.library import PAGES, load_library, page_files, parse_toml
from hormesis.exercises.lint import lint
from hormesis.exercises.page import Page
from hormesis.exercises.review import sign_page
from hormesis.exercises.schema import page_from

__all__ = ["export_library", "export_library_csv", "lint_library", "sign_exercise"]

Json = dict[str, Any]


def lint_library(pages: Path | None = None) -> Json:
    """How many ``pages`` there are, how many nobody has signed, and every fault in a line. ``pages``: a folder, or our own."""
    files = page_files(_folder(pages))
    read: dict[str, Page] = {}
    faults: list[str] = []
    for slug, path in files.items():
        try:
            read[slug] = page_from(slug, parse_toml(path), f"{path.parent.name}/{path.name}")
        except Invalid as error:
            faults += str(error).splitlines()
    faults = faults or lint(read, load_aliases())  # a page that can't be read would be missed by every other
    unreviewed = sum(page.review.status != "signed" for page in read.values())
    return {"pages": len(files), "unreviewed": unreviewed, "faults": faults}


def sign_exercise(slug: str, name: str, credentials: str, day: date, pages: Path | None = None) -> Json:
    """Sign a page's text (``sign_page``); the review as it stands in the file, the slug first."""
    review = sign_page(slug, name, credentials, day, _folder(pages))
    return {
        "slug": slug,
        "status": review.status,
        "name": review.name,
        "credentials": review.credentials,
        "date": review.date,
        "signature": review.signature,
    }


def export_library() -> Json:
    """Every page with the fields of its file, and under which licence it may be used."""
    return {
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": ATTRIBUTION,
        "version": load_library().version,
        "pages": list(_whole_pages()),
    }


def export_library_csv() -> Iterator[str]:
    """The header and a row a page, each without its line end; the last column is the licence."""
    yield _line(EXPORT_COLUMNS)
    for row in export_rows(_whole_pages()):
        yield _line(row)


def _whole_pages() -> Iterator[Json]:
    for slug, path in page_files().items():
        yield {"slug": slug, **parse_toml(path)}


def _folder(pages: Path | None) -> Path:
    if pages is None:
        return PAGES
    if not pages.is_dir():
        raise Invalid(f"--pages: {str(pages)!r} is no folder; name the one that holds strength, release and the other kinds")
    return pages


def _line(cells: tuple[str, ...] | list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
