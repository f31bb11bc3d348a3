"""The faults that the fake provider can commit, by number: what goes over the wire, and what a client should do. Data.

How each is committed stands in `striking`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault. `status`: the HTTP status and error code that it answers with, where it is one of those."""

    number: int
    name: str
    does: str
    client: str
    status: tuple[int, str] | None = None
    retry_after: int | None = None


_RETRY = "try once more, then answer without the model"
_KEEP = "keep what was verified, mark it, compose the rest"
_LIST = (
    Fault(1, "closed", "the connection is closed without an answer", _RETRY),
    Fault(2, "header_stall", "the request is read, nothing is ever sent", "give up after its first-byte budget"),
    Fault(3, "body_stall", "headers, then nothing", "give up after its first-byte budget"),
    Fault(4, "stream_stall", "some text, then nothing", f"give up after its budget between chunks; {_KEEP}"),
    Fault(5, "endless_drip", "a word now and then, without end", f"give up after its budget for the turn; {_KEEP}"),
    Fault(6, "rate_1", "429 with Retry-After: 1", "wait that second, try once more", (429, "rate_limit_exceeded"), 1),
    Fault(7, "rate_60", "429 with Retry-After: 60", "not wait; answer without the model", (429, "rate_limit_exceeded"), 60),
    Fault(8, "quota", "429 insufficient_quota", "not retry; say that the quota is used up", (429, "insufficient_quota")),
    Fault(9, "error_500", "500", _RETRY, (500, "server_error")),
    Fault(10, "error_503", "502 or 503, by turns", _RETRY, (503, "service_unavailable")),
    Fault(11, "error_401", "401", "not retry; say that the key is refused; not ready", (401, "invalid_api_key")),
    Fault(12, "error_403", "403", "not retry; say that access is refused; not ready", (403, "permission_denied")),
    Fault(13, "error_404", "404 model_not_found", "not retry; say that there is no such model; not ready", (404, "model_not_found")),
    Fault(14, "context", "400 context_length_exceeded, until a request is smaller than the first by a quarter", "trim and try once more", (400, "context_length_exceeded")),
    Fault(15, "cut_utf8", "cut in the middle of a UTF-8 character", _KEEP),
    Fault(16, "cut_json", "cut in the middle of an event's JSON", _KEEP),
    Fault(17, "cut_arguments", "cut in the middle of a tool call's arguments", f"not run that call; {_RETRY}"),
    Fault(18, "no_done", "a whole answer without [DONE]", "take the answer"),
    Fault(19, "bad_arguments", "a tool call whose arguments are no JSON", "tell the model once, then answer without it"),
    Fault(20, "unknown_tool", "a call of a tool that is not bound", "tell the model once, then answer without it"),
    Fault(21, "content_filter", "finish_reason content_filter", _KEEP),
    Fault(22, "empty", "an answer without a word", _RETRY),
    Fault(23, "html", "an HTML page with status 200", "treat it as no answer, never show it"),
    Fault(24, "redirect", "307 to another host and path", "not follow; answer without the model"),
    Fault(25, "bad_lines", "lines that are no events, and events that are no JSON", _KEEP),
    Fault(26, "error_event", "an error object as an event of the stream", _KEEP),
    Fault(27, "reset", "a Content-Length that is not kept, then a reset", _KEEP),
    Fault(28, "gzip", "Content-Encoding: gzip over bytes that are none", "treat it as no answer"),
    Fault(29, "huge", "an answer and two million characters more in a single delta", "stop at its limit of length; not stall"),
    Fault(30, "two_finishes", "finish_reason twice, text behind the first", "end at the first"),
    Fault(31, "no_usage", "no usage, though it was asked for", "count tokens itself"),
    Fault(32, "ends_early", "the stream ends in an orderly way amid a sentence: no finish_reason, no [DONE]", f"notice it; {_KEEP}"),
    Fault(33, "length", "finish_reason length amid a sentence", f"drop the half sentence; {_KEEP}"),
    Fault(34, "other_shape", "events without choices, with null choices, without delta", "skip them; take the rest"),
    Fault(35, "only_comments", "comment lines as a sign of life, never a word", "give up after its first-byte budget all the same"),
    Fault(36, "bad_characters", "NUL, a lone surrogate and right-to-left signs in the text", "clean or drop them, store nothing that cannot be read"),
    Fault(37, "nameless_call", "a tool call without id and name", f"not run it; {_RETRY}"),
)  # fmt: skip

FAULTS: dict[int, Fault] = {fault.number: fault for fault in _LIST}
