"""The request of one turn, exactly as CONTRACT section 2 gives it. Unknown fields and text that is no text are refused."""

import hashlib
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from advisor.errors import InvalidRequestError
from advisor.tools.context import PlaceGiven

MOST_CHARACTERS = 8000


def valid_text(value: Any) -> Any:
    """Refuses what cannot be stored or shown as text: a NUL character, half of a surrogate pair."""
    if isinstance(value, str):
        if "\x00" in value:
            raise ValueError("The text holds a NUL character, which is not allowed.")
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise ValueError("The text holds a lone surrogate; send valid Unicode.")
    return value


# Behind the constraints in an annotation: in front of them their errors would speak of items, not of characters.
Text = BeforeValidator(valid_text)
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), Text]


class Coordinates(BaseModel):
    """Where the person is, in degrees."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Page(BaseModel):
    """What the page that carries the widget is about: one career or one track."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    career: Name | None = None
    track: Name | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.career is None) == (self.track is None):
            raise ValueError("Name either a career or a track.")
        return self


class ChatRequest(BaseModel):
    """One message with what is known about where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    message: Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS), Text]
    conversation_id: Annotated[str, StringConstraints(min_length=1, max_length=64), Text] | None = None
    place: Annotated[str, StringConstraints(max_length=200), Text] | None = None
    coordinates: Coordinates | None = None
    page: Page | None = None
    language: Literal["en", "es"] | None = None
    idempotency_key: Annotated[str, StringConstraints(min_length=1, max_length=200), Text] | None = None
    stream: bool = False

    def digest(self) -> str:
        """What must be the same when an idempotency key is used again: all but the key and the way of delivery."""
        body = self.model_dump_json(exclude={"idempotency_key", "stream"})
        return hashlib.sha256(body.encode()).hexdigest()

    def place_given(self) -> PlaceGiven:
        """Where the person may be, as learnt outside the message."""
        place = self.place.strip() if self.place and self.place.strip() else None
        return PlaceGiven(
            request=place, coordinates=(self.coordinates.lat, self.coordinates.lon) if self.coordinates else None
        )


def request_of(**fields: Any) -> ChatRequest:
    """A request from a door that is no HTTP; `InvalidRequestError` says in one sentence what does not fit."""
    from pydantic import ValidationError

    try:
        return ChatRequest(**fields)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "request"
        limits = first.get("ctx", {})
        said = {
            "too_long": f"at most {limits.get('max_length')} characters are allowed" if "max_length" in limits else "",
            "too_short": f"at least {limits.get('min_length')} character is needed",
        }.get(first["type"].removeprefix("string_")) or first["msg"].removeprefix("Value error, ").rstrip(".")
        raise InvalidRequestError(f"{field}: {said}.") from None
