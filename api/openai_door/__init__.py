"""The OpenAI-compatible door: `/v1/chat/completions` and `/v1/models` over the same turn as `/v1/chat`.

It speaks plain JSON and knows no client library. What cannot be honoured is refused in one sentence (docs/openai.md).
"""

MODEL = "career-advisor"
"""The one model that this door offers."""
