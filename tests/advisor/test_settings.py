"""Settings: defaults, origins, masking, and one clear sentence for a value that cannot be used."""

from pathlib import Path

import pytest

from advisor.settings import DEFAULT_MODEL, Settings, SettingsError


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in list(os.environ):
        if name.upper().startswith(("ADVISOR_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def origins(settings: Settings) -> dict[str, str]:
    return {line.name: line.origin for line in settings.told()}


def test_without_a_key_the_model_is_offline() -> None:
    assert Settings.load().model == "offline"


def test_an_empty_key_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert Settings.load().offline


def test_with_a_key_a_small_model_is_taken_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-value")
    assert Settings.load().model == DEFAULT_MODEL
    monkeypatch.setenv("ADVISOR_MODEL", "openai:other")
    assert Settings.load().model == "openai:other"


def test_each_value_tells_its_origin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path / "home"))
    (tmp_path / ".env").write_text("ADVISOR_ORIGINS=https://a.example, https://b.example\n")
    settings = Settings.load()
    assert settings.origins == ("https://a.example", "https://b.example")
    told = origins(settings)
    assert told["ADVISOR_HOME"] == "environment"
    assert told["ADVISOR_ORIGINS"] == ".env"
    assert told["ADVISOR_MODEL"] == "default"


def test_a_price_is_two_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.load().price_per_million is None
    monkeypatch.setenv("ADVISOR_PRICE_PER_MILLION", " 0.25, 2 ")
    assert Settings.load().price_per_million == (0.25, 2.0)
    monkeypatch.setenv("ADVISOR_PRICE_PER_MILLION", "")
    assert Settings.load().price_per_million is None


@pytest.mark.parametrize("price", ["1", "1,2,3", "a,b", "-1,2", "nan,1", "inf,1"])
def test_what_is_no_price_is_refused(monkeypatch: pytest.MonkeyPatch, price: str) -> None:
    monkeypatch.setenv("ADVISOR_PRICE_PER_MILLION", price)
    with pytest.raises(SettingsError, match=r"^ADVISOR_PRICE_PER_MILLION cannot be used: "):
        Settings.load()


def test_a_budget_of_cost_needs_a_price(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_BUDGET_COST_USD_PER_DAY", "1.5")
    assert Settings.load().offline
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-value")
    with pytest.raises(SettingsError, match="needs ADVISOR_PRICE_PER_MILLION"):
        Settings.load()
    monkeypatch.setenv("ADVISOR_PRICE_PER_MILLION", "0.25,2")
    assert Settings.load().budget_cost_usd_per_day == 1.5


def test_secrets_are_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-value")
    monkeypatch.setenv("ADVISOR_API_KEYS", "one-secret,two-secret")
    monkeypatch.setenv("ADVISOR_RECORDS_URL", "postgresql://user:pass-secret@host/db")
    shown = " ".join(line.value for line in Settings.load().told())
    assert "secret" not in shown
    assert "secret" not in repr(Settings.load())


def test_records_stand_under_home_unless_a_url_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVISOR_HOME", str(tmp_path))
    assert Settings.load().records == f"sqlite:///{tmp_path}/records.sqlite"
    monkeypatch.setenv("ADVISOR_RECORDS_URL", "postgresql+psycopg://db/records")
    assert Settings.load().records == "postgresql+psycopg://db/records"


def test_a_bad_value_is_one_sentence_that_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_BUDGET_TURNS_PER_DAY", "many")
    with pytest.raises(SettingsError, match=r"^ADVISOR_BUDGET_TURNS_PER_DAY cannot be used: [^\n]*$"):
        Settings.load()


def test_a_text_that_is_no_database_url_is_refused_without_repeating_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_RECORDS_URL", "pass-secret")
    with pytest.raises(SettingsError, match=r"^ADVISOR_RECORDS_URL cannot be used: it is no database URL") as refused:
        Settings.load()
    assert "secret" not in str(refused.value)


def test_an_empty_home_is_the_default_one_and_never_the_directory_one_stands_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = Settings.load().home
    monkeypatch.setenv("ADVISOR_HOME", "")
    assert Settings.load().home == usual != tmp_path


def test_embeddings_are_local_unless_a_model_of_a_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADVISOR_EMBEDDINGS", raising=False)
    assert Settings.load().remote_embeddings is None
    monkeypatch.setenv("ADVISOR_EMBEDDINGS", "openai:text-embedding-3-small")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    configured = Settings.load().remote_embeddings
    assert configured is not None
    assert (configured.model, configured.base_url) == ("text-embedding-3-small", "http://127.0.0.1:9/v1")
    assert "sk-secret" not in repr(configured)


@pytest.mark.parametrize("value", ["openai", "openai:", "other:model"])
def test_embeddings_that_nobody_offers_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ADVISOR_EMBEDDINGS", value)
    with pytest.raises(SettingsError, match="ADVISOR_EMBEDDINGS cannot be used"):
        Settings.load()


def test_the_directory_of_token_encodings_is_the_libraries_own_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    assert Settings.load().tiktoken_cache_dir is None
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert Settings.load().tiktoken_cache_dir == tmp_path
    assert ("TIKTOKEN_CACHE_DIR", str(tmp_path), "environment") in Settings.load().told()


@pytest.mark.parametrize("value", ["api.openai.com/v1", "ftp://x/v1", "https://me:secret@x/v1", "https://x/v1?key=1"])
def test_an_address_of_a_provider_is_a_plain_web_address(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", value)
    with pytest.raises(SettingsError, match=r"^OPENAI_BASE_URL cannot be used: it is no web address") as caught:
        Settings.load()
    assert "secret" not in str(caught.value)


def test_a_key_is_sent_without_the_line_end_that_came_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", " sk-1\n")
    key = Settings.load().openai_api_key
    assert key is not None
    assert key.get_secret_value() == "sk-1"


def test_a_key_that_cannot_be_sent_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1 sk-2")
    with pytest.raises(SettingsError, match=r"^OPENAI_API_KEY cannot be used: it holds characters that no key has\.$"):
        Settings.load()
