"""My path on paper: what is saved with the addresses of its pages, what to compare, the steps and their days."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from api.documents import words
from api.documents.pdf import typeset


def pdf(
    told: Mapping[str, Any], language: words.Language, here: str, build: str, moment: datetime | None = None
) -> bytes:
    """The path as a tagged PDF. `told`: the path as its owner is shown it; `here`: the address of this service, before
    the path of a page; `build`: the knowledge build its titles are of."""
    label = words.LABELS[language]
    moment = moment or datetime.now(UTC)
    today = words.day(moment, language)
    data = {
        "title": label["path_title"].format(day=today),
        "language": language,
        "label": dict(label),
        "saved": [
            {
                "title": one["title"] or one["code"],
                "kind": label[one["kind"]],
                "code": one["code"],
                "url": here + one["url"] if one["url"] else None,
            }
            for one in told["saved"]
        ],
        "comparisons": [" · ".join(one["titles"]) for one in told["comparisons"]],
        "steps": [_step(one, language, moment.date()) for one in told["steps"]],
        "made": [label["pages_note"], label["build_path"].format(build=build, day=today)],
    }
    return typeset("path.typ", data, moment)


def _step(step: Mapping[str, Any], language: words.Language, today: date) -> dict[str, Any]:
    label = words.LABELS[language]
    if step["on"] is None:
        when = label["no_day"]
    else:
        on = date.fromisoformat(step["on"])
        when = label["by"].format(day=words.day(on, language))
        if on < today and not step["done"]:
            when += f" ({label['past']})"
    return {"text": step["text"], "when": when, "state": label["done" if step["done"] else "open_step"]}
