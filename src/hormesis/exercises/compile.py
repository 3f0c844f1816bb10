"""Check every page and make the index that starts fast: ``python -m hormesis.exercises.compile``. Run it after any change."""

import hashlib
import json
import sys
from pathlib import Path

from hormesis.domain.errors import HormesisError, Invalid
from hormesis.exercises.index import encode_page
from hormesis.exercises.lexicon_files import COMPILED, compile_aliases
from hormesis.exercises.library import INDEX, PAGES, load_library, page_files, parse_toml
from hormesis.exercises.page import Page
from hormesis.exercises.phone_index import PHONE_INDEX, phone_index
from hormesis.exercises.schema import page_from

__all__ = ["compile_index", "compile_phone_index", "read_pages", "spellings", "write_index"]


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


def compile_phone_index(pages: Path = PAGES) -> str:
    """The text of the compact index that a phone keeps (``phone_index``)."""
    return phone_index(read_pages(pages).values())


def write_index(pages: Path = PAGES, index: Path = INDEX, phone: Path = PHONE_INDEX) -> None:
    """Make both indexes of ``pages`` anew. Raises ``Invalid`` with all that is wrong in any page; then nothing is written."""
    text, short = compile_index(pages), compile_phone_index(pages)
    index.write_text(text, encoding="utf-8")
    phone.write_text(short, encoding="utf-8")


def spellings(pages: Path = PAGES) -> list[str]:
    """The names and aliases of all pages, in order."""
    return [text for page in read_pages(pages).values() for text in (page.name, *page.aliases)]


def main() -> int:
    """Write the indexes and the names' tables; 2 and the list of faults when a page or a table is wrong."""
    try:
        aliases = compile_aliases(spellings())
        write_index()
    except HormesisError as error:
        print(error, file=sys.stderr)
        return 2
    COMPILED.write_text(aliases, encoding="utf-8")
    print(f"{len(load_library())} pages in {INDEX}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
