"""Origins of web pages, as operators write them and as browsers send them (RFC 6454). Pure."""

import re

_ORIGIN = re.compile(r"(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?/?")
_USUAL_PORT = {"http": "80", "https": "443"}


def origin(text: str) -> str:
    """An origin as a browser sends it: lower case, no path, no usual port. `ValueError` says what was wrong.

    `*` is no origin: talks are opened by a token in a header and counselors by a cookie, and no page of a stranger
    is to be trusted with either.
    """
    if text.strip() == "*":
        raise ValueError(
            "* would let every page on the web use people's talks; name each origin, such as https://example.org"
        )
    match = _ORIGIN.fullmatch(text.strip().lower())
    if match is None or (match[3] and int(match[3]) > 65535):
        raise ValueError("it is no origin, such as https://example.org or http://127.0.0.1:8080, without a path")
    scheme, host, port = match.groups()
    return f"{scheme}://{host}" + (f":{port}" if port and port != _USUAL_PORT[scheme] else "")


def host_name(text: str) -> str:
    """A host name without scheme, port or path, lower case. `ValueError` says what was wrong."""
    name = text.strip().lower()
    match = _ORIGIN.fullmatch(f"https://{name}")
    if match is None or match[3] or name.endswith("/"):
        raise ValueError("it is no host name, such as advisor.example.org, without a scheme, port or path")
    return name
