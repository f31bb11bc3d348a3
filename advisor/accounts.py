"""Who works here: accounts of organisations that are apart, signing in and out, and how often it may be tried.

A sign-in is a random token, shown once and kept as a digest; the token against forged requests (CSRF) is derived from
it, so that a page can always be given the one that fits. Passwords are kept as argon2 hashes.
"""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from advisor import records_accounts as stored
from advisor.errors import AdvisorError, ConflictError, InvalidRequestError, NotFoundError, OverBudgetError
from advisor.facts import Frozen
from advisor.passwords import Passwords
from advisor.records import Records, now

EXPIRES = timedelta(hours=12)
EXPIRES_IDLE = timedelta(hours=2)
WINDOW_SECONDS = 15 * 60
MOST_BY_EMAIL, MOST_BY_ADDRESS = 10, 40
"""Attempts in a window that did not succeed: with one e-mail, and from one address, where many may work."""

_SEEN_EVERY = timedelta(minutes=1)
_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+")


class Role(StrEnum):
    """What somebody may see: a counselor their own clients, a supervisor and an admin all of the organisation's."""

    COUNSELOR = "counselor"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class Person(Frozen):
    """Who acts."""

    account_id: str
    email: str
    role: Role
    organisation_id: str
    organisation: str = ""

    @property
    def oversees(self) -> bool:
        """Whether they see all clients of their organisation."""
        return self.role is not Role.COUNSELOR


class SignIn(NamedTuple):
    """A new sign-in. `token` and `csrf` are secrets of the browser it goes to."""

    token: str
    csrf: str
    person: Person


class OrganisationSettings(Frozen):
    """`retention_days`: after closing, how long a client's file is kept, `None` for no end; `second_person`: whether an
    approval needs somebody other than the author."""

    name: str
    retention_days: int | None
    second_person: bool


class RefusedSignInError(AdvisorError):
    """The e-mail or the password is wrong, or the account is closed: told apart by nobody."""


class TooManyAttemptsError(OverBudgetError):
    """Sign-in was tried too often with this e-mail or from this address, known here or not."""


class Accounts:
    """The accounts in one records database. `clock` tells the time, in UTC."""

    def __init__(self, records: Records, clock: Callable[[], datetime] = now) -> None:
        self._records = records
        self._clock = clock
        self._passwords = Passwords()

    # --- accounts --------------------------------------------------------------------------------------------------

    def add(self, email: str, role: Role | str, password: str, organisation: str = "Our organisation") -> Person:
        """A new account; its organisation is made with its first. `InvalidRequestError`, `ConflictError`."""
        email, role = _email(email), _role(role)
        organisation = " ".join(organisation.split())
        if not organisation or len(organisation) > 200:
            raise InvalidRequestError("organisation: A name of 1 to 200 characters is needed.")
        hashed = self._passwords.hashed(password)
        with self._records.session() as session:
            if stored.account_of(session, email) is not None:
                raise ConflictError(f"There is an account for {email} already.")
            home = stored.organisation_named(session, organisation)
            if home is None:
                home = stored.OrganisationRecord(id=_id("o"), name=organisation, created_at=self._clock())
                session.add(home)
                session.flush()
            account = stored.AccountRecord(
                id=_id("a"), email=email, password_hash=hashed, role=role, organisation_id=home.id,
                created_at=self._clock(),
            )  # fmt: skip
            session.add(account)
            return _person(account, home)

    def all(self) -> list[tuple[Person, bool]]:
        """Every account, and whether it is open."""
        with self._records.session() as session:
            return [(_person(account, home), account.active) for account, home in stored.accounts(session)]

    def set_password(self, email: str, password: str) -> None:
        """Give an account another password; everywhere it was signed in, it is signed out."""
        hashed = self._passwords.hashed(password)
        with self._records.session() as session:
            account, _ = self._found(session, email)
            account.password_hash = hashed
            session.add(account)
            stored.sign_out(session, account_id=account.id)

    def close(self, email: str, *, closed: bool = True) -> None:
        """Close an account, or open it again. Its clients stay; who oversees the organisation sees them."""
        with self._records.session() as session:
            account, _ = self._found(session, email)
            account.active = not closed
            session.add(account)
            stored.sign_out(session, account_id=account.id)

    def organisation(self, organisation_id: str) -> OrganisationSettings:
        """The settings of an organisation."""
        with self._records.session() as session:
            found = session.get(stored.OrganisationRecord, organisation_id)
            if found is None:
                raise NotFoundError("There is no such organisation.")
            return OrganisationSettings.model_validate(found, from_attributes=True)

    def set_organisation(
        self, name: str, *, retention_days: int | None = None, second_person: bool | None = None
    ) -> OrganisationSettings:
        """Change what is given and return all. `retention_days` 0 means without end."""
        with self._records.session() as session:
            found = stored.organisation_named(session, " ".join(name.split()))
            if found is None:
                raise NotFoundError(f"There is no organisation named {name}.")
            if retention_days is not None:
                found.retention_days = retention_days or None
            if second_person is not None:
                found.second_person = second_person
            session.add(found)
            return OrganisationSettings.model_validate(found, from_attributes=True)

    # --- signing in ------------------------------------------------------------------------------------------------

    def sign_in(self, email: str, password: str, address: str) -> SignIn:
        """A new sign-in. `RefusedSignInError` in the same words and time whether the e-mail is known or not;
        `TooManyAttemptsError` with when to come again."""
        email = email.strip().casefold().encode(errors="replace").decode()
        moment = self._clock()
        counted = self._count(email, address, moment)
        with self._records.session() as session:
            found = stored.account_of(session, email)
        fits = self._passwords.fits(found[0].password_hash if found else None, password)
        if found is None or not fits or not found[0].active:
            raise RefusedSignInError("The e-mail or the password is wrong.")
        account, home = found
        fresh = self._passwords.hashed(password) if self._passwords.outdated(account.password_hash) else None
        token = secrets.token_urlsafe(32)
        csrf = csrf_of(token)
        with self._records.session() as session:
            for key, window in counted:
                stored.give_back_attempt(session, key, window)
            if fresh is not None:
                account.password_hash = fresh
                session.merge(account)
            session.add(
                stored.SigninRecord(
                    token_digest=_digest(token),
                    account_id=account.id,
                    csrf_digest=_digest(csrf),
                    created_at=moment,
                    seen_at=moment,
                )
            )
        return SignIn(token, csrf, _person(account, home))

    def person_of(self, token: str | None) -> Person | None:
        """Who signed in with this token; `None` where nobody did, or it has run out."""
        if not token:
            return None
        moment = self._clock()
        with self._records.session() as session:
            found = stored.signed_in(session, _digest(token))
            if found is None:
                return None
            signin, account, home = found
            if moment - signin.created_at >= EXPIRES or moment - signin.seen_at >= EXPIRES_IDLE or not account.active:
                session.delete(signin)
                return None
            if moment - signin.seen_at >= _SEEN_EVERY:
                signin.seen_at = moment
                session.add(signin)
            return _person(account, home)

    def csrf_fits(self, token: str, given: str | None) -> bool:
        """Whether this is the sign-in's token against forged requests; compared in constant time."""
        with self._records.session() as session:
            signin = session.get(stored.SigninRecord, _digest(token))
        return hmac.compare_digest(_digest(given or ""), signin.csrf_digest if signin else "")

    def sign_out(self, token: str | None) -> None:
        """End this sign-in, if there is one."""
        if token:
            with self._records.session() as session:
                stored.sign_out(session, token_digest=_digest(token))

    def sign_out_everywhere(self, account_id: str) -> None:
        """End every sign-in of an account."""
        with self._records.session() as session:
            stored.sign_out(session, account_id=account_id)

    def purge(self, moment: datetime) -> None:
        """Remove what has run out: sign-ins, and counts of attempts."""
        with self._records.session() as session:
            stored.drop_expired(session, moment - EXPIRES, moment - EXPIRES_IDLE, _window(moment))

    def _count(self, email: str, address: str, moment: datetime) -> list[tuple[str, int]]:
        window = _window(moment)
        limits = ((f"email:{email}", MOST_BY_EMAIL), (f"address:{address}", MOST_BY_ADDRESS))
        counted = [(_digest(name), most) for name, most in limits]
        with self._records.session() as session:
            # Each is counted, also where the other is used up.
            free = [stored.take_attempt(session, key, window, most) for key, most in counted]
        if not all(free):
            wait = max(1, window + WINDOW_SECONDS - int(moment.timestamp()))
            raise TooManyAttemptsError("Sign-in was tried too often; please wait a while, then try again.", wait)
        return [(key, window) for key, _ in counted]

    def _found(self, session: stored.Session, email: str) -> tuple[stored.AccountRecord, stored.OrganisationRecord]:
        found = stored.account_of(session, _email(email))
        if found is None:
            raise NotFoundError(f"There is no account for {email}.")
        return found


def csrf_of(token: str) -> str:
    """The token against forged requests that goes with a sign-in's token."""
    made = hmac.new(token.encode(errors="surrogatepass"), b"csrf", hashlib.sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def _person(account: stored.AccountRecord, home: stored.OrganisationRecord) -> Person:
    return Person(
        account_id=account.id, email=account.email, role=Role(account.role), organisation_id=home.id,
        organisation=home.name,
    )  # fmt: skip


def _email(email: str) -> str:
    email = email.strip().casefold()
    if len(email) > 254 or not _EMAIL.fullmatch(email):
        raise InvalidRequestError("email: An e-mail address is needed, such as ana@example.org.")
    return email


def _role(role: str) -> Role:
    if role not in list(Role):
        raise InvalidRequestError(f"role: One of {', '.join(Role)} is needed.")
    return Role(role)


def _window(moment: datetime) -> int:
    return int(moment.timestamp()) // WINDOW_SECONDS * WINDOW_SECONDS


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _id(kind: str) -> str:
    return f"{kind}_{secrets.token_hex(12)}"
