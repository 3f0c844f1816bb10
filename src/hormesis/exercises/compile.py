"""Check every page and make the index that starts fast: ``python -m hormesis.exercises.compile``. Run it after any change."""

import hashlib
import json
import sys
from pathlib import Path

from hormesis.domain.errors import HormesisError, Invalid
from hormesis.exercises.index import encode_page
from hormesis.exercises.lexicon_files import COMPILED, compile_aliases
from hormesis.exercises.library import INDEX, PAGES, page_files, parse_toml
from hormesis.exercises.page import Page
from hormesis.exercises.schema import page_from

__all__ = ["compile_index", "read_pages", "spellings"]


def read_pages(pages: Path = PAGES) -> dict[str, Page]:
    """Every page, whole, by slug. Raises ``Invalid`` with all that is wrong in any of them."""
    read: dict[str, Page] = {}
    problems: list[str] = []
    for slug, path in page_files(pages).items():
        try:
            read[slug] = page_from(slug, parse_toml(path), f"{path.parent.name}/{path.name}")
        except Invalid as error:
            problems.append(str(error))
    if problems:
        raise Invalid("\n".join(problems))
    return read


def compile_index(pages: Path = PAGES) -> str:
    """The text of the index of all pages: a row a line, and the hash of their content as the version."""
    read = read_pages(pages)
    content = hashlib.sha256()
    for slug, path in page_files(pages).items():
        content.update(slug.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    rows = ",\n".join(json.dumps(encode_page(p), ensure_ascii=False, separators=(",", ":")) for p in read.values())
    return f'{{"version":"{content.hexdigest()[:16]}","pages":[\n{rows}\n]}}\n'


def spellings(pages: Path = PAGES) -> list[str]:
    """The names and aliases of all pages, in order."""
    return [text for page in read_pages(pages).values() for text in (page.name, *page.aliases)]


def main() -> int:
    """Write the index and the names' tables; 2 and the list of faults when a page or a table is wrong."""
    try:
        text, aliases = compile_index(), compile_aliases(spellings())
    except HormesisError as error:
        print(error, file=sys.stderr)
        return 2
    INDEX.write_text(text, encoding="utf-8")
    COMPILED.write_text(aliases, encoding="utf-8")
    print(f"{text.count(chr(10)) - 2} pages in {INDEX}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
