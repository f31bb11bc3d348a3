"""Under which names `/mcp` may be spoken to, from settings to the values of the headers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.settings import Settings, SettingsError
from api.mcp_door.hosts import allowed_origins, hosts


def test_loopback_the_origins_and_the_public_names_are_taken() -> None:
    named = hosts(["https://city.example", "http://dev.example:8080"], ["advisor.example.org"])
    assert {"127.0.0.1", "localhost:*", "[::1]:*", "city.example", "dev.example:8080"} <= set(named)
    assert {"advisor.example.org", "advisor.example.org:*"} <= set(named)
    assert "dev.example" not in named
    origins = allowed_origins(["https://city.example"], ["advisor.example.org"])
    assert {"https://city.example", "https://advisor.example.org", "http://127.0.0.1:*"} <= set(origins)
    assert "http://city.example" not in origins


@given(st.text(alphabet="abc.-:*/ ", max_size=12))
def test_no_name_becomes_a_wildcard_for_all(name: str) -> None:
    try:
        settings = Settings(public_hosts=(name,), openai_api_key=None)
    except ValueError:
        return
    assert all("*" not in one and "/" not in one and one for one in settings.public_hosts)


def test_names_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_PUBLIC_HOSTS", "Advisor.Example.org, other.example")
    assert Settings.load().public_hosts == ("advisor.example.org", "other.example")
    monkeypatch.setenv("ADVISOR_PUBLIC_HOSTS", "https://advisor.example.org")
    with pytest.raises(SettingsError, match="ADVISOR_PUBLIC_HOSTS cannot be used: it is no host name"):
        Settings.load()
