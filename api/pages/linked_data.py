"""What a page tells machines: `Occupation` and `BreadcrumbList` of schema.org, with only the fields that are true here."""

import json
from typing import Any

from markupsafe import Markup

from advisor.cards import ProfileCard
from advisor.facts import Fact
from api.pages.figures import Figures

_PERCENTILES = {
    "p10": "percentile10",
    "p25": "percentile25",
    "median": "median",
    "p75": "percentile75",
    "p90": "percentile90",
}


def script(data: dict[str, Any]) -> Markup:
    """JSON that no text in it can end early: an angle bracket is written as its escape."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def breadcrumbs(*steps: tuple[str, str]) -> Markup:
    """The way to the page: name and address of each step."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return script({"@type": "BreadcrumbList", "itemListElement": items})


def occupation(card: ProfileCard, address: str, description: str, pay: dict[str, Any] | None, f: Figures) -> Markup:
    """The subject of a page. Pay stands there only where the published figure is of this very occupation alone: not for a
    group, not for a code that several share; a floor is no percentile."""
    data: dict[str, Any] = {
        "@type": "Occupation",
        "name": card.title,
        "url": address,
        "description": description,
        "occupationLocation": [{"@type": "Country", "name": "United States"}],
    }
    if card.kind == "occupation":
        data["occupationalCategory"] = card.code
        lines = (pay or {}).get("codes") or []
        if len(lines) == 1 and "note" not in lines[0] and (distribution := _distribution(lines[0]["percentiles"], f)):
            data["estimatedSalary"] = [distribution]
    return script(data)


def _distribution(percentiles: dict[str, str], f: Figures) -> dict[str, Any] | None:
    facts: dict[str, Fact] = {name: f.fact(one) for name, one in percentiles.items() if name in _PERCENTILES}
    told = {name: fact for name, fact in facts.items() if fact.basis == "measured" and fact.bound is None}
    units = {fact.unit for fact in told.values()}
    if "median" not in told or len(units) != 1 or units - {"USD/year", "USD/hour"}:
        return None
    return {
        "@type": "MonetaryAmountDistribution",
        "name": "base",
        "currency": "USD",
        "duration": "P1Y" if units == {"USD/year"} else "PT1H",
        **{_PERCENTILES[name]: fact.value for name, fact in told.items()},
    }
