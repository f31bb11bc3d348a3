"""The phrasebook of drafts: the same keys and slots in each language, one file a language."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

Forms = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=2)
def forms(language: str) -> Forms:
    """Key -> the forms of one sentence, each with `{slots}`. `FileNotFoundError` for a language without a book."""
    import yaml

    text = (files(__name__) / f"{language}.yaml").read_text(encoding="utf-8")
    read = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {str(key): tuple(said) if isinstance(said, list) else (str(said),) for key, said in read.items()}
