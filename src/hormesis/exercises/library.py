"""The exercise library as a value: ``Library``, ``load_library`` from the compiled index, and whole pages from their files."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hormesis.domain.errors import Invalid, NotFound
from hormesis.exercises.index import decode_page
from hormesis.exercises.page import Page

__all__ = ["INDEX", "PAGES", "Library", "load_library", "page_files", "page_path", "read_page", "whole_page"]

_ROOM = Path(__file__).parent
PAGES = _ROOM / "pages"
INDEX = _ROOM / "library.json"


@dataclass(frozen=True, slots=True)
class Library:
    """Every page by its slug, sorted, without their long texts. ``version`` is a hash of all pages' content."""

    pages: Mapping[str, Page]
    version: str

    def get(self, slug: str) -> Page:
        """The page of ``slug``. Raises ``NotFound`` with the nearest slugs when there is none."""
        try:
            return self.pages[slug]
        except KeyError:
            raise NotFound(
                f"no exercise {slug!r}{_nearest(slug, self.pages)}; `hormesis exercises list` has all of them"
            ) from None

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages.values())

    def __len__(self) -> int:
        return len(self.pages)

    def __contains__(self, slug: object) -> bool:
        return slug in self.pages


def load_library(index: Path = INDEX) -> Library:
    """The library from its compiled index, which ``python -m hormesis.exercises.compile`` makes from the pages."""
    data = json.loads(index.read_bytes())
    pages = {row[0]: decode_page(row) for row in data["pages"]}
    return Library(MappingProxyType(pages), data["version"])


def page_files(pages: Path = PAGES) -> dict[str, Path]:
    """Slug → file of every page, sorted by slug. Raises ``Invalid`` when two files have one slug."""
    found: dict[str, Path] = {}
    for path in sorted(pages.glob("*/*.toml"), key=lambda p: p.stem):
        if path.stem in found:
            raise Invalid(
                f"{path.parent.name}/{path.name} and {found[path.stem].parent.name}/{path.name} share a slug; rename one"
            )
        found[path.stem] = path
    return found


def read_page(slug: str, pages: Path = PAGES) -> dict[str, Any]:
    """The page as it stands in its file. Raises ``NotFound`` when there is none."""
    return parse_toml(page_path(slug, pages))


def page_path(slug: str, pages: Path = PAGES) -> Path:
    """The file of a page. Raises ``NotFound`` with the nearest slugs when there is none."""
    paths = [p for p in pages.glob(f"*/{slug}.toml") if p.stem == slug] if _is_slug(slug) else []
    if not paths:
        raise NotFound(f"no exercise {slug!r}{_nearest(slug, page_files(pages))}; `hormesis exercises list` has all of them")
    return paths[0]


def whole_page(slug: str, pages: Path = PAGES) -> Page:
    """The page with its long texts, read from its file."""
    from hormesis.exercises.schema import page_from  # a start needs no schema, only the index

    return page_from(slug, read_page(slug, pages), f"{slug}.toml")


def parse_toml(path: Path) -> dict[str, Any]:
    """The file as a dict. Raises ``Invalid`` with the file and the place when it is not TOML."""
    import tomllib  # a start reads no TOML

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{path.parent.name}/{path.name}: {error}; it must be TOML in UTF-8") from None


def _is_slug(slug: str) -> bool:
    return slug.replace("-", "").isalnum()


def _nearest(slug: str, slugs: Mapping[str, Any]) -> str:
    """The pages that somebody who typed ``slug`` may mean: found by its words, else spelled much like it."""
    import difflib  # only needed to word an error, as is the search

    from hormesis.exercises.search import search

    found = [page.slug for page in search(load_library(), slug.replace("-", " "), 3) if page.slug in slugs]
    close = found or difflib.get_close_matches(slug, list(slugs), n=3, cutoff=0.6)
    return f", did you mean {' or '.join(close)}?" if close else ""
