"""Homes for measured services: the knowledge that there is, with records of their own that are thrown away."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advisor.settings import Settings
from evals.bench.processes import Served, served
from knowledge.narratives import OWN_KEY
from knowledge.schema import PassageRow
from knowledge.store import FACTS, Knowledge, open_or_build


@contextmanager
def scratch_home(settings: Settings) -> Iterator[Path]:
    """A home with the knowledge of `settings`, built first if there is none, and nothing else in it."""
    open_or_build(settings.home, embed_model_dir=settings.embed_model_dir).close()
    with tempfile.TemporaryDirectory() as made:
        (Path(made) / "knowledge").symlink_to((settings.home / "knowledge").resolve(), target_is_directory=True)
        yield Path(made)


@contextmanager
def advisor_served(settings: Settings, home: Path, model: str = "offline", provider: str = "") -> Iterator[Served]:
    """`career-advisor serve` on that home, with that model; `provider` is the address of an OpenAI-compatible server."""
    also = {"ADVISOR_HOME": str(home), "ADVISOR_MODEL": model, "ADVISOR_EMBED_MODEL_DIR": str(settings.embed_model_dir)}
    also |= {"OPENAI_API_KEY": "none", "OPENAI_BASE_URL": provider} if provider else {"OPENAI_API_KEY": ""}
    with served("api", "serve", also=also) as found:
        yield found


def facts_of(home: Path) -> Path:
    """The file of facts of the current build in that home."""
    held = Knowledge.open(home)
    held.close()
    return held.directory / FACTS


def write_tutorial(settings: Settings, directory: Path) -> None:
    """The index of LangChain's tutorial over our own passages, in `directory`."""
    from evals.bench.tutorial import write_index
    from knowledge.embeddings import choose

    held = open_or_build(settings.home, embed_model_dir=settings.embed_model_dir)
    try:
        write_index(own_passages(held), choose(settings.embed_model_dir), directory)
    finally:
        held.close()


def own_passages(knowledge: Knowledge) -> list[PassageRow]:
    """Our own passages of that build."""
    with knowledge.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM passage WHERE source_key = ?", (OWN_KEY,)).mappings()
        return [PassageRow(**row) for row in rows]
