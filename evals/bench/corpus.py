"""Made passages for the retrieval bench, to stand beside the real ones of a build as a publisher's or an operator's would.

Our own passages stay, with all that is embedded of them; the made ones recombine our sentences, with lengths and word
frequencies like real prose, and are embedded by the passage alone, as any but ours are. Deterministic: the same number of
passages is the same passages. Every passage has a subject, about whose sentences most of it is made: a real occupation, or
a made career where those do not suffice. A few coined words with a long tail are in each, because a larger corpus has more
rare words and not only more of the same. The vectors of the first made passages and of all questions are the embedder's
own; those of the others are made from them by mixing (a share of one, the rest of a second, plus a difference of two more),
which keeps the directions in which real vectors vary: embedding 200,000 texts would take most of an hour and would measure
the embedder. Nothing here is content: it goes into a temporary build that is thrown away.
"""

import random
import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from knowledge.narratives import own_rows
from knowledge.schema import CareerRow, NarrativeRow, PassageRow

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.embeddings import Embedder

SEED = 20_000
MADE = "made"  # the source of all that is made
SECTIONS = ("summary", "inside", "responsibilities", "who_thrives", "leaving", "entry_points")
ABOUT = 20  # passages a subject has, in the mean
OWN_SHARE = 0.7  # of a passage's sentences are from the one narrative its subject is made after
COINED = 60_000
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "xu",
    "za",
    "bri",
    "cla",
    "dro",
    "fle",
    "gra",
]
ASKED = (
    "{}",
    "what does a day look like when {}",
    "I want to know about work where {}",
    "which job is it if {}",
    "tell me more: {}",
)

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@cache
def _sentences() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(title, its sentences) of each of our narrative sections that has enough of them."""
    made = []
    for row in own_rows():
        if isinstance(row, NarrativeRow):
            found = tuple(one for one in _SENTENCE.split(" ".join(row.markdown.split())) if len(one) > 20)
            if len(found) >= 3:
                made.append((row.title, found))
    return tuple(made)


def passages(count: int, occupations: Sequence[str]) -> tuple[list[CareerRow], list[PassageRow]]:
    """So many passages of 60 to 200 tokens, three subjects in four about one of the occupations while there are enough; and
    the careers that the others are about."""
    dice = random.Random(SEED)
    told = _sentences()
    every = [one for _, sentences in told for one in sentences]
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(3, 5))) for _ in range(COINED)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(COINED)))
    careers: dict[str, CareerRow] = {}
    made = []
    for number in range(count):
        subject = dice.randrange(max(1, count // ABOUT))
        title, sentences = told[subject % len(told)]
        about = f"made-{subject}"
        if kind := "occupation" if subject % 4 and subject * 3 // 4 < len(occupations) else "":
            about = occupations[subject * 3 // 4]
        elif about not in careers:
            careers[about] = CareerRow(
                career_id=about, title=f"{words[subject % COINED]} work".capitalize(), category="made", source_key=MADE
            )
        chosen = [
            dice.choice(sentences) if dice.random() < OWN_SHARE else dice.choice(every)
            for _ in range(dice.randint(4, 10))
        ]
        coined = dice.choices(words, cum_weights=weights, k=3)
        text = " ".join([*chosen, f"Here one says {coined[0]}, {coined[1]} or {coined[2]}."])
        made.append(
            PassageRow(
                passage_id=f"{dice.getrandbits(44):011x}{number:06x}",
                narrative_id=f"made/{subject}", subject_kind=kind or "career", subject_id=about,
                section=SECTIONS[number % len(SECTIONS)], title=f"{title} {words[subject % COINED]}", text=text,
                tokens=len(text.split()), source_key=MADE,
            )
        )  # fmt: skip
    return list(careers.values()), made


def questions(made: Sequence[PassageRow], count: int) -> list[str]:
    """Questions as people put them: some words out of one passage, in order, in an ordinary phrase; every third with the
    passage's title, every fifth with a rare word."""
    dice = random.Random(SEED + 1)
    asked = []
    for number in range(count):
        passage = made[dice.randrange(len(made))]
        words = dice.choice(_SENTENCE.split(passage.text)[:-1] or [passage.text]).rstrip(".!?").split()
        start = dice.randrange(max(1, len(words) - 6))
        said = " ".join(islice(words, start, start + dice.randint(3, 9)))
        if number % 3 == 0:
            said = f"{said} {' '.join(passage.title.split()[:-1])}"
        if number % 5 == 0:
            said = f"{said} {passage.text.split()[-1].rstrip('.')}"
        asked.append(ASKED[number % len(ASKED)].format(said))
    return asked


def vectors(embedder: "Embedder", texts: Sequence[str], embedded: int) -> "NDArray[np.float32]":
    """Unit vectors in the order of the texts: so many, taken evenly, are the embedder's, the others are mixed from those."""
    import numpy as np

    dice = np.random.default_rng(SEED)
    known = np.unique(np.linspace(0, len(texts) - 1, min(embedded, len(texts)), dtype=np.intp))
    real = np.concatenate(
        [embedder.embed([texts[row] for row in known[start : start + 256]]) for start in range(0, len(known), 256)]
    )
    made = np.empty((len(texts), real.shape[1]), dtype=np.float32)
    for start in range(0, len(texts), 20_000):
        size = min(20_000, len(texts) - start)
        first, second, plus, minus = real[dice.integers(0, len(real), (4, size))]
        share = dice.uniform(0.55, 1.0, (size, 1)).astype(np.float32)
        mixed = share * first + (1 - share) * second + np.float32(0.3) * (plus - minus)
        made[start : start + size] = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
    made[known] = real
    return made
