"""Writes both halves of the index into a new build: words into the facts database, vectors beside it.

Beside each passage its subject is indexed, by its title and by the names of its members: the heading "What people leave
over" says of whom only to one who sees the page. Our own narratives are also embedded by pairs of sentences, since a
question often touches a single one; a publisher's pages by the passage alone. Reads the tables and changes no fact.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from knowledge.embeddings import Embedder
from knowledge.narratives import OWN_KEY
from knowledge.passages import embedded_text, occupation_texts, pairs_of_sentences
from knowledge.progress import Progress, silent
from knowledge.search import sections

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VECTORS = "vectors"
PASSAGES, OCCUPATIONS, SENTENCES, SECTIONS = "passages", "occupations", "sentences", "sections"
ARRAYS_ALONE = (SENTENCES, SECTIONS)
"""What is no text of its own but a part of one, or a question: Chroma holds the passages and the occupations."""
EMBED_AT_ONCE = 256  # texts between two words of progress
MOST_NAMES = 20  # of a subject: beyond them every word is in every subject

_TITLES = (
    "SELECT 'career' AS kind, career_id AS id, title FROM career"
    " UNION ALL SELECT 'track', track_id, title FROM track"
    " UNION ALL SELECT 'occupation', onet_soc_code, title FROM occupation"
    " UNION ALL SELECT DISTINCT 'method', subject_id, 'How this advisor comes by its figures' FROM passage"
    " WHERE subject_kind = 'method'"
)
_NAMES = (
    "SELECT 'career' AS kind, m.career_id AS id, o.title AS name FROM career_member m"
    " JOIN occupation o ON o.onet_soc_code = m.onet_soc_code"
    " UNION ALL SELECT 'occupation', onet_soc_code, title FROM alternate_title WHERE kind IN ('short', 'reported', 'own')"
    " ORDER BY 1, 2, 3"
)
_MAKE = (
    "CREATE VIRTUAL TABLE passage_words USING fts5(passage_id UNINDEXED, subject, names, title, asked, text,"
    " tokenize = 'porter unicode61 remove_diacritics 2')"
)
_FILL = (
    "INSERT INTO passage_words (passage_id, subject, names, title, asked, text)"
    " VALUES (:passage_id, :subject, :names, :title, :asked, :text)"
)
# What a filter asks, narrow and by the index's own row: the passages themselves are wide.
_ROWS = (
    "CREATE TABLE passage_row (row INTEGER PRIMARY KEY, subject_kind TEXT, subject_id TEXT, section TEXT)",
    "INSERT INTO passage_row (row, subject_kind, subject_id, section)"
    " SELECT w.rowid, p.subject_kind, p.subject_id, p.section"
    " FROM passage_words w CROSS JOIN passage p ON p.passage_id = w.passage_id",
)
_TIDY = "INSERT INTO passage_words (passage_words) VALUES ('optimize')"


def index(connection: Connection, build_dir: Path, embedder: Embedder, progress: Progress = silent) -> None:
    """Makes the full-text index in the facts database and `vectors/` beside it, from the passages and occupations that
    are already in the tables. Nearly all the time is the embedder's."""
    from knowledge import vectors
    from knowledge.embeddings.latent import Latent

    progress("word index", 0, None)
    passages = connection.execute(text("SELECT * FROM passage ORDER BY passage_id")).all()
    titles = {(kind, key): title for kind, key, title in connection.execute(text(_TITLES))}
    names = _names(connection.execute(text(_NAMES)))
    connection.execute(text(_MAKE))
    rows = [
        {
            "passage_id": one.passage_id,
            "subject": titles.get((one.subject_kind, one.subject_id), ""),
            "names": ", ".join(names.get((one.subject_kind, one.subject_id), ())[:MOST_NAMES]),
            "title": one.title,
            "asked": sections.NAMED.get(one.section, one.section.replace("_", " ")),
            "text": one.text,
        }
        for one in passages
    ]
    if rows:
        connection.execute(text(_FILL), rows)
    for statement in (_TIDY, *_ROWS):
        connection.execute(text(statement))

    collections = collected(connection)
    texts = [words for collection in collections.values() for _, words in collection]
    directory = build_dir / VECTORS
    directory.mkdir(parents=True, exist_ok=True)
    if isinstance(embedder, Latent):
        progress("fitting vectors", 0, None)
        embedder.fit(texts)
        embedder.save(directory)
    made = _embedded(embedder, texts, progress)
    vectors.write(directory, embedder.digest, list(_parts(collections, made)), progress, ARRAYS_ALONE)


def collected(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """What is embedded: collection -> (id, words) of each of its texts, from the tables."""
    titles = {(kind, key): title for kind, key, title in connection.execute(text(_TITLES))}
    held: dict[str, list[tuple[str, str]]] = {PASSAGES: [], SENTENCES: []}
    for one in connection.execute(text("SELECT * FROM passage ORDER BY passage_id")):
        subject = titles.get((one.subject_kind, one.subject_id), "")
        held[PASSAGES].append((one.passage_id, embedded_text(subject, one.title, one.text)))
        if one.source_key == OWN_KEY:
            held[SENTENCES] += [
                (f"{one.passage_id}#{number}", f"{subject}: {pair}" if subject else pair)
                for number, pair in enumerate(pairs_of_sentences(one.text))
            ]
    return held | {OCCUPATIONS: list(occupation_texts(connection)), SECTIONS: list(sections.texts())}


def _parts(
    collections: dict[str, list[tuple[str, str]]], made: "NDArray[np.float32]"
) -> "Iterator[tuple[str, list[str], NDArray[np.float32]]]":
    start = 0
    for name, collection in collections.items():
        yield name, [one for one, _ in collection], made[start : start + len(collection)]
        start += len(collection)


def _names(rows: Iterable[Sequence[str]]) -> dict[tuple[str, str], list[str]]:
    names: dict[tuple[str, str], list[str]] = {}
    for kind, key, name in rows:
        held = names.setdefault((kind, key), [])
        if name not in held:
            held.append(name)
    return names


def _embedded(embedder: Embedder, texts: Sequence[str], progress: Progress) -> "NDArray[np.float32]":
    """All vectors in the order of the texts; long and short ones apart, so that little is spent on padding."""
    import numpy as np

    made = np.zeros((len(texts), embedder.dimensions), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    progress("embedding", 0, len(texts))
    for start in range(0, len(texts), EMBED_AT_ONCE):
        part = order[start : start + EMBED_AT_ONCE]
        made[part] = embedder.embed([texts[i] for i in part])
        progress("embedding", start + len(part), len(texts))
    return made
