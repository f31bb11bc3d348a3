"""One Markdown file of an operator: front matter, title and text, or what is wrong with it."""

import re
from collections.abc import Iterator
from datetime import date

from knowledge.own.records import OwnText, Refused
from knowledge.own.rules import LONGEST_TEXT, day, faults, shown, web_address

KEYS = ("title", "organisation", "as_of", "url", "place")
_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$")


def read(path: str, text: str, organisation: str, publisher: str, today: date) -> OwnText | list[Refused]:
    """The text, or everything that is wrong with it. `publisher` is who says it where the file does not."""
    wrong: list[Refused] = []
    front, body, first_line = _front(path, text.replace("\r\n", "\n"), wrong)
    if len(text) > LONGEST_TEXT:
        wrong.append(Refused(path, 1, f"it has {len(text):,} characters, and at most {LONGEST_TEXT:,} are read"))
        return wrong
    lines = body.split("\n")
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    headed = _TITLE.match(lines[at]) if lines else None
    title = front.get("title", ("", 1))[0] or (headed[1] if headed else "")
    if not title:
        wrong.append(
            Refused(
                path, first_line + at, "it has no title: write `title:` in the front matter or begin with `# Title`"
            )
        )
    if len(title) > 200:
        wrong.append(Refused(path, first_line + at, "its title is longer than 200 characters"))
    if headed:
        lines[at] = ""
    publisher = front.get("organisation", ("", 1))[0] or publisher
    if not publisher:
        wrong.append(
            Refused(path, 1, "nobody is named who says it: write `organisation:` here or `name:` in organisation.yaml")
        )
    said, where = front.get("as_of", ("", 1))
    as_of = day(said, today)
    if isinstance(as_of, str):
        wrong.append(Refused(path, where, as_of))
    url, where = front.get("url", ("", 1))
    if url and not web_address(url):
        wrong.append(Refused(path, where, f"the url “{url[:60]}” is no http or https address"))
    for name in ("title", "organisation", "place"):
        said, where = front.get(name, ("", 1))
        wrong += faults(path, said, where)
    wrong += faults(path, body, first_line)
    if not "".join(lines).strip():
        wrong.append(Refused(path, first_line, "there is no text in it"))
    if wrong or isinstance(as_of, str):
        return wrong
    places = tuple(part.strip() for part in front.get("place", ("", 1))[0].split(";") if part.strip())
    return OwnText(
        organisation=organisation, path=path, title=shown(title), publisher=publisher, as_of=as_of, url=url, places=places,
        markdown=shown("\n".join(lines)),
    )  # fmt: skip


def _front(path: str, text: str, wrong: list[Refused]) -> tuple[dict[str, tuple[str, int]], str, int]:
    """What stands between the first two lines of `---`, by key with its line; the rest; and the line it begins on."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        return {}, text, 1
    end = next((number for number in range(1, len(lines)) if lines[number].strip() == "---"), None)
    if end is None:
        wrong.append(Refused(path, 1, "its front matter is not closed by a line of `---`"))
        return {}, "", len(lines)
    return dict(_pairs(path, lines[1:end], wrong)), "\n".join(lines[end + 1 :]), end + 2


def _pairs(path: str, lines: list[str], wrong: list[Refused]) -> Iterator[tuple[str, tuple[str, int]]]:
    for number, line in enumerate(lines, start=2):
        key, colon, said = line.partition(":")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not colon or key.strip() not in KEYS:
            wrong.append(
                Refused(path, number, f"the front matter knows {', '.join(KEYS)}, and not “{key.strip()[:40]}”")
            )
            continue
        bare = said.strip()
        quoted = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'"
        yield key.strip(), (bare[1:-1] if quoted else bare, number)
