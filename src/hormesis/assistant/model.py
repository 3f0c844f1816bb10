"""Which language model puts things into words, if any: ``ModelChoice``, read by ``model_choice``, opened by ``open_model``.

``HORMESIS_MODEL`` is ``openai:NAME``, ``anthropic:NAME`` or, with ``HORMESIS_MODEL_URL``, the name that a server of one's own
knows (Ollama, llama.cpp, vLLM: whatever speaks OpenAI's protocol). ``HORMESIS_MODEL_KEY`` is its key: never shown, logged or
exported.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hormesis.app.server_settings import ServerSettings
from hormesis.domain.errors import Invalid

if TYPE_CHECKING:
    from pydantic_ai.models import Model

__all__ = ["ModelChoice", "choice_of", "model_choice", "open_model"]

_HOMES = {"openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com"}


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """``maker`` is openai or anthropic (whose protocol is spoken), ``url`` where it is asked."""

    maker: str
    name: str
    url: str
    key: str = field(default="", repr=False)
    deadline_s: float = 60.0

    @property
    def to(self) -> str:
        """Where what is said goes, as the athlete is told and agrees to."""
        return f"{self.name} at {urlsplit(self.url).netloc}"


def choice_of(server: ServerSettings) -> ModelChoice | None:
    """The model of the server's settings. Raises ``Invalid``."""
    said = {"HORMESIS_MODEL": server.model, "HORMESIS_MODEL_URL": server.model_url, "HORMESIS_MODEL_KEY": server.model_key}
    return model_choice({**said, "HORMESIS_MODEL_DEADLINE_S": str(server.model_deadline_s)})


def model_choice(environment: Mapping[str, str]) -> ModelChoice | None:
    """The model that is set, None without one. Raises ``Invalid`` naming the setting, what was found and what is allowed."""
    said, url = environment.get("HORMESIS_MODEL", "").strip(), environment.get("HORMESIS_MODEL_URL", "").strip()
    if not said:
        return None
    maker, _, name = said.partition(":")
    if maker not in _HOMES or not name:
        maker, name = "openai", said
        if not url:
            raise Invalid(
                f"HORMESIS_MODEL: found {said!r}; write openai:NAME, anthropic:NAME, or set "
                "HORMESIS_MODEL_URL to a server of your own"
            )
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname or parts.username):
        raise Invalid(f"HORMESIS_MODEL_URL: found {url!r}; write an address such as http://localhost:11434/v1")
    deadline = environment.get("HORMESIS_MODEL_DEADLINE_S", "60")
    if not deadline.isdigit() or not 1 <= int(deadline) <= 600:
        raise Invalid(f"HORMESIS_MODEL_DEADLINE_S: found {deadline!r}; allowed is a whole number of seconds from 1 to 600")
    key = environment.get("HORMESIS_MODEL_KEY", "")
    return ModelChoice(maker, name, (url or _HOMES[maker]).rstrip("/"), key, float(deadline))


def open_model(choice: ModelChoice) -> "Model":
    """The model, not asked yet. Raises ``Invalid`` where its library is not installed."""
    try:
        if choice.maker == "anthropic":
            from pydantic_ai.models.anthropic import AnthropicModel
            from pydantic_ai.providers.anthropic import AnthropicProvider

            return AnthropicModel(choice.name, provider=AnthropicProvider(api_key=choice.key, base_url=choice.url))
        from openai import AsyncOpenAI
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider

        client = AsyncOpenAI(base_url=choice.url, api_key=choice.key or "none", max_retries=0, timeout=choice.deadline_s)
        return OpenAIChatModel(choice.name, provider=OpenAIProvider(openai_client=client))
    except ModuleNotFoundError as error:
        raise Invalid(
            f"a conversation needs {error.name}, which is not installed; run: pip install 'hormesis[assistant]'"
        ) from error
