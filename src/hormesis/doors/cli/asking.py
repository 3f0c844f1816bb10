"""A question on the terminal, asked again until its answer can be used: ``ask``."""

from collections.abc import Callable
from typing import Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.field_values import value_from

__all__ = ["ask"]


def ask(kind: str, name: str, question: str) -> str:
    """The answer, asked again until it can be used; empty where it was skipped."""
    usable = _usable(kind, name)
    return str(typer.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True, value_proc=usable))


def _usable(kind: str, name: str) -> Callable[[str], Any]:
    def check(text: str) -> str:
        if text.strip():
            try:
                value_from(kind, name, text.strip())
            except Invalid as error:
                raise typer.BadParameter(str(error)) from None
        return text.strip()

    return check
