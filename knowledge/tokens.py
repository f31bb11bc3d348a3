"""How many tokens a text costs a model: counted where the encoding is at hand, else estimated on the safe side.

Never touches the network: the encoding is asked for only when its file lies in the cache and is the published one.
"""

import hashlib
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ENCODING = "o200k_base"
CACHED_AS = "fb374d419588a4632f3f557e76b4b70aebbca790"
CACHED_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""The name under which the encoding's file is cached, and its published digest. A wrong file there would be deleted
and fetched anew by the library, so it is checked before the library is asked."""

MARGIN = 1.1
LONGEST_WHOLE_PIECE = 8  # letters; a longer word is likely more than one token
BYTES_A_TOKEN = 7  # of a long piece

_PIECES = re.compile(r"[^\W\d_]+|\d{1,3}|[^\w\s]+|_+|\n+")


@dataclass(frozen=True)
class TokenCounter:
    """`name` goes to the manifest. `count` gives a text's tokens: exact for `name` o200k_base, else never knowingly low."""

    name: str
    count: Callable[[str], int]


def counter(cache_dir: Path | None = None) -> TokenCounter:
    """The tokenizer's own count where `cache_dir` holds its file, else the estimate.

    `cache_dir` is the value of TIKTOKEN_CACHE_DIR, which the library reads by itself: pass no other directory."""
    if cache_dir is not None and _is_published(cache_dir / CACHED_AS):
        import tiktoken

        encoding = tiktoken.get_encoding(ENCODING)
        return TokenCounter(ENCODING, lambda text: len(encoding.encode_ordinary(text)))
    return TokenCounter("estimate with a margin of 10 %", estimate)


def estimate(text: str) -> int:
    """Tokens a text would cost, from its words, digits in threes and signs, with the margin. 0 for an empty text."""
    pieces = 0
    for piece in _PIECES.findall(text):
        whole = len(piece) <= LONGEST_WHOLE_PIECE
        pieces += 1 if whole else math.ceil(len(piece.encode("utf-8", "replace")) / BYTES_A_TOKEN)
    return math.ceil(pieces * MARGIN)


def _is_published(path: Path) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == CACHED_SHA256
    except OSError:
        return False
