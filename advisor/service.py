"""`Advisor`: what every door talks to. Opens knowledge, records and model when first needed, once a process: the
libraries behind them are heavy, and a door must be open before they are loaded.

It holds no state of a talk: two advisors on the same home answer alike.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, cast

from advisor.answers import Answer, Stamps, SubjectRef
from advisor.errors import AdvisorError, NotFoundError, OverBudgetError, UnavailableError
from advisor.facts import RowRef
from advisor.hearing import heard, said_before
from advisor.ledger import Ledger
from advisor.memory import merged
from advisor.own import Own
from advisor.releases import WARMING_TEXT, Release, Releases
from advisor.remembering import Remembered, at_home, blanked, placed, remembered, settle, unkept
from advisor.requests import ChatRequest
from advisor.rooms import Rooms
from advisor.safe_turn import cleaned, note_of, safe_turn, unrecorded, verdict_of
from advisor.safety import language_of
from advisor.sensing import sense_of
from advisor.settings import OFFLINE, Settings, calm_libraries
from advisor.stream import Done, Event, Started, Text, run_turn
from advisor.talk import TalkState
from advisor.tools.context import ToolContext
from advisor.turns import Exchange, Opened, TurnContext
from knowledge.errors import KnowledgeError
from knowledge.memory import give_back

if TYPE_CHECKING:
    from advisor.agent import Agent
    from advisor.names import BuildNames
    from advisor.provider.model import ProviderModel
    from advisor.spending import Ongoing
    from knowledge.store import Knowledge

log = logging.getLogger(__name__)


class Advisor(Rooms):
    """One advisor on one set of settings. Thread-safe."""

    def __init__(
        self, settings: Settings | None = None, *, knowledge: "Knowledge | None" = None, agent: "Agent | None" = None
    ) -> None:
        calm_libraries()
        self.settings = settings or Settings.load()
        self.releases = Releases(self.settings, knowledge)
        self.own = Own(self.settings)
        self._agent = agent
        self._provider: ProviderModel | None = None
        self._opening = threading.RLock()
        self._fault: str | None = None
        self._warm = False
        self._closed = False

    # --- parts, opened on first need -------------------------------------------------------------------------------

    @property
    def knowledge(self) -> "Knowledge":
        """The open build. Raises `KnowledgeError` with the command that mends it."""
        return self.releases.at_hand().knowledge

    @property
    def agent(self) -> "Agent":
        """The agent with the chat model of the settings. Raises `UnavailableError`."""
        with self._opening:
            if self._agent is None:
                # LangChain is loaded here, after the socket is open.
                from advisor.agent import Agent
                from advisor.model import choose
                from advisor.tools import TOOLS, with_own
                from prompts import load

                model = choose(self.settings)
                self._provider = None if self.settings.offline else cast("ProviderModel", model)
                self._agent = Agent(model, with_own(TOOLS, self.settings.own), load("chat").text)
            return self._agent

    @property
    def names(self) -> "BuildNames":
        """The names of occupations and places in the build that is open."""
        return self.releases.at_hand().names

    @cached_property
    def version(self) -> str:
        """The version of the installed package."""
        try:
            return version("career-advisor")
        except PackageNotFoundError:
            return "0+unknown"

    def warm(self) -> None:
        """Open everything and look a few things up, so that the first person does not wait. Never raises: what is
        wrong is told by `ready`. The model is set up but not asked: it may cost money."""
        try:
            for step in self._warming():
                if self._closed:
                    return  # a service that was stopped while it loaded loads nothing more
                step()
        except (AdvisorError, KnowledgeError) as error:
            self._fault = str(error)
        except Exception:
            log.exception("the advisor could not be loaded")
            self._fault = "Something went wrong while loading; the log of the service says what."
        self.releases.watch(self.warm)
        self.own.watch()

    def _warming(self) -> Iterator[Callable[[], object]]:
        """What is loaded, in order, each only once the one before is there."""
        from advisor.offline.nearness import examples

        yield examples
        yield lambda: verdict_of(ChatRequest(message=WARMING_TEXT), None, sense_of(self.settings))
        yield lambda: self._records.engine  # opened now, and brought to the newest revision
        yield self.purge
        yield lambda: self.agent  # imports LangChain
        yield from self.releases.at_hand().warming()
        yield self.own.view
        yield self._warmed
        yield lambda: self.drafts.warm()
        yield lambda: self.knowledge.titles.warm()  # late: only a title that no list has waits for it
        yield give_back

    def _warmed(self) -> None:
        self._fault = None
        self._warm = True

    def ready(self) -> dict[str, Any]:
        """For `/readyz`: whether a turn can be answered, and with what."""
        loaded = self._warm and self._fault is None
        state: dict[str, Any] = {"ready": loaded, "model": self.settings.model, "version": self.version}
        if (release := self.releases.opened) is not None:
            embedder = release.knowledge.manifest.embedder
            state["knowledge_build"] = release.knowledge.build_id
            state["embedder"] = embedder.model_dump() if embedder is not None else None
            if self._warm:
                # Found out while loading, not with the first question: a damaged index, or another embedder's.
                state["search_reduced"] = release.knowledge.search.reduced_reason
        if self.releases.refused is not None:
            state["knowledge_refused"] = self.releases.refused
        if (own := self.own.state) is not None:
            state["own"] = own
        if self._provider is not None:
            health = self._provider.breaker.health
            state["provider"] = health._asdict()
            if loaded and health.state == "refused":
                # Turns are answered offline, but not as the operator set it up.
                state |= {"ready": False, "fault": health.detail}
        if self._warm and (stand := self.switch.stand()).offline:
            # As the operator wants it: turns are answered, so the service is ready.
            state |= {
                "ready": loaded,
                "model": OFFLINE,
                "switched_off": {"why": stand.why, "since": stand.since.isoformat() if stand.since else None},
            }
            state.pop("fault", None)
        if self._fault is not None:
            state["fault"] = self._fault
        elif not loaded:
            state["fault"] = "Still loading."
        return state

    def close(self) -> None:
        """Give up connections; what is being loaded is not loaded any further."""
        self._closed = True
        if "_records" in self.__dict__:
            self._records.close()
        if self._provider is not None:
            self._provider.close()
        self.releases.close()
        self.own.close()

    # --- turns -----------------------------------------------------------------------------------------------------

    def admit(self, request: ChatRequest, token: str | None = None, *, trusted: bool = False, key: str = "") -> None:
        """Refuse now what would be refused later: a conversation that is not theirs, an idempotency key used with
        another body, a day's turns used up under the API key whose digest `key` is."""
        request, _ = cleaned(self.own.scoped(request, key))
        try:
            if self.conversations.repeated(request, token, trusted=trusted) is None:
                self.spending.check(key)
        except (OverBudgetError, UnavailableError):
            verdict = verdict_of(request, None, sense_of(self.settings))
            if verdict is None or verdict.outcome != "crisis":
                raise

    def ask(
        self,
        request: ChatRequest,
        token: str | None = None,
        *,
        trusted: bool = False,
        key: str = "",
        gone: threading.Event | None = None,
        before: Sequence[Exchange] = (),
    ) -> Iterator[Event]:
        """One turn as events, recorded whole before the last one. `trusted`: the owner's own door, no token asked.
        `key`: the digest of the API key under which it is counted. `gone`: set once nobody reads on; the turn then ends
        soon, and what was checked by then is recorded as a stopped answer. `before`: what was said so far in a talk that
        the asker keeps and that is none of ours; see `hearing`."""
        request, removed = cleaned(self.own.scoped(request, key))
        note = note_of(request, removed)
        with self.conversations.alone(request) as goes:
            try:
                repeated = self.conversations.repeated(request, token, trusted=trusted)
                if repeated is not None:
                    yield from _again(repeated)
                    return
                opened = self.conversations.opened(request, token, trusted=trusted)
                goes(opened)
            except UnavailableError:
                verdict = verdict_of(request, None, sense_of(self.settings))
                if verdict is None or verdict.outcome != "crisis":
                    raise
                yield from safe_turn(verdict, note, unrecorded(), self._stamps_at_hand, None)
                return
            opened = said_before(opened, before) if before else opened
            verdict = verdict_of(request, opened, sense_of(self.settings))
            if verdict is not None and verdict.outcome is not None:
                # Decided before any knowledge is opened and before any model is asked.
                record = self._recorder(opened, request, Remembered(request))  # nothing of it is learnt
                yield from safe_turn(verdict, note, opened, self._stamps_at_hand, record)
                return
            with self.releases.lease() as release:
                if before:
                    opened = self._heard(release, opened, request)
                yield from self._on(release, request, opened, (note, verdict.beside if verdict else None), key, gone)

    def _on(
        self, release: Release, request: ChatRequest, opened: Opened, beside: tuple[str | None, ...], key: str,
        gone: threading.Event | None,
    ) -> Iterator[Event]:  # fmt: skip
        """The turn on one build, from its first look to its stamps. `beside`: what is said before the answer."""
        stamps = self._stamps(release)
        found = remembered(request, opened, release.knowledge)
        if found.verb is not None:
            yield from settle(found, found.verb, opened, self.conversations, stamps)
            return
        self.limits.check_conversation(opened.number)
        with self.spending.turn(key) as ongoing:
            if self.switch.stand().offline and not self.settings.offline:
                ongoing.without_provider = "switch"
            context = self._context(release, found, _talk(release, request, opened), opened)
            context.tools.own = self.own.view(key)
            context.price, context.without_provider = self.settings.price_per_million, ongoing.without_provider
            said = None
            if ongoing.without_provider:
                remark = self.switch.remark if ongoing.without_provider == "switch" else self.spending.remark
                said = remark(language_of(request.message, request.language or opened.talk.language))
            context.beside = " ".join(one for one in (*beside, said) if one)
            context.gone = gone or context.gone
            record = self._recorder(opened, request, found, ongoing)
            events = run_turn(self.agent, context, opened, stamps, record)
            yield from unkept(events, found.language) if found.off else events

    def _heard(self, release: Release, opened: Opened, request: ChatRequest) -> Opened:
        """A talk that the asker keeps, as it stands after what was said in it."""
        return heard(
            opened, request, release.knowledge, sense_of(self.settings), partial(self._context, release), self.agent,
            self._stamps(release),
        )  # fmt: skip

    def answer(self, request: ChatRequest, token: str | None = None, *, trusted: bool = False, key: str = "") -> Answer:
        """One turn, whole."""
        for event in self.ask(request, token, trusted=trusted, key=key):
            if isinstance(event, Done):
                return event.answer
        raise AssertionError("a turn ends with `done` or an error")

    def _recorder(
        self, opened: Opened, request: ChatRequest, found: Remembered, ongoing: "Ongoing | None" = None
    ) -> Callable[[Answer, TalkState, dict[str, RowRef]], None]:
        spent = ongoing.add if ongoing is not None else None

        def record(answer: Answer, talk: TalkState, rows: dict[str, RowRef]) -> None:
            if found.off:
                bare, emptied = blanked(request, answer)
                emptied = emptied.model_copy(update={"usage": answer.usage})
                self.conversations.record(opened, request, emptied, opened.talk, {}, kept=bare, spent=spent)
            else:
                self.conversations.record(
                    opened, request, answer, talk, rows, learnt=found.learnt, retracted=found.retracted, spent=spent
                )
            if ongoing is not None:
                ongoing.kept = True

        return record

    def _context(self, release: Release, found: Remembered, talk: TalkState, opened: Opened) -> TurnContext:
        request, place = found.request, placed(found.request, found.place)
        tools = ToolContext(knowledge=release.knowledge, ledger=Ledger(), place=place)
        talk = at_home(talk, request.message, place, opened.came_with)
        profile = merged(opened.profile, found.learnt)
        return TurnContext(tools, talk, request.message, request.language, profile=profile, names=release.names)

    def _stamps(self, release: Release) -> Stamps:
        from prompts import load

        return Stamps(
            model=OFFLINE if self.switch.stand().offline else self.settings.model,
            prompt=load("chat").digest,
            knowledge_build=release.knowledge.build_id,
            version=self.version,
        )

    def _stamps_at_hand(self) -> Stamps:
        """For a turn that needs no knowledge: no build is named where none is open, and none is opened."""
        from prompts import load

        release = self.releases.opened
        build = release.knowledge.build_id if release is not None else ""
        return Stamps(
            model=self.settings.model, prompt=load("chat").digest, knowledge_build=build, version=self.version
        )

    # --- a person's own --------------------------------------------------------------------------------------------

    def conversation(self, conversation_id: str, token: str | None) -> dict[str, Any]:
        """A conversation with its turns, for its owner."""
        return self.conversations.read(conversation_id, token)

    def delete_conversation(self, conversation_id: str, token: str | None) -> None:
        self.conversations.remove(conversation_id, token)

    def export(self, token: str | None) -> dict[str, Any]:
        """Everything held about the bearer."""
        return self.conversations.export(self.conversations.subject_of(token))

    def erase(self, token: str | None) -> int:
        """Remove everything held about the bearer; how many turns that were."""
        return self.conversations.erase(self.conversations.subject_of(token))

    def fact_row(self, turn_id: str, fact_id: str, token: str | None) -> dict[str, Any]:
        """The very row behind a figure of the bearer's turn: publisher, file, all columns, the file's checksum."""
        from knowledge.rows import row_behind

        answer, reference = self.conversations.row_of(turn_id, fact_id, token)
        if answer.stamps.knowledge_build != self.knowledge.build_id:
            raise NotFoundError("This figure comes from an earlier knowledge build, which is no longer here.")
        fact = next(fact for fact in answer.facts if fact.id == fact_id)
        row = row_behind(self.knowledge, reference.table, reference.key)
        return {"turn_id": turn_id, "fact": fact.model_dump(mode="json"), "column": reference.column, **row}


def _again(answer: Answer) -> Iterator[Event]:
    """A recorded turn, told again."""
    yield Started(conversation_id=answer.conversation_id, turn_id=answer.turn_id)
    yield Text(text=answer.text)
    yield Done(answer=answer)


def _talk(release: Release, request: ChatRequest, opened: Opened) -> TalkState:
    """The talk so far. A page that was newly opened is what "this" means."""
    page = request.page
    if page is None or (opened.page is not None and page == type(page).model_validate(opened.page)):
        return opened.talk
    subject: SubjectRef | None = None
    if page.career is not None and (career := release.knowledge.careers.get(page.career)) is not None:
        subject = SubjectRef(kind="career", id=career.career_id, title=career.title)
    elif page.track is not None and (track := release.knowledge.tracks.get(page.track)) is not None:
        subject = SubjectRef(kind="track", id=track.track_id, title=track.title)
    return opened.talk.model_copy(update={"subject": subject}) if subject else opened.talk
