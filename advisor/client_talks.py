"""A client's own talks: handed over by the client, readable while their consent stands, and closed the moment it does not.

Works within a session; who asks is decided in `clients`.
"""

import hmac
import json

from advisor import records_clients as stored
from advisor import records_path
from advisor.accounts import Person
from advisor.caseload import NewConsent, Talk, TalkLink, TalkTurn
from advisor.conversations import Conversations
from advisor.errors import NotFoundError
from advisor.records import ConversationRecord, now
from advisor.records_clients import ClientConsentRecord, ClientTalkRecord, Session

NO_TALK = "There is no such talk, or it was not handed over."


def hand_over(session: Session, talks: Conversations, person: Person, client_id: str, link: TalkLink) -> None:
    """Take a talk into the file: its token opens it, or the person lets counselors open it in My path. The token is
    not kept. `NotFoundError` for any other talk, and for none."""
    if link.token is not None:
        try:
            found = talks.talk_of(session, link.token).id
        except NotFoundError:
            found = ""
        fits = hmac.compare_digest(found.encode(), link.conversation_id.encode())
    else:
        fits = records_path.held(session, link.conversation_id)[0].consent
    if not fits:
        raise NotFoundError(NO_TALK)
    session.merge(
        ClientTalkRecord(
            client_id=client_id,
            conversation_id=link.conversation_id,
            how="path" if link.token is None else "token",
            created_at=now(),
        )
    )
    given = NewConsent(kind="talk", given=True, words=link.words, conversation_id=link.conversation_id)
    act(session, person, client_id, given)


def act(session: Session, person: Person, client_id: str, consent: NewConsent) -> None:
    """Record an act of consent. `NotFoundError` where it names a talk that is not in the file."""
    named = consent.conversation_id
    if named is not None and session.get(ClientTalkRecord, (client_id, named)) is None:
        raise NotFoundError(NO_TALK)
    session.add(
        ClientConsentRecord(
            client_id=client_id,
            kind=consent.kind,
            given=consent.given,
            words=consent.words,
            conversation_id=named,
            recorded_by=person.account_id,
            created_at=now(),
        )
    )
    session.flush()


def readable(session: Session, client_id: str) -> list[Talk]:
    """The talks that may be read now."""
    acts = stored.consents(session, client_id)
    return [
        _talk(session, link, talk)
        for link, talk in stored.handed_over(session, client_id)
        if _agreed(acts, talk.id) and _let(session, link)
    ]


def _agreed(acts: list[ClientConsentRecord], conversation_id: str) -> bool:
    """Whether the newest act on this talk gave it; taking back all talks counts for each."""
    about = [
        one
        for one in acts
        if one.kind == "talk"
        and (one.conversation_id == conversation_id or (one.conversation_id is None and not one.given))
    ]
    return bool(about) and about[-1].given


def _let(session: Session, link: ClientTalkRecord) -> bool:
    """Whether the person's own word in My path still allows it: asked at every reading, never remembered."""
    if link.how == "path":
        return records_path.held(session, link.conversation_id)[0].consent
    # A token once given opens the talk until they say otherwise where they can say it themself.
    said = stored.path_acts(session, link.conversation_id)
    return not said or said[0].given or said[0].created_at < link.created_at


def _talk(session: Session, link: ClientTalkRecord, talk: ConversationRecord) -> Talk:
    turns = []
    for turn in stored.turns(session, talk.id):
        answer = json.loads(turn.answer)
        turns.append(
            TalkTurn(
                turn_id=turn.id,
                at=turn.created_at,
                message=json.loads(turn.request)["message"],
                text=answer["text"],
                outcome=answer["outcome"],
                citations=answer.get("citations", []),
            )
        )
    path = records_path.held(session, talk.id)[0]
    return Talk.model_validate(
        {
            "conversation_id": talk.id,
            "created_at": talk.created_at,
            "how": link.how,
            "turns": turns,
            "path": path.model_dump(mode="json") if path.consent else None,
        }
    )
