"""The request: what is refused, and in which words."""

from typing import Any

import pytest
from pydantic import ValidationError

from advisor.errors import InvalidRequestError
from advisor.requests import ChatRequest, request_of


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"message": ""}, "message"),
        ({"message": "x" * 8001}, "8000"),
        ({"message": "a\x00b"}, "NUL"),
        ({"message": "a\ud800b"}, "surrogate|unicode"),
        ({"message": "a", "extra": 1}, "extra"),
        ({"message": "a", "language": "fr"}, "language"),
        ({"message": "a", "coordinates": {"lat": 91, "lon": 0}}, "lat"),
        ({"message": "a", "coordinates": {"lat": float("nan"), "lon": 0}}, "lat"),
        ({"message": "a", "page": {"career": "a", "track": "b"}}, "either"),
        ({"message": "a", "page": {}}, "either"),
    ],
)
def test_what_is_no_request_is_refused_in_one_sentence(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRequestError, match=f"(?i)^[^\n]*({words})[^\n]*\\.$"):
        request_of(**fields)
    with pytest.raises(ValidationError):
        ChatRequest(**fields)


def test_delivery_and_key_do_not_change_what_was_asked() -> None:
    one = ChatRequest(message="a", idempotency_key="x", stream=True)
    assert one.digest() == ChatRequest(message="a").digest()
    assert one.digest() != ChatRequest(message="a", place="83702").digest()


def test_a_blank_place_is_none() -> None:
    assert ChatRequest(message="a", place="  ").place_given().request is None
