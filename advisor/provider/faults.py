"""What can go wrong with a provider, as a closed set of kinds, each with one public sentence.

A fault holds neither the provider's body, nor the key, nor the address: what is not in it cannot leak.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Every way in which a provider's reply can fail."""

    UNREACHABLE = "unreachable"
    DROPPED = "dropped"
    NO_FIRST_BYTE = "no_first_byte"
    STALLED = "stalled"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    RATE_LIMITED = "rate_limited"
    QUOTA = "quota"
    SERVER_ERROR = "server_error"
    REFUSED_KEY = "refused_key"
    FORBIDDEN = "forbidden"
    NO_SUCH_MODEL = "no_such_model"
    BAD_REQUEST = "bad_request"
    OVERFLOW = "overflow"
    REDIRECTED = "redirected"
    NOT_JSON = "not_json"
    BAD_STREAM = "bad_stream"
    CUT = "cut"
    CONTENT_FILTER = "content_filter"
    EMPTY = "empty"
    MALFORMED_CALLS = "malformed_calls"
    REPEATED_CALLS = "repeated_calls"
    ENDLESS_CALLS = "endless_calls"
    SLOW_TOOLS = "slow_tools"
    BREAKER_OPEN = "breaker_open"
    ABANDONED = "abandoned"
    UNKNOWN = "unknown"


AGAIN = frozenset({Kind.UNREACHABLE, Kind.DROPPED, Kind.NO_FIRST_BYTE, Kind.RATE_LIMITED, Kind.SERVER_ERROR})
"""A second try may help."""

OF_THE_TALK = frozenset(
    {
        Kind.OVERFLOW, Kind.BAD_REQUEST, Kind.CONTENT_FILTER, Kind.EMPTY, Kind.MALFORMED_CALLS, Kind.REPEATED_CALLS,
        Kind.ENDLESS_CALLS, Kind.SLOW_TOOLS,
    }
)  # fmt: skip
"""The provider answers; this one reply cannot be used. They say nothing about the next turn."""

TO_BE_MENDED = frozenset({Kind.REFUSED_KEY, Kind.FORBIDDEN, Kind.NO_SUCH_MODEL})
"""Only the operator can mend it: the service is not ready."""

_NO_ANSWER = ("The language model could not be reached.", "No se pudo contactar con el modelo de lenguaje.")
_LATE = ("The language model took too long.", "El modelo de lenguaje tardó demasiado.")
_BUSY = ("The language model is busy.", "El modelo de lenguaje está ocupado.")
_FAULTY = ("The language model's server failed.", "Falló el servidor del modelo de lenguaje.")
_UNUSABLE = (
    "The language model sent a reply that cannot be used.",
    "El modelo de lenguaje envió una respuesta que no se puede usar.",
)
_ENDLESS = (
    "The language model kept looking things up without an answer.",
    "El modelo de lenguaje siguió buscando datos sin dar una respuesta.",
)

_SENTENCES: dict[Kind, tuple[str, str]] = {
    Kind.UNREACHABLE: _NO_ANSWER,
    Kind.DROPPED: _NO_ANSWER,
    Kind.NO_FIRST_BYTE: _LATE,
    Kind.STALLED: _LATE,
    Kind.TOO_LONG: _LATE,
    Kind.TOO_LARGE: _UNUSABLE,
    Kind.RATE_LIMITED: _BUSY,
    Kind.QUOTA: (
        "The account of the language model has no credit left.",
        "La cuenta del modelo de lenguaje no tiene más crédito.",
    ),
    Kind.SERVER_ERROR: _FAULTY,
    Kind.REFUSED_KEY: (
        "The provider of the language model refuses the key.",
        "El proveedor del modelo de lenguaje rechaza la clave.",
    ),
    Kind.FORBIDDEN: (
        "The provider of the language model does not let this key use it.",
        "El proveedor del modelo de lenguaje no permite que esta clave lo use.",
    ),
    Kind.NO_SUCH_MODEL: (
        "The provider has no language model of that name at that address.",
        "El proveedor no tiene un modelo de lenguaje con ese nombre en esa dirección.",
    ),
    Kind.BAD_REQUEST: (
        "The language model's server did not accept the request.",
        "El servidor del modelo de lenguaje no aceptó la solicitud.",
    ),
    Kind.OVERFLOW: (
        "The talk is too long for the language model.",
        "La conversación es demasiado larga para el modelo de lenguaje.",
    ),
    Kind.REDIRECTED: (
        "The language model's address sends elsewhere, which is not followed.",
        "La dirección del modelo de lenguaje remite a otra, y eso no se sigue.",
    ),
    Kind.NOT_JSON: _UNUSABLE,
    Kind.BAD_STREAM: _UNUSABLE,
    Kind.CUT: (
        "The language model stopped before it was done.",
        "El modelo de lenguaje se detuvo antes de terminar.",
    ),
    Kind.CONTENT_FILTER: (
        "The language model's provider held back its reply.",
        "El proveedor del modelo de lenguaje retuvo la respuesta.",
    ),
    Kind.EMPTY: ("The language model said nothing.", "El modelo de lenguaje no dijo nada."),
    Kind.MALFORMED_CALLS: _UNUSABLE,
    Kind.REPEATED_CALLS: _ENDLESS,
    Kind.ENDLESS_CALLS: _ENDLESS,
    Kind.SLOW_TOOLS: ("The look-ups took too long.", "Las consultas tardaron demasiado."),
    Kind.BREAKER_OPEN: (
        "The language model has failed several times and is left alone for a moment.",
        "El modelo de lenguaje falló varias veces y se deja en paz por un momento.",
    ),
    Kind.ABANDONED: ("Nobody waits for this answer any more.", "Ya nadie espera esta respuesta."),
    Kind.UNKNOWN: _FAULTY,
}


def sentence(kind: str, language: str | None = None) -> str:
    """What a person is told of a fault, in English or Spanish."""
    english, spanish = _SENTENCES[Kind(kind)]
    return spanish if language == "es" else english


class ProviderFault(Exception):
    """A provider failed. `retry_after`: the seconds it asks for, where it names them. `stale`: a connection kept from
    an earlier request was closed meanwhile, which says nothing of this one."""

    def __init__(self, kind: Kind, retry_after: float | None = None, *, stale: bool = False) -> None:
        super().__init__(sentence(kind))
        self.kind = kind
        self.retry_after = retry_after
        self.stale = stale

    @property
    def again(self) -> bool:
        """Whether a second try may help."""
        return self.kind in AGAIN
