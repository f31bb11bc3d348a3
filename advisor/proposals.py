"""What drafts teach: an edit before an approval, or a vote against a draft, becomes a proposed case for measuring, without
what tells who it was for. A person accepts or refuses it; accepted ones stand in `cases/drafts.yaml` under the home, never
in the repository. A case goes with its draft, out of the file too.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from filelock import FileLock

from advisor import records_drafts as stored
from advisor.deidentified import STAND_IN, deidentified, state_of
from advisor.draft_changes import changes
from advisor.draft_held import file_for
from advisor.draft_states import Change
from advisor.draft_telling import document_of, held_of
from advisor.drafting.client_file import ClientFile, sources_of
from advisor.drafting.document import DraftRequest
from advisor.errors import ConflictError, NotFoundError
from advisor.facts import Frozen
from advisor.records import Records, now
from advisor.records_clients import emails

if TYPE_CHECKING:
    from knowledge.store import Knowledge

ID = "draft-"
"""What the id of every such case begins with: of cases in the file that begin otherwise, none is touched."""

Why = Literal["edit", "vote"]
_MARKED = re.compile(r"(\s*\[\d+\]|\d[\d,.]*\d|\d)")


class Proposal(Frozen):
    """A case as it was proposed. `case`: in the form of the suite of drafts."""

    id: str
    why: Why
    state: Literal["proposed", "accepted", "refused"]
    case: dict[str, Any]


class Proposals:
    """The proposed cases in one records database. `home`: under it the accepted ones are written."""

    def __init__(self, records: Records, home: Path, knowledge: "Callable[[], Knowledge]") -> None:
        self._records = records
        self._file = home / "cases" / "drafts.yaml"
        self._knowledge = knowledge

    def learn(self, draft_id: str, number: int, why: Why) -> None:
        """Propose a case from a revision, if there is something to learn: an edit since a machine wrote, or a vote."""
        with self._records.session() as session:
            draft = session.get(stored.DraftRecord, draft_id)
            if draft is None:
                return
            rows = [one for one in stored.revisions(session, draft_id) if one.number <= number]
            written = [one for one in rows if one.made_by != "person"]
            edits: Sequence[Change] = ()
            if why == "edit":
                if rows[-1].made_by != "person" or not written:
                    return
                edits = changes(document_of(session, written[-1]).sections, document_of(session, rows[-1]).sections)
            comments = [
                one.comment for one in stored.votes(session, [draft_id]) if one.number == number and one.comment
            ]
            request = document_of(session, rows[-1]).request or DraftRequest.model_validate_json(draft.request)
            file = file_for(session, draft)
            people = _people(emails(session, [draft.account_id, *(one.account_id for one in rows)]).values())
        case = self._case(request, file, edits, comments if why == "vote" else [], people)
        case_id = ID + hashlib.sha256(f"{draft_id}/{number}/{why}".encode()).hexdigest()[:10]
        with self._records.session() as session:
            held = session.get(stored.ProposedCaseRecord, case_id)
            if session.get(stored.DraftRecord, draft_id) is None or (held is not None and held.state != "proposed"):
                return
            session.merge(
                stored.ProposedCaseRecord(
                    id=case_id, draft_id=draft_id, number=number, why=why, state="proposed", created_at=now(),
                    content=json.dumps({"id": case_id} | case, ensure_ascii=False),
                )
            )  # fmt: skip

    def all(self, state: str | None = "proposed") -> list[Proposal]:
        """The cases that wait for a person, or those of another state, or all (`None`)."""
        with self._records.session() as session:
            return [_told(one) for one in stored.cases(session, state)]

    def decide(self, case_id: str, *, accepted: bool) -> Proposal:
        """Accept a case, and write it to the file, or refuse it. `ConflictError` where it was decided otherwise."""
        with self._records.session() as session:
            held = session.get(stored.ProposedCaseRecord, case_id)
            if held is None:
                raise NotFoundError(f"There is no proposed case {case_id}.")
            to = "accepted" if accepted else "refused"
            if held.state not in ("proposed", to):
                raise ConflictError(f"The case {case_id} was {held.state} before.")
            held.state, held.decided_at = to, now()
            session.add(held)
            told = _told(held)
        self.write()
        return told

    @property
    def file(self) -> Path:
        """Where the accepted cases are."""
        return self._file

    def held_of(self, session: stored.Session, client_id: str) -> dict[str, Any]:
        """What the drafts for a client hold, for their export."""
        return held_of(session, client_id)

    def write(self) -> None:
        """Bring the file to what is accepted; what a person wrote in it, and how they changed a case, stays."""
        import yaml

        with self._records.session() as session:
            accepted = {one.id: json.loads(one.content) for one in stored.cases(session, "accepted")}
        if not accepted and not self._file.exists():
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self._file}.lock", timeout=10):
            text = self._file.read_text(encoding="utf-8") if self._file.exists() else ""
            given = yaml.safe_load(text) or {}
            there = given.get("drafts", [])
            kept = [one for one in there if not one["id"].startswith(ID) or one["id"] in accepted]
            new = [case for case_id, case in accepted.items() if case_id not in {one["id"] for one in kept}]
            if len(kept) == len(there) and not new:
                return
            if not kept and not new:
                self._file.unlink()
                return
            whole = {"suite": given.get("suite", "drafts"), "drafts": [*kept, *new]}
            beside = self._file.with_suffix(".part")
            beside.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")
            beside.replace(self._file)

    def _case(
        self,
        request: DraftRequest,
        file: ClientFile | None,
        edits: Sequence[Change],
        comments: Sequence[str],
        people: Sequence[str],
    ) -> dict[str, Any]:
        from advisor.drafting.asked import asked
        from advisor.offline.spotting import Spotter

        knowledge = self._knowledge()
        name = file.name if file is not None else asked(request, None, Spotter(knowledge)).name
        names = [name] if name else []

        def bare(text: str) -> str:
            return deidentified(text, names, knowledge, people)

        gone = [bare(one.old.text) for one in edits if one.old is not None and one.old.kind != "client_said"]
        come = [bare(one.new.text) for one in edits if one.new is not None]
        parts = [f"A person edited this {request.kind} before it was approved."] if edits else []
        parts += ["Written by hand: " + " ".join(come)] if come else []
        parts += [f"A person voted against this {request.kind}."] if not edits else []
        parts += ["They said: " + bare(one) for one in comments]
        case: dict[str, Any] = {"reason": " ".join(parts)}
        case["request"] = request.model_copy(update={"request": bare(request.request)}).model_dump(mode="json")
        if file is not None:
            case["client"] = _stranger(file, bare, state_of(file.place, knowledge))
        left_out = [one for text in gone if text not in come and (one := _pattern(text)) is not None]
        return case | ({"must_not": left_out} if left_out else {})


_OFFICES = frozenset(
    ("counselor", "counsellor", "supervisor", "admin", "office", "info", "career", "careers", "jobs", "work")
)


def _people(addresses: Iterable[str]) -> list[str]:
    """The names in the addresses of whoever worked on a draft."""
    parts = {part for one in addresses for part in re.findall(r"[^\W\d_]{3,}", one.partition("@")[0])}
    return sorted(one for one in parts if one.casefold() not in _OFFICES)


def _stranger(file: ClientFile, bare: Callable[[str], str], state: str | None) -> dict[str, Any]:
    """The file as somebody else's: what was said, and by which side."""
    sides = {"client", "cliente", "counselor"}
    items = [
        {"id": f"i{number}", "kind": one.kind, "text": bare(one.text),
         "said_by": one.said_by if one.said_by.casefold() in sides else "somebody else"}
        for number, one in enumerate(sources_of(file), start=1)
    ]  # fmt: skip
    told: dict[str, Any] = {"id": "stranger", "name": STAND_IN}
    if file.situation:
        told["situation"] = bare(file.situation)
    told["goals"] = [bare(one) for one in file.goals]
    told["constraints"] = [bare(one) for one in file.constraints]
    return {key: one for key, one in (told | {"place": state, "items": items}).items() if one not in (None, [])}


def _pattern(text: str) -> str | None:
    """A sentence as a pattern: no source's number and no figure in it holds longer than a release. `None` where something
    was taken out of it, so that it can never be met."""
    if re.search(r"\[[^\d\]]", text):
        return None
    parts = _MARKED.split(text)
    return "".join(
        re.escape(one) if place % 2 == 0 else r"\s*\[\d+\]" if "[" in one else r"[\d,.]+"
        for place, one in enumerate(parts)
    )


def _told(one: stored.ProposedCaseRecord) -> Proposal:
    return Proposal.model_validate({"id": one.id, "why": one.why, "state": one.state, "case": json.loads(one.content)})
