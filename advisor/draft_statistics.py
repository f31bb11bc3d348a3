"""How often drafts were approved as they had been written: of an organisation, altogether and by kind."""

from collections.abc import Iterable, Sequence
from typing import Literal

from advisor import records_drafts as stored
from advisor.draft_states import Share, Statistics
from advisor.drafting.document import KINDS, DraftKind
from advisor.records_drafts import Session

How = Literal["as_written", "by_instruction", "edited"]


def statistics(session: Session, organisation_id: str) -> Statistics:
    """The figures of an organisation. Each draft counts once, by its first approval."""
    drafts = {one.id: one for one in stored.of_organisation(session, organisation_id)}
    first: dict[str, int] = {}
    for one in stored.approvals(session, drafts):
        first.setdefault(one.draft_id, one.number)
    found = [(drafts[draft_id].kind, _how(session, draft_id, number)) for draft_id, number in first.items()]
    votes = [one.vote for one in stored.votes(session, drafts)]
    by_kind = [_share(kind, [how for one, how in found if one == kind]) for kind in KINDS]
    return Statistics(
        drafts=len(drafts),
        shares=[_share(None, [how for _, how in found]), *(one for one in by_kind if one.approved)],
        votes_up=votes.count("up"),
        votes_down=votes.count("down"),
        missing=None if found else "No draft has been approved yet.",
    )


def _how(session: Session, draft_id: str, number: int) -> How:
    return how_made([one.made_by for one in stored.revisions(session, draft_id) if one.number <= number])


def how_made(made_by: Iterable[str]) -> How:
    """By what the revisions up to an approved one were made."""
    made = set(made_by)
    return "edited" if "person" in made else "by_instruction" if "instruction" in made else "as_written"


def _share(kind: DraftKind | None, how: Sequence[How]) -> Share:
    return Share(
        kind=kind,
        approved=len(how),
        as_written=how.count("as_written"),
        by_instruction=how.count("by_instruction"),
        edited=how.count("edited"),
        without_edit=how.count("as_written") / len(how) if how else None,
    )
