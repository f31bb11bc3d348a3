"""`career-advisor prompts`: what a provider is sent, by name, digest and tokens."""

import hashlib
import json

import pytest
from typer.testing import CliRunner

from advisor.errors import NotFoundError
from api.cli import app
from knowledge.tokens import estimate
from prompts import every

MOST_TOKENS = 550


def run(*arguments: str) -> str:
    ended = CliRunner().invoke(app, ["prompts", *arguments], catch_exceptions=False)
    assert ended.exit_code == 0
    return ended.stdout


def test_every_prompt_is_listed_with_its_digest_and_the_tools_with_their_tokens() -> None:
    shown = run()
    for one in every():
        assert one.name in shown
        assert one.digest in shown
    assert "schemas of 18 tools" in shown


def test_as_json_the_figures_are_those_of_the_texts() -> None:
    told = json.loads(run("--json"))
    assert [one["name"] for one in told["prompts"]] == ["chat", "draft", "judge", "look_up", "repair"]
    assert len(told["tools"]) == 18
    assert told["tool_tokens"] <= sum(told["tools"].values()) + len(told["tools"])


@pytest.mark.parametrize("name", ["chat", "draft", "judge", "look_up", "repair"])
def test_a_prompt_is_shown_as_it_is_sent(name: str) -> None:
    text = run("--show", name).removesuffix("\n")
    found = next(one for one in every() if one.name == name)
    assert hashlib.sha256(text.encode()).hexdigest().startswith(found.digest)


def test_a_name_that_no_prompt_has_is_one_sentence() -> None:
    with pytest.raises(NotFoundError, match="there are chat, draft, judge"):
        CliRunner().invoke(app, ["prompts", "--show", "nothing"], catch_exceptions=False)


def test_the_chat_prompt_is_lean_and_holds_no_figure() -> None:
    text = next(one.text for one in every() if one.name == "chat")
    assert estimate(text) <= MOST_TOKENS
    assert not any(char.isdigit() for char in text)
