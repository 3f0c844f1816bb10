"""What the command line starts but must not know: ``Programs``, other doors that ``main.py`` hands in."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from hormesis.app.workspace import Workspace
from hormesis.domain.errors import Invalid

if TYPE_CHECKING:  # it brings the library, which no other command needs to start
    from hormesis.app.principal import Scope

__all__ = ["NO_PROGRAMS", "Beside", "Converse", "Conversing", "Programs", "Serve", "Talk", "Work"]


Beside = Callable[[str, str, float], None]


class Serve(Protocol):
    """Runs the server until it is stopped; ``said`` are settings from the command line, None where it names none."""

    def __call__(self, workspace: Workspace, said: Mapping[str, Any], demo: bool, tell: Callable[[str], None]) -> None:
        """Raises ``Invalid`` when it can't be started."""


def _not_handed(workspace: Workspace, said: Mapping[str, Any], demo: bool, tell: Callable[[str], None]) -> None:  # noqa: ARG001
    raise Invalid("this door was opened without a server; run `hormesis serve`")


class Work(Protocol):
    """Runs jobs, some at once, until it is stopped; ``tell`` is handed the store's place.

    With ``beside`` it does those that are due and ends, also when its input does; it is handed each kind, outcome and seconds.
    """

    def __call__(self, workspace: Workspace, at_once: int, tell: Callable[[str], None], beside: Beside | None = None) -> None:
        """Raises ``Invalid`` when it can't be started."""


def _no_work(workspace: Workspace, at_once: int, tell: Callable[[str], None], beside: Beside | None = None) -> None:  # noqa: ARG001
    raise Invalid("this door was opened without a worker; run `hormesis worker`")


class Converse(Protocol):
    """Answers an assistant on stdin and stdout until stdin ends; ``tell`` is called once it can."""

    def __call__(self, workspace: Workspace, scope: "Scope", demo: bool, tell: Callable[[], None]) -> None:
        """Raises ``Invalid`` when it can't be started."""


def _no_conversation(workspace: Workspace, scope: "Scope", demo: bool, tell: Callable[[], None]) -> None:  # noqa: ARG001
    raise Invalid("this door was opened without one for assistants; run `hormesis mcp`")


class Conversing(Protocol):
    """The athlete's conversation with the coach, kept."""

    def so_far(self) -> dict[str, Any]:
        """``model`` (its name and where it is, None for none), ``agreed``, and ``lines``."""

    def agree(self, given: bool) -> dict[str, Any]:
        """Whether what is needed may be sent to the model. Raises ``Invalid`` where none is set."""

    def forget(self) -> dict[str, Any]:
        """Delete what was said: ``removed``."""

    def say(self, words: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Answer: events tool, sentence, card, question, done, or error."""

    def confirm(self, tool: str, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        """Make the change of a card: ``written``."""


Talk = Callable[[Workspace, bool], AbstractContextManager[Conversing]]
"""Opens the conversation of this machine's athlete, or of the demo's."""


def _no_talk(workspace: Workspace, demo: bool) -> AbstractContextManager[Conversing]:  # noqa: ARG001
    raise Invalid("this door was opened without a coach to talk with; run `hormesis chat`")


@dataclass(frozen=True, slots=True)
class Programs:
    """The other doors, by what starts them."""

    serve: Serve = _not_handed
    work: Work = _no_work
    converse: Converse = _no_conversation
    talk: Talk = _no_talk


NO_PROGRAMS = Programs()
