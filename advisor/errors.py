"""Errors of a turn, each with one clear sentence for a person. They carry no stack trace, SQL, key or provider's body."""


class AdvisorError(Exception):
    """Something a person can be told in one sentence."""


class InvalidRequestError(AdvisorError):
    """The request is not what the contract allows."""


class NotFoundError(AdvisorError):
    """The thing does not exist, or is another's: told apart by nobody."""


class ForbiddenError(AdvisorError):
    """The thing is there and may be seen, but not this done with it by who asks: their role does not go so far."""


class ConflictError(AdvisorError):
    """The idempotency key was used with another body, or another turn of this conversation is still running."""


class OverBudgetError(AdvisorError):
    """The turns allowed for a day are used up. `retry_after`: seconds until they start anew."""

    def __init__(self, said: str, retry_after: int) -> None:
        super().__init__(said)
        self.retry_after = retry_after


class UnavailableError(AdvisorError):
    """A part is down or not ready: the records cannot be written, the model cannot be set up or does not answer.

    `public` is what is said to people elsewhere, where the sentence itself names a place on this machine.
    """

    def __init__(self, said: str, public: str | None = None) -> None:
        super().__init__(said)
        self.public = public or said
