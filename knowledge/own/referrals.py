"""One CSV of referrals: a row each of who helps with what, for whom, where. A row that is wrong is left out by itself."""

import csv
import io
from datetime import date

from knowledge.own.records import Referral, Refused
from knowledge.own.rules import LONGEST_CELL, day, faults, phone_number, web_address

NEEDED = ("name", "what", "as_of")
COLUMNS = (*NEEDED, "who_for", "jobs", "place", "phone", "url", "languages", "cost")
MOST_ROWS = 5_000
_SPOKEN = ("name", "what", "who_for", "jobs", "place", "languages", "cost")


def read(path: str, text: str, organisation: str, publisher: str, today: date) -> tuple[list[Referral], list[Refused]]:
    """The referrals of a file and what of it is left out. `publisher`: whose list it is; else who helps speaks for
    themself."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Referral] = []
    wrong: list[Refused] = []
    try:
        header = [one.strip().lower().replace(" ", "_") for one in next(reader, [])]
        unknown = [one for one in header if one not in COLUMNS]
        lacking = [one for one in NEEDED if one not in header]
        if unknown:
            named = ", ".join(f"“{one[:40]}”" for one in unknown)
            wrong.append(Refused(path, 1, f"the columns are {', '.join(COLUMNS)}, and not {named}"))
        if lacking:
            wrong.append(Refused(path, 1, f"there is no column {' and no column '.join(lacking)}"))
        if len(set(header)) < len(header):
            wrong.append(Refused(path, 1, "a column stands there twice"))
        if wrong:
            return [], wrong
        begun = reader.line_num + 1
        for cells in reader:
            line, begun = begun, reader.line_num + 1
            if not any(one.strip() for one in cells):
                continue
            if len(found) >= MOST_ROWS:
                wrong.append(Refused(path, line, f"at most {MOST_ROWS:,} rows are read"))
                break
            if len(cells) != len(header):
                wrong.append(Refused(path, line, f"it has {len(cells)} cells, and the first line has {len(header)}"))
                continue
            row = {name: " ".join(one.split()) for name, one in zip(header, cells, strict=True)}
            made = _referral(path, line, row, organisation, publisher, today)
            if isinstance(made, Referral):
                found.append(made)
            else:
                wrong += made
    except csv.Error as error:
        wrong.append(Refused(path, max(1, reader.line_num), f"it is no CSV from here on ({error})"))
    return found, wrong


def _referral(
    path: str, line: int, row: dict[str, str], organisation: str, publisher: str, today: date
) -> Referral | list[Refused]:
    wrong = [Refused(path, line, f"{name} is empty") for name in ("name", "what") if not row[name]]
    wrong += [
        Refused(path, line, f"{name} has more than {LONGEST_CELL} characters")
        for name, said in row.items()
        if len(said) > LONGEST_CELL
    ]
    as_of = day(row["as_of"], today)
    if isinstance(as_of, str):
        wrong.append(Refused(path, line, as_of))
    if (phone := row.get("phone", "")) and not phone_number(phone):
        wrong.append(Refused(path, line, f"“{phone[:40]}” is no phone number of ten digits"))
    if (url := row.get("url", "")) and not web_address(url):
        wrong.append(Refused(path, line, f"the url “{url[:60]}” is no http or https address"))
    for name in _SPOKEN:
        wrong += (Refused(path, line, f"{name} {one.why}") for one in faults(path, row.get(name, ""), line))
    if wrong or isinstance(as_of, str):
        return wrong
    return Referral(
        organisation=organisation, path=f"{path}, line {line}", publisher=publisher or row["name"], name=row["name"],
        what=row["what"], who_for=row.get("who_for", ""), jobs=row.get("jobs", ""), places=_parts(row.get("place", "")),
        phone=phone, url=url, languages=_parts(row.get("languages", "").replace(",", ";")), cost=row.get("cost", ""), as_of=as_of,
    )  # fmt: skip


def _parts(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.split(";") if part.strip())
