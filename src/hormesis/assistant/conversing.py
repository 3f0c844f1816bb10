"""The conversation of one athlete, kept: ``Conversation`` takes what they say, answers, and remembers both."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import Any

from hormesis.app.chat import agree, forget_said, has_agreed, keep_said, said_so_far
from hormesis.app.principal import Principal
from hormesis.app.sealing import kept_key
from hormesis.app.world import World
from hormesis.assistant.caller import Caller
from hormesis.assistant.model import ModelChoice, choice_of, open_model
from hormesis.assistant.previews import Previews
from hormesis.assistant.talking import answer, confirm_card
from hormesis.domain.errors import HormesisError, Invalid

__all__ = ["Conversation"]

KEY_FILE = "previews.key"
_HISTORY = 20
Json = dict[str, Any]
Event = tuple[str, Json]


class Conversation:
    """What ``principal`` and the coach say. Nothing goes to a model before the athlete agreed that it goes there."""

    def __init__(self, world: World, principal: Principal) -> None:
        self._principal = principal
        self._choice: ModelChoice | None = choice_of(world.server)
        self._caller = Caller(principal, world.queue, Previews(_key(world)), world.made)

    def so_far(self) -> Json:
        """``model`` (name and where, null for none), ``agreed``, and ``lines``."""
        model = self._choice.to if self._choice else None
        lines = said_so_far(self._principal.db, self._principal.athlete_id)
        return {"model": model, "agreed": self._agreed(), "lines": [{**one, "by": one.get("by")} for one in lines]}

    def agree(self, given: bool) -> Json:
        """Keep whether what the conversation needs may be sent to the model that is set. Raises ``Invalid`` without one."""
        if self._choice is None:
            raise Invalid("no model is set, so nothing is sent anywhere; set HORMESIS_MODEL first")
        agree(self._principal.db, self._principal.athlete_id, self._choice.to, given, self._principal.now())
        return self.so_far()

    def forget(self) -> Json:
        """Delete what was said."""
        return {"removed": forget_said(self._principal.db, self._principal.athlete_id)}

    def confirm(self, tool: str, arguments: Json, token: str) -> Json:
        """Make the change of a card. Raises what the tool raises."""
        found = confirm_card(self._caller, tool, arguments, token)
        return {"written": int(found.get("written", 0))}

    def say(self, words: str) -> Iterator[Event]:
        """Answer what the athlete says: events ``tool``, ``sentence``, ``card``, ``question``, ``done``, or ``error``."""
        if not words.strip():
            raise Invalid("chat: found nothing; write what you want to know or to tell")
        events: SimpleQueue[Event] = SimpleQueue()
        worker = Thread(target=self._work, args=(words, events.put), daemon=True)
        worker.start()
        while True:
            event = events.get()
            yield event
            if event[0] in ("done", "error"):
                worker.join()
                return

    def _work(self, words: str, put: Callable[[Event], None]) -> None:
        try:
            self._answer(words, put)
        except HormesisError as error:
            put(("error", {"detail": str(error)}))
        except Exception as error:
            put(("error", {"detail": f"a fault of Hormesis, not yours ({type(error).__name__}); try again"}))

    def _answer(self, words: str, put: Callable[[Event], None]) -> None:
        mine = self._principal
        history = said_so_far(mine.db, mine.athlete_id, _HISTORY)
        choice = self._choice if self._agreed() else None
        model = open_model(choice) if choice else None
        reply = answer(
            self._caller, words, history, model, choice.deadline_s if choice else 0.0, lambda name: put(("tool", {"name": name}))
        )
        for sentence in reply.sentences:
            put(("sentence", {"text": sentence}))
        for question in reply.questions:
            put(("question", {"text": question}))
        for card in reply.cards:
            put(("card", card.as_json()))
        lines = [("athlete", words, "athlete"), ("coach", "\n".join(reply.sentences), reply.by)]
        keep_said(mine.db, mine.athlete_id, lines, mine.now())
        put(("done", {"by": reply.by, "refused": list(reply.refused)}))

    def _agreed(self) -> bool:
        mine = self._principal
        return self._choice is not None and has_agreed(mine.db, mine.athlete_id, self._choice.to)


def _key(world: World) -> bytes:
    secret = world.server.connection_key or kept_key(world.settings.home / KEY_FILE, secrets.token_urlsafe(32))
    return hmac.new(secret.strip().encode(), b"hormesis chat previews", hashlib.sha256).digest()
