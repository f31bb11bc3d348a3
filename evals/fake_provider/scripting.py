"""Replies from a YAML file: what the scripted mode says, in order, to whom. A wrong file is one clear sentence."""

import json
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from evals.fake_provider.asked import Asked
from evals.fake_provider.faults import FAULTS
from evals.fake_provider.reply import Call, Reply


class ScriptError(ValueError):
    """The script cannot be used; the message says why."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ScriptedCall(_Strict):
    """A call: `arguments` as a mapping, or as the raw text to be sent."""

    name: str
    arguments: dict[str, Any] | str = Field(default_factory=dict)


class ScriptedReply(_Strict):
    """One reply: words, calls, or both; a fault instead or with them."""

    text: str = ""
    tools: list[ScriptedCall] = Field(default_factory=list)
    fault: Annotated[int, BeforeValidator(lambda given: int(given) if str(given).isdigit() else given)] = 0

    @model_validator(mode="after")
    def _says_something(self) -> "ScriptedReply":
        if not (self.text or self.tools or self.fault):
            raise ValueError("a reply needs text, tools or fault")
        if self.fault and self.fault not in FAULTS:
            raise ValueError(f"there is no fault {self.fault:02d}")
        return self

    def reply(self) -> Reply:
        calls = tuple(
            Call(one.name, one.arguments if isinstance(one.arguments, str) else json.dumps(one.arguments))
            for one in self.tools
        )
        return Reply(text=self.text, calls=calls, fault=self.fault)


class Scene(_Strict):
    """Replies to every question that `when` is found in, or to any."""

    when: str = "any"
    replies: list[ScriptedReply] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_searched(self) -> "Scene":
        try:
            re.compile(self.when)
        except re.error as error:
            raise ValueError(f"{self.when!r} is no regular expression ({error})") from None
        return self

    def fits(self, said: str) -> bool:
        return self.when == "any" or re.search(self.when, said, re.IGNORECASE) is not None


class Script:
    """Scenes in order; the first that fits answers. Its last reply is repeated."""

    def __init__(self, scenes: list[Scene]) -> None:
        self._scenes = scenes
        self._next = [0] * len(scenes)

    def rewind(self) -> None:
        self._next = [0] * len(self._scenes)

    def reply(self, asked: Asked) -> Reply | None:
        """The next reply to this request, None where no scene fits."""
        for number, scene in enumerate(self._scenes):
            if scene.fits(asked.last_user):
                place = min(self._next[number], len(scene.replies) - 1)
                self._next[number] += 1
                return scene.replies[place].reply()
        return None


def script(given: Path | list[dict[str, Any]]) -> Script:
    """A script from a YAML file or from its content. Raises `ScriptError`."""
    where = f"The script {given}" if isinstance(given, Path) else "The script"
    content: Any = given
    if isinstance(given, Path):
        import yaml

        try:
            content = yaml.safe_load(given.read_text(encoding="utf-8"))
        except OSError as error:
            raise ScriptError(f"{where} cannot be read: {error.strerror}.") from None
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise ScriptError(f"{where} is no YAML: {' '.join(str(error).split())}.") from None
    if not isinstance(content, list) or not content:
        raise ScriptError(f"{where} must be a list of scenes, each with 'when' and 'replies'.")
    try:
        return Script([Scene.model_validate(one) for one in content])
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ScriptError(f"{where} is wrong at {place or 'a scene'}: {first['msg']}.") from None
