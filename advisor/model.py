"""Which chat model answers: the only place that knows of the offline one. Everything after it is the same path.

It opens no connection; a model that cannot be set up is one clear sentence.
"""

import json
import logging
import re
from typing import TYPE_CHECKING, Any

from advisor.errors import UnavailableError
from advisor.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from advisor.provider.model import Fit
    from advisor.provider.patience import Patience

OPENAI = "https://api.openai.com/v1"
_WITH_TIMEOUT = frozenset({"anthropic", "google_genai", "google_vertexai", "mistralai", "groq", "deepseek", "xai"})
"""Providers whose LangChain client takes `timeout` and `max_retries`."""
_CLIENTS = ("openai", "httpx2", "httpcore2")
"""Loggers that write addresses and, at their lowest level, what people said."""


def choose(settings: Settings, patience: "Patience | None" = None) -> "BaseChatModel":
    """The model that the settings name. `UnavailableError` where it cannot be set up."""
    if settings.offline:
        from advisor.offline.model import OfflineModel

        return OfflineModel()
    from advisor.provider.breaker import Breaker
    from advisor.provider.model import ProviderModel
    from advisor.provider.patience import Patience

    waits = patience or Patience()
    name = settings.model if ":" in settings.model else f"openai:{settings.model}"
    for logger in _CLIENTS:
        if logging.getLogger(logger).getEffectiveLevel() < logging.WARNING:
            logging.getLogger(logger).setLevel(logging.WARNING)
    provider = name.partition(":")[0]
    options: dict[str, Any] = {}
    closing = None
    if provider == "openai":
        options = _of_openai(settings, waits)
        closing = options["http_client"].close
    elif provider in _WITH_TIMEOUT:
        options = {"timeout": waits.between, "max_retries": waits.tries - 1}
    inner = _client(name, options)
    return ProviderModel(inner=inner, patience=waits, breaker=Breaker(), fit=_fit(settings), closing=closing)


def _fit(settings: Settings) -> "Fit":
    """Messages within the token budget of one call, the tools' schemas included."""
    from advisor.prompting import fitted
    from advisor.tools import TOOLS
    from advisor.tools.schemas import told
    from knowledge.tokens import counter

    count = counter(settings.tiktoken_cache_dir).count
    overhead = count(json.dumps([told(tool) for tool in TOOLS], separators=(",", ":")))
    return lambda messages, hard: fitted(messages, overhead=overhead, count=count, hard=hard)


def _client(name: str, options: dict[str, Any]) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(name, **options)
    except ImportError as error:
        package = re.search(r"langchain[-_][a-z][a-z0-9_-]*", str(error))
        needed = f"the package {package[0].replace('_', '-')}" if package else "its LangChain package"
        raise UnavailableError(f"The model {name} needs {needed}, which is not installed.") from None
    except ValueError as error:
        said = str(error).splitlines()[0].rstrip(".:")
        raise UnavailableError(f"The model {name} cannot be set up: {said}.") from None
    return model


def _of_openai(settings: Settings, patience: "Patience") -> dict[str, Any]:
    """For OpenAI and every server that speaks as it does: our transport below its client, which tries nothing again."""
    import httpx2

    from advisor.provider.transport import PatientTransport

    # Neither proxies nor credentials of the environment: the key goes to the address of the settings and nowhere else.
    client = httpx2.Client(transport=PatientTransport(patience), trust_env=False, follow_redirects=False, timeout=None)
    return {
        # Said in full, because the client would else look into the environment for each.
        "base_url": settings.openai_base_url or OPENAI,
        "api_key": settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none",
        "openai_proxy": None,
        "http_socket_options": (),
        "http_client": client,
        "max_retries": 0,
        # With a base URL of one's own, usage is not asked for unless told to.
        "stream_usage": True,
        # Servers that speak as OpenAI does speak its chat completions; OpenAI's own newest models want its other API.
        "use_responses_api": False if settings.openai_base_url else None,
    }
