"""The fixed words of each tier in each language. ``text_for``, ``texts``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["text_for", "texts"]


def text_for(name: str, language: str) -> str:
    """The text ``name`` (a tier, or one made for a kind of flag such as ``crisis``), in ``language``."""
    return texts()[name][language]


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Every text by name and language."""
    return tomllib.loads(files("hormesis.safety").joinpath("lexicon", "texts.toml").read_text("utf-8"))
