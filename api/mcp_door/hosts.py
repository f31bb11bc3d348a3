"""Under which names this server may be spoken to: a page of another site that points a name of its own at this machine
(DNS rebinding) is refused. Pure."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def hosts(origins: Sequence[str], public_hosts: Sequence[str]) -> list[str]:
    """Values of the header Host that are taken: loopback at any port, the hosts of the origins, the public names."""
    named = [urlsplit(one).netloc for one in origins]
    return list(dict.fromkeys([*_any_port(_LOOPBACK), *named, *_any_port(public_hosts)]))


def allowed_origins(origins: Sequence[str], public_hosts: Sequence[str]) -> list[str]:
    """Values of the header Origin that are taken where one is sent: a program that is no web page sends none."""
    own = [f"{scheme}://{host}" for host in (*_LOOPBACK, *public_hosts) for scheme in ("http", "https")]
    return list(dict.fromkeys([*origins, *_any_port(own)]))


def _any_port(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield f"{name}:*"
