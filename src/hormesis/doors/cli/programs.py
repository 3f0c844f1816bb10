"""What the command line starts but must not know: ``Programs``, other doors that ``main.py`` hands in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from hormesis.app.workspace import Workspace
from hormesis.domain.errors import Invalid

if TYPE_CHECKING:  # it brings the library, which no other command needs to start
    from hormesis.app.principal import Scope

__all__ = ["NO_PROGRAMS", "Beside", "Converse", "Programs", "Serve", "Work"]


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


@dataclass(frozen=True, slots=True)
class Programs:
    """The other doors, by what starts them."""

    serve: Serve = _not_handed
    work: Work = _no_work
    converse: Converse = _no_conversation


NO_PROGRAMS = Programs()
