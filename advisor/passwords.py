"""Passwords as argon2 hashes, with the library's default profile."""

import secrets
import threading
from functools import cached_property
from typing import TYPE_CHECKING

from advisor.errors import InvalidRequestError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 10, 1024
"""Characters of a password."""

# One hash takes 64 MiB: a flood of sign-ins must not take the memory of the service.
_AT_A_TIME = threading.BoundedSemaphore(2)


class Passwords:
    """Hashes passwords and checks them. Thread-safe."""

    def hashed(self, password: str) -> str:
        """The hash to keep. `InvalidRequestError` where the password is too short or too long."""
        if not LEAST <= len(password) <= MOST:
            raise InvalidRequestError(f"password: {LEAST} to {MOST} characters are needed.")
        with _AT_A_TIME:
            return self._hasher.hash(_bytes(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether this is the password of that hash. With no hash, one that nothing fits takes as long to check."""
        from argon2.exceptions import InvalidHashError, VerificationError

        decoy = self._decoy  # made before either way is taken, so that the first refusal takes no longer
        try:
            with _AT_A_TIME:
                return self._hasher.verify(kept or decoy, _bytes(password[: MOST + 1])) and kept is not None
        except (VerificationError, InvalidHashError):
            return False

    def outdated(self, kept: str) -> bool:
        """Whether the library would make this hash otherwise today."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        return PasswordHasher()

    @cached_property
    def _decoy(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe(32))


def _bytes(password: str) -> bytes:
    return password.encode(errors="surrogatepass")
