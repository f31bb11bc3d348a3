"""What a provider is told of the tools: lean, whole, and never more than the arguments take."""

import json

import pytest

from advisor.tools import TOOLS, Tool
from advisor.tools import args as given
from advisor.tools.schemas import lean, told
from knowledge.tokens import estimate

BY_NAME = {tool.name: tool for tool in TOOLS}
MOST = 1375


def _properties(schema: dict) -> dict:
    return schema["properties"]


def test_all_tools_together_cost_less_than_half_of_their_full_schemas() -> None:
    sent = json.dumps([told(tool) for tool in TOOLS], separators=(",", ":"))
    full = json.dumps([tool.args.model_json_schema() for tool in TOOLS], separators=(",", ":"))
    assert estimate(sent) <= MOST
    assert estimate(sent) * 2 < estimate(full)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_argument_is_told_and_nothing_that_is_noise(tool: Tool) -> None:
    schema = lean(tool)
    assert set(_properties(schema)) == set(tool.args.model_fields)
    text = json.dumps(schema)
    for noise in ('"title":', '"default"', "anyOf", "$ref", "$defs", "minLength", "pattern", "additionalProperties"):
        # An argument may be called `title`; a schema's own title is a string.
        assert noise not in text.replace('"title": {', "")
    for one in _properties(schema).values():
        assert "type" in one


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_what_is_needed_is_said_unless_it_is_the_only_argument(tool: Tool) -> None:
    needed = [name for name, field in tool.args.model_fields.items() if field.is_required()]
    assert lean(tool).get("required", needed if len(tool.args.model_fields) == 1 else []) == needed


@pytest.mark.parametrize("model, argument, name", [
    (given.RankFilters, "filters", "rank_occupations"), (given.FitConstraints, "constraints", "match_interests"),
])  # fmt: skip
def test_each_filter_is_named_in_the_schema_that_tells_them(model, argument: str, name: str) -> None:
    schema = json.dumps(_properties(lean(BY_NAME[name]))[argument])
    assert [field for field in model.model_fields if field not in schema] == []


def test_an_object_always_has_a_property_because_some_providers_ask_for_one() -> None:
    for tool in TOOLS:
        for one in _properties(lean(tool)).values():
            assert one["type"] != "object" or one["properties"]


@pytest.mark.parametrize("short, full", given.EDUCATION_SHORT.items())
def test_the_short_levels_of_schooling_are_taken_as_the_long_ones(short: str, full: str) -> None:
    assert given.RankFilters.model_validate({"max_education": short}).max_education == full
    assert given.RankFilters.model_validate({"max_education": full}).max_education == full
    assert short in _properties(_properties(lean(BY_NAME["rank_occupations"]))["filters"])["max_education"]["enum"]


def test_a_level_of_schooling_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="max_education"):
        given.RankFilters.model_validate({"max_education": "kindergarten"})


def test_langchain_sends_the_lean_schema_unchanged() -> None:
    from langchain_core.utils.function_calling import convert_to_openai_tool

    from advisor.agent import _wrapped

    for tool in TOOLS:
        sent = convert_to_openai_tool(_wrapped(tool))["function"]
        assert sent["name"] == tool.name
        assert sent["parameters"]["properties"] == _properties(lean(tool))
        assert sent["parameters"].get("required", []) == lean(tool).get("required", [])
