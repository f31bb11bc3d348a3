"""Which chat model answers: the only place that knows of the offline one. Everything after it is the same path.

It opens no connection; a model that cannot be set up is one clear sentence.
"""

from typing import TYPE_CHECKING

from advisor.errors import UnavailableError
from advisor.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_TIMEOUT_SECONDS = 60
_RETRIES = 1


def choose(settings: Settings) -> "BaseChatModel":
    """The model that the settings name. `UnavailableError` where it cannot be set up."""
    if settings.offline:
        from advisor.offline.model import OfflineModel

        return OfflineModel()
    from langchain.chat_models import init_chat_model

    name = settings.model if ":" in settings.model else f"openai:{settings.model}"
    options: dict[str, object] = {"timeout": _TIMEOUT_SECONDS, "max_retries": _RETRIES}
    if name.startswith("openai:"):
        # With a base URL of one's own, usage is not asked for unless told to.
        options["stream_usage"] = True
        options["api_key"] = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
        if settings.openai_base_url:
            options["base_url"] = settings.openai_base_url
    try:
        model: BaseChatModel = init_chat_model(name, **options)  # type: ignore[call-overload]
    except ImportError:
        raise UnavailableError(f"The model {name} needs its LangChain package, which is not installed.") from None
    except ValueError as error:
        raise UnavailableError(
            f"The model {name} cannot be set up: {str(error).splitlines()[0].rstrip('.')}."
        ) from None
    return model
