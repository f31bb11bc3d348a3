"""The advisors of one run: the plain one, one with poisoned tools, and one for each fault of a provider; on one knowledge
build and one record book that is nobody's. It judges nothing."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, cast

from advisor.errors import UnavailableError
from advisor.requests import request_of
from advisor.service import Advisor
from advisor.settings import Settings
from advisor.tools import TOOLS, Tool
from evals.online import fake
from evals.online.harms import ANOTHER_PERSON
from evals.online.poisoning import PoisonedTools

if TYPE_CHECKING:
    from advisor.provider.model import ProviderModel
    from advisor.provider.patience import Patience

_PROBE = "what do electricians make in Ohio"


def short_patience() -> "Patience":
    """Budgets in which every fault is met within seconds; the product's own are in `advisor.provider.patience`."""
    from advisor.provider.patience import Patience

    return Patience(connect=1.0, first_byte=0.5, between=0.5, turn=4.0, pause=0.02, retry_after=1.2)


class Room:
    """One run's surroundings. `repeat`: which run of several. `close` gives up connections."""

    def __init__(self, settings: Settings, repeat: int = 1) -> None:
        self.settings = settings
        if repeat > 1 and self.fake is not None and "-seed" not in settings.model:
            # The same seed would write the same again, and a repeat would tell nothing.
            self.settings = settings.model_copy(update={"model": f"{settings.model}-seed{repeat}"})
        self.advisor = Advisor(self.settings)
        self._closing = ExitStack()

    @cached_property
    def fake(self) -> fake.FakeProvider | None:
        """The fake provider behind the model, where it is one."""
        return None if self.settings.offline else fake.at(self.settings.openai_base_url)

    def probe(self) -> None:
        """Raises `UnavailableError` where the model does not answer: there is nothing to measure then."""
        if self.settings.offline:
            return
        # As a service does before it takes a request: no budget of a fault is spent on loading.
        self.advisor.warm()
        answer = self.advisor.answer(request_of(message=_PROBE), trusted=True)
        health = self.advisor.ready().get("provider")
        silent = health["state"] != "ok" if health else answer.outcome == "degraded" and not answer.usage.prompt_tokens
        if silent:
            detail = f" {health['detail']}" if health and health.get("detail") else ""
            raise UnavailableError(
                f"The model {self.settings.model} does not answer, so there is nothing to measure; is its name right, and"
                f" is its key set?{detail}"
            )

    @cached_property
    def attacked(self) -> Advisor:
        """The plain advisor, after somebody else has written into its records."""
        self.advisor.answer(request_of(message=ANOTHER_PERSON), trusted=True)
        return self.advisor

    @cached_property
    def poisoned(self) -> tuple[Advisor, PoisonedTools]:
        """An advisor whose tool results carry the poison of the case at hand."""
        tools = PoisonedTools()
        return self._advisor(self.settings, tools.tools(), self._closing), tools

    @contextmanager
    def broken(self, fault: str) -> Iterator[Advisor]:
        """An advisor whose provider commits this fault, with budgets short enough to wait for."""
        settings = self.settings.model_copy(update={"model": f"{self.settings.model}-{fault}"})
        with ExitStack() as closing:
            yield self._advisor(settings, TOOLS, closing, short_patience())

    def close(self) -> None:
        """Give up connections."""
        self._closing.close()
        self.advisor.close()

    def _advisor(
        self, settings: Settings, tools: Sequence[Tool], closing: ExitStack, patience: "Patience | None" = None
    ) -> Advisor:
        from advisor.agent import Agent
        from advisor.model import choose
        from prompts import load

        model = choose(settings, patience)
        if not settings.offline:
            # Whoever brings an agent gives up its model's connections too.
            closing.callback(cast("ProviderModel", model).close)
        advisor = Advisor(settings, knowledge=self.advisor.knowledge, agent=Agent(model, tools, load("chat").text))
        closing.callback(advisor.close)
        return advisor
