"""Spanish titles as they are shown: one for each code that pay is published under, each career and each track.

Read from our own reviewed list; it names nothing that is not on it.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def spanish_titles() -> Mapping[str, str]:
    """Code -> Spanish title: `29-1141`, `career:woodworkers`, `track:operations`."""
    with (files("knowledge") / "starter" / "spanish_display.csv").open(encoding="utf-8") as stream:
        return {row["code"]: row["title_es"] for row in csv.DictReader(stream)}


@lru_cache(maxsize=1)
def of_spanish() -> Mapping[str, str]:
    """Spanish title in small letters -> its code; of a career and an occupation of one title, the occupation."""
    pairs = sorted(spanish_titles().items(), key=lambda pair: ":" not in pair[0])
    return {title.lower(): code for code, title in pairs}


def spanish_title(code: str, kind: str | None = None) -> str | None:
    """The title for a code, an O*NET code that stands for a whole six-digit code, or the id of a career or track."""
    titles = spanish_titles()
    if kind in ("career", "track"):
        return titles.get(f"{kind}:{code}")
    return titles.get(code.removesuffix(".00")) or titles.get(f"career:{code}") or titles.get(f"track:{code}")
