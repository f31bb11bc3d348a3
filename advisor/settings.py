"""The only reader of the environment and of `.env`: every setting with its default and where its value came from.

Nothing else in the project looks at an environment variable. Secrets never leave here unmasked by `told`.
"""

import math
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, Self

from platformdirs import user_data_dir
from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from advisor.errors import AdvisorError
from advisor.origins import host_name, origin
from advisor.pricing import Price

if TYPE_CHECKING:
    from knowledge.embeddings.openai import OpenAIEmbeddings

OFFLINE = "offline"
LOCAL = "local"
DEFAULT_MODEL = "openai:gpt-5-mini"

Origin = Literal["environment", ".env", "default", "given"]


class Told(NamedTuple):
    """One line of `career-advisor settings`: variable, value with secrets masked, and where it came from."""

    name: str
    value: str
    origin: Origin


class SettingsError(AdvisorError):
    """A setting has a value that cannot be used."""


class Settings(BaseSettings):
    """Every setting. Environment variables carry the prefix `ADVISOR_`, the provider's own two names excepted."""

    model_config = SettingsConfigDict(
        env_prefix="ADVISOR_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, populate_by_name=True
    )  # fmt: skip

    home: Path = Field(default_factory=lambda: Path(user_data_dir("career-advisor", appauthor=False)))
    """Knowledge builds and records; everything a person wrote is under it."""
    sources: Path | None = None
    """A directory of publishers' files."""
    own: Path | None = None
    """A directory of your own content (docs/own-content.md): Markdown and CSV, at its top for all, in subfolders by organisation."""
    own_keys: Annotated[tuple[tuple[str, str], ...], NoDecode] = ()
    """Whose an API key is, as `ORG:SHA256` separated by commas: the subfolder of `own` and the SHA-256 of the key in hex."""
    model: str = ""
    """`offline`, or a LangChain `provider:model`. Empty: offline without a key, a small OpenAI model with one."""
    embeddings: str = "local"
    """`local`, or `openai:` and an embedding model of OpenAI or of the server at OPENAI_BASE_URL."""
    embed_model_dir: Path = Field(default_factory=lambda: Path(sys.prefix) / "share" / "career-advisor" / "minilm")
    records_url: SecretStr | None = None
    """A database URL for the records; empty: SQLite under `home`. Secret, because it may hold a password."""
    origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Origins whose pages may embed the widget and call the service, separated by commas; `*` is refused."""
    public_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Host names under which clients of `/mcp` reach this service, separated by commas; besides loopback and the
    hosts of `origins`. Any other name is refused there."""
    frame_ancestors: Annotated[tuple[str, ...], NoDecode] = ()
    """Origins that may show our own pages in a frame, separated by commas; besides our own."""
    api_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    """Keys that `/v1/*` asks for, separated by commas; empty: open."""
    retention_days: int | None = Field(default=None, ge=1, le=36_500)
    """A talk is erased so many days after its last turn, with everything that hangs on it; empty: never by itself."""
    contact: str | None = None
    """Where you take reports of errors, as pages print it: an address of yours, or words."""
    budget_turns_per_day: int | None = Field(default=None, ge=0)
    budget_tokens_per_day: int | None = Field(default=None, ge=0)
    budget_cost_usd_per_day: float | None = Field(default=None, ge=0)
    price_per_million: Annotated[Price | None, NoDecode] = None
    """US dollars for a million prompt tokens and a million completion tokens, as `0.25,2`; empty: cost is not told."""
    turns_at_once: int = Field(default=256, ge=1, le=10_000)
    """Turns that one process has in hand, running and waiting; those beyond are refused at once."""
    turns_per_conversation: int = Field(default=500, ge=1)
    address_turns_per_minute: int = Field(default=60, ge=1)
    """Turns from one address; our own machine's is not counted."""
    address_requests_per_minute: int = Field(default=1_200, ge=1)
    """Requests of every kind from one address to one process; our own machine's is not counted."""
    key_turns_per_minute: int | None = Field(default=None, ge=1)
    """Turns under one of the API keys; empty: as many as come."""
    trusted_proxies: str = "127.0.0.1"
    """Addresses or networks of proxies whose X-Forwarded-For is believed, separated by commas; empty: none."""
    drain_seconds: float = Field(default=30.0, ge=0, le=3600)
    """How long turns in hand may still take once the service is told to end."""
    provider_off: bool = False
    """Nothing is asked of the provider, nor of an embedding server: answers come from the offline path."""
    openai_api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("OPENAI_API_KEY", "openai_api_key")
    )
    openai_base_url: str | None = Field(
        default=None, validation_alias=AliasChoices("OPENAI_BASE_URL", "openai_base_url")
    )

    tiktoken_cache_dir: Path | None = Field(
        default=None, validation_alias=AliasChoices("TIKTOKEN_CACHE_DIR", "tiktoken_cache_dir")
    )
    """Where tiktoken keeps its encodings: with the file of its encoding there, tokens are counted, else estimated."""

    @field_validator("origins", "public_hosts", "frame_ancestors", "api_keys", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("own_keys", mode="before")
    @classmethod
    def _whose_keys(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = [tuple(part.strip().rsplit(":", 1)) for part in value.split(",") if part.strip()]
        if any(len(one) < 2 or not re.fullmatch(r"[\w-]+:[0-9a-fA-F]{64}", ":".join(one)) for one in found):
            # The values are not repeated: a key may stand there by mistake.
            raise ValueError("it is no list of ORG:SHA256, the SHA-256 of each key in 64 hex digits")
        return tuple((name, digest.lower()) for name, digest in found)

    @field_validator(
        "own", "sources", "tiktoken_cache_dir", "records_url", "contact", "retention_days", "openai_api_key",
        "openai_base_url", "budget_turns_per_day", "budget_tokens_per_day", "budget_cost_usd_per_day",
        "price_per_million", "key_turns_per_minute", mode="before",
    )  # fmt: skip
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("home", "embed_model_dir", mode="before")
    @classmethod
    def _empty_is_default(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str) and not value.strip():
            return cls.model_fields[info.field_name or ""].get_default(call_default_factory=True, validated_data={})
        return value

    @field_validator("price_per_million", mode="before")
    @classmethod
    def _two_prices(cls, value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return value or None
        try:
            prompt, completion = (float(part) for part in value.split(","))
        except ValueError:
            raise ValueError("it is no two prices in US dollars, such as 0.25,2") from None
        if not (0 <= prompt < math.inf and 0 <= completion < math.inf):
            raise ValueError("a price is a number from 0 up")
        return Price(prompt, completion)

    @field_validator("embeddings", mode="after")
    @classmethod
    def _known_embeddings(cls, value: str) -> str:
        said = value.strip() or LOCAL
        provider, _, model = said.partition(":")
        if said != LOCAL and (provider != "openai" or not model.strip()):
            raise ValueError("it is neither local nor openai:MODEL, such as openai:text-embedding-3-small")
        return said

    @field_validator("records_url", mode="after")
    @classmethod
    def _database_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.match(r"[a-z][a-z0-9_+]*://", value.get_secret_value()):
            # The value itself is not repeated: it may hold a password.
            raise ValueError("it is no database URL, such as postgresql+psycopg://user@host/name")
        return value

    @field_validator("openai_api_key", mode="after")
    @classmethod
    def _sendable_key(cls, value: SecretStr | None) -> SecretStr | None:
        """It is sent as a header: a line end that came along with it is cut, anything else that cannot be sent is said."""
        key = value.get_secret_value().strip() if value is not None else ""
        if not re.fullmatch(r"[\x21-\x7e]*", key):
            raise ValueError("it holds characters that no key has")
        return SecretStr(key) if key else None

    @field_validator("origins", "frame_ancestors", mode="after")
    @classmethod
    def _whole_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(origin(one) for one in value)

    @field_validator("public_hosts", mode="after")
    @classmethod
    def _host_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(host_name(one) for one in value)

    @field_validator("openai_base_url", mode="after")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", value := value.strip()):
            # The value itself is not repeated: it may hold a password.
            raise ValueError("it is no web address, such as http://127.0.0.1:11434/v1, without a password in it")
        return value

    @field_validator("home", "own", "sources", "embed_model_dir", mode="after")
    @classmethod
    def _whole_path(cls, value: Path | None) -> Path | None:
        return None if value is None else value.expanduser().absolute()

    @model_validator(mode="after")
    def _model_by_key(self) -> Self:
        if not self.model.strip():
            # Frozen: the one place where a default depends on another setting.
            object.__setattr__(self, "model", OFFLINE if self.openai_api_key is None else DEFAULT_MODEL)
        return self

    @model_validator(mode="after")
    def _priced_budget(self) -> Self:
        if self.budget_cost_usd_per_day is not None and not self.offline and self.price_per_million is None:
            raise ValueError("ADVISOR_BUDGET_COST_USD_PER_DAY needs ADVISOR_PRICE_PER_MILLION, the price of the model")
        return self

    @property
    def remote_embeddings(self) -> "OpenAIEmbeddings | None":
        """The configured embedding server; `None`: the local embedder, or none is to be asked."""
        if self.embeddings == LOCAL or self.provider_off:
            return None
        from knowledge.embeddings.openai import OpenAIEmbeddings

        model = self.embeddings.partition(":")[2].strip()
        return OpenAIEmbeddings(model=model, key=self.openai_api_key, base_url=self.openai_base_url)

    def organisation_of(self, key: str) -> str:
        """The organisation whose API key has this digest; empty: nobody's in particular."""
        return next((name for name, digest in self.own_keys if digest == key), "")

    @classmethod
    def load(cls) -> Self:
        """Settings from the environment and `.env`; `SettingsError` names the variable that cannot be used."""
        calm_libraries()  # whoever starts the program asks for its settings first
        try:
            found = cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = _variable(str(first["loc"][0])) if first["loc"] else "a setting"
            said = first["msg"].removeprefix("Value error, ")
            plain = said if said[:2].isupper() else f"{said[:1].lower()}{said[1:]}"
            raise SettingsError(f"{name} cannot be used: {plain}.") from None
        # Where pictures' fonts are listed once, instead of at each start.
        os.environ.setdefault("MPLCONFIGDIR", str(found.home / "matplotlib"))
        return found

    @property
    def offline(self) -> bool:
        return self.model == OFFLINE

    @property
    def records(self) -> str:
        """The database URL of the records."""
        if self.records_url is not None:
            return self.records_url.get_secret_value()
        return f"sqlite:///{self.home / 'records.sqlite'}"

    def told(self) -> tuple[Told, ...]:
        """Each setting with its value (secrets masked) and origin, in the order of the class."""
        return tuple(
            Told(_variable(name), _shown(getattr(self, name)), self._origin(name)) for name in type(self).model_fields
        )

    def _origin(self, name: str) -> Origin:
        variable = _variable(name)
        if name not in self.model_fields_set:
            return "default"
        if any(key.upper() == variable for key in os.environ):
            return "environment"
        return ".env" if variable in _dotenv_names() else "given"


def calm_libraries() -> None:
    """Small numeric work on one thread, before the libraries are loaded that read this once: their other threads would
    wait in a loop, which costs half of a turn's CPU. What the operator has set stays."""
    for name, value in (("OPENBLAS_NUM_THREADS", "1"), ("TOKENIZERS_PARALLELISM", "false")):
        os.environ.setdefault(name, value)


def _dotenv_names() -> set[str]:
    path = Path(".env")
    if not path.is_file():
        return set()
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return {line.removeprefix("export ").split("=", 1)[0].strip().upper() for line in lines if "=" in line}


def _variable(name: str) -> str:
    return name.upper() if name.lower().startswith(("openai_", "tiktoken_")) else f"ADVISOR_{name.upper()}"


def _shown(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, SecretStr):
        return "********"
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return ", ".join(f"{name}:{digest[:8]}…" for name, digest in value)
    if isinstance(value, tuple):
        return ", ".join(_shown(part) for part in value)
    return str(value)
