"""An operator's own content, found by words and by sense: some thousand pieces, held in memory, of a reader's own organisation
and of everybody's alone.

A piece answers a question where it holds its weighty words, or some of them and is near in sense. A question whose words
stand nowhere here is not answered: a text that is merely the nearest is no answer.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from knowledge.embeddings import Embedder, EmbedderError
from knowledge.own.records import SHARED, Content, OwnText, Referral
from knowledge.passages import cut, embedded_text
from knowledge.schema import NarrativeRow
from knowledge.search.spanish import in_english
from knowledge.titles.words import SPOKEN, fold, stem
from knowledge.tokens import counter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_PIECES = 5_000
COVERED = 0.5  # of the weight of a question's words: a piece that holds so much answers it
PARTLY, NEAR = 0.3, 0.45  # a piece that holds so much and is so near in sense does too
HEADED = 1.5  # a word in a title or a kind of help counts so much more
_AT_ONCE = 64
_SMALL_WORDS = (
    "a an and any are as at be by for in is of on or to the with near nearby me my here local locally where who whom which what"
    " how can could find offer offers give need want like know tell please best any anybody available around close help helping"
    " assist assistance support ready prepare"
    " el la los las un una de del en con por para que quien donde como puedo mi me cerca aqui hay y o a se al ayuda ayudar"
    " ayudarme"
)
_SMALL = SPOKEN | frozenset(stem(word) for word in _SMALL_WORDS.split())
"""What says that somebody looks for help, and not for which."""
_IN_ENGLISH = {
    "curriculum": "resume", "entrevista": "interview", "guarderia": "childcare child care", "transporte": "transportation",
    "vivienda": "housing", "beca": "scholarship", "ingle": "English", "ciudadania": "citizenship", "clase": "class",
    "taller": "workshop", "ayuda": "help", "ayudar": "help", "ayudarme": "help", "comida": "food", "ropa": "clothing",
    "computadora": "computer", "licencia": "license", "abogado": "legal lawyer", "veterano": "veteran", "salud": "health",
    "capacitacion": "training", "entrenamiento": "training", "formacion": "training", "aprendizaje": "apprenticeship",
}  # fmt: skip
"""Spanish words for kinds of help, folded: what the search's own list, which is about work, does not have."""


class Piece(NamedTuple):
    """A referral, or a passage of a text (`passage` is its words, `title` the heading it stands under)."""

    id: str
    source: OwnText | Referral
    title: str = ""
    passage: str = ""


class Hit(NamedTuple):
    """A piece that answers; `score` is for order alone."""

    piece: Piece
    score: float


class OwnIndex:
    """One reading of a folder. Thread-safe; never changes."""

    def __init__(self, content: Content, embedder: Embedder | None = None) -> None:
        """Raises nothing: where the embedder does not answer, `reduced` says so and words alone are asked."""
        self.content = content
        self.reduced = (
            "" if embedder is not None else "no embedding model is at hand, so local texts are found by words alone"
        )
        self._pieces = tuple(pieces(content))
        self.left_out = max(0, len(self._pieces) - MOST_PIECES)
        self._pieces = self._pieces[:MOST_PIECES]
        self._standing: dict[str, dict[int, float]] = {}
        for row, piece in enumerate(self._pieces):
            head, words = _words(piece)
            for word in words:
                self._standing.setdefault(word, {})[row] = HEADED if word in head else 1.0
        self._embedder = embedder
        self._vectors: NDArray[np.float32] | None = None
        if embedder is not None and self._pieces:
            self._embed(embedder)
        self._vector = lru_cache(maxsize=256)(self._asked)

    def __len__(self) -> int:
        return len(self._pieces)

    def find(self, question: str, organisation: str = SHARED) -> tuple[Hit, ...]:
        """What answers a question, best first, of what is everybody's and what is this organisation's."""
        mine = {SHARED, organisation}
        asked = {word: frozenset(_stems(word)) | _others(word) for word in fold(question).split()}
        asked = {word: stems for word, stems in asked.items() if stems}
        weights = {word: max(map(self._weight, stems)) for word, stems in asked.items()}
        whole = sum(weights.values()) or 1.0
        held: dict[int, float] = {}
        headed: dict[int, float] = {}
        for word, weight in weights.items():
            rows: dict[int, float] = {}
            for one in asked[word]:
                for row, times in self._standing.get(one, {}).items():
                    rows[row] = max(rows.get(row, 0.0), times)
            for row, times in rows.items():
                held[row] = held.get(row, 0.0) + weight
                headed[row] = headed.get(row, 0.0) + weight * times
        if not held:
            return ()
        vector = self._vector(question)
        hits = []
        for row, weight in held.items():
            piece = self._pieces[row]
            if piece.source.organisation not in mine:
                continue
            share = min(1.0, weight / whole)
            near = float(self._vectors[row] @ vector) if vector is not None and self._vectors is not None else 0.0
            if share >= COVERED or (share >= PARTLY and near >= NEAR):
                hits.append(Hit(piece, round(headed[row] / whole + near, 6)))
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.piece.id)))

    def _weight(self, word: str) -> float:
        """What a word tells: the more the fewer pieces hold it."""
        return math.log(1 + (1 + len(self._pieces)) / (1 + len(self._standing.get(word, ()))))

    def _embed(self, embedder: Embedder) -> None:
        import numpy as np

        texts = [_embedded(piece) for piece in self._pieces]
        try:
            parts = [embedder.embed(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)]
        except EmbedderError as error:
            self.reduced, self._embedder = f"{error} Local texts are found by words alone", None
            return
        self._vectors = np.concatenate(parts)

    def _asked(self, question: str) -> "NDArray[np.float32] | None":
        if self._embedder is None:
            return None
        try:
            vector: NDArray[np.float32] = self._embedder.embed([question])[0]
        except EmbedderError:
            return None
        return vector


def pieces(content: Content) -> Iterator[Piece]:
    """Everything that can be found, referrals first, in order."""
    for one in content.referrals:
        yield Piece(f"own:{one.path}", one)
    tokens = counter()
    for text in content.texts:
        row = NarrativeRow(
            narrative_id=f"own:{text.path}", subject_kind="own", subject_id=text.path, section="local",
            title=text.title, markdown=text.markdown, source_key=text.path,
        )  # fmt: skip
        for passage in cut([row], tokens):
            yield Piece(f"own:{passage.passage_id}", text, passage.title, passage.text)


def _embedded(piece: Piece) -> str:
    if isinstance(piece.source, Referral):
        one = piece.source
        return ". ".join(filter(None, (one.name, one.what, one.jobs, one.who_for)))
    return embedded_text(piece.source.title, piece.title, piece.passage)


def _words(piece: Piece) -> tuple[set[str], set[str]]:
    """The stems of its head, and all of them."""
    if isinstance(piece.source, Referral):
        one = piece.source
        head = set(_stems(f"{one.name} {one.what} {one.jobs}"))
        return head, head | set(_stems(" ".join((one.who_for, *one.languages, one.cost))))
    head = set(_stems(f"{piece.source.title} {piece.title}"))
    return head, head | set(_stems(piece.passage))


def _others(word: str) -> frozenset[str]:
    """The stems of what a Spanish word says in English; a word that is small talk there is none here."""
    if stem(word) in _SMALL:
        return frozenset()
    english = _IN_ENGLISH.get(word) or (in_english(f"¿{word}") if len(word) > 3 else "")
    return frozenset(_stems(english)) if english.strip("¿ ") != word else frozenset()


def _stems(text: str) -> Sequence[str]:
    """Stems of the weighty words, shortened so that electrician and electrical are one."""
    return [stem(word)[:7] for word in fold(text).split() if stem(word) not in _SMALL and not word.isdigit()]
