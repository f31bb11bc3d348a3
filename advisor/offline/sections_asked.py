"""Which section of a profile a question asks about (CONTRACT section 3): patterns over folded lower-case text. Pure."""

import re


def _p(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts))


_DO_WELL = r"(?:do(?:es|ing)? well|thrives?|succeeds?|lasts?|fits? in|cut out|makes? it|is happy|are happy)"
_SCHOOL = r"(?:college|university|school(?:ing)?|(?:college |bachelor'?s |4[- ]year |four[- ]year )?degree)"
SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("who_thrives", _p(
        r"\b(who|what kind|what sort|people)\b.{0,20}\b(thrives?|does well|do well|succeeds?|good at it|fits?)\b",
        rf"\b(?:who|what (?:kind|sort|type) of (?:person|people|personality))\b.{{0,20}}\b{_DO_WELL}\b", rf"\b(?:would|could|can|might) (?:i|you|we|someone|somebody|they|a \w+ person) (?:ever |really |even )?{_DO_WELL} (?:as|in|at|being|doing)\b",
        r"\bqui[eé]n(?:es)?\b.{0,30}\b(?:le va bien|les va bien|tiene[n]? [eé]xito|sirve[n]?|dura[n]?)\b",
    )),
    ("morning,inside,responsibilities", _p(
        r"\b(normal|typical|average|usual|ordinary)\b.{0,12}\bmorning\b", r"\bmornings? (like|look)\b", r"\bthe mornings? of (an? |the )?\w",
        r"\b(?:one|a|each|every|the|your|their) mornings? (?:of|for|as|in the (?:life|day) of|at work)\b",
    )),
    ("leaving", _p(
        r"\bwhy (do|does|would|did|are) .{1,40}\b(leav(e|es|ing)|quit(s|ting)?|drop out)\b", r"\b(leave|quit) over\b", r"\bwhat do (people|they|workers) (hate|dislike|complain) about\b",
        r"\b(worst|hardest) (part|thing)s?\b", r"\b(down|dark) ?sides?\b", r"\bbad day\b",
        r"\bwhat(?:'?s| is| are|s)?(?: so| the most| really)? (?:sucks?|stinks?|bad|wrong|terrible|awful|miserable|hard(?:est)?|tough(?:est)?|annoying|draining) about\b", r"\bwhat(?:'?s| is| are|s)? (?:the )?(?:cons|drawbacks|disadvantages|negatives|bad (?:parts?|sides?|things?))\b",
        r"\b(?:por qu[eé]|why) .{0,30}\b(?:dejan?|dejar|abandonan?|renuncian?|se van|se salen)\b", r"\blo (?:peor|malo|m[aá]s duro) de\b",
    )),
    ("without_degree,education,entry_points", _p(
        rf"\b(become|be|get(?:ting)? in(?:to)?|going into|work(?:ing)? as|start(?:ing)? (?:out )?as|way in(?:to)?|break(?:ing)? into|becoming|being)\b.{{0,50}}\b(without|with no) (a |any |an? |going to |having |needing |finishing )*{_SCHOOL}\b",
    )),
    ("entry_points", _p(r"\b(entry points?|get (into|started)|get in(?=$| ?[?.!,]| to\b| the (?:field|trade|business|industry|door))|break into|ways? in|start in|starting point)\b")),
    ("levels", _p(r"\b(levels?|ladder|seniority|junior|career path|progression)\b")),
    ("changing", _p(r"\bchang(ing|ed|es)\b")),
    ("transfers", _p(r"\btransfer(s|able|ring)?\b")),
    ("technology", _p(r"\b(software|technolog(y|ies)|programs? (do|does|are used)|tools? (do|does|are used))\b")),
    ("abilities", _p(r"\b(skills?|abilit(y|ies)|talents?)\b")),
    ("also_known_as", _p(
        r"\b(also (called|known)|other (names|titles)|job titles|synonyms?)\b", r"\b(?:what|how) else (?:is|are|do (?:you|they|people) call)\b(?=.*\bcall(?:ed)?\b)",
        r"\b(?:other|another|different) (?:names?|words?|terms?|titles?) (?:for|of)\b",
    )),
    ("related", _p(r"\b(related|similar) (jobs?|careers?|occupations?|roles?|work)\b|\b(jobs?|careers?) (like|similar)\b")),
    ("specializations", _p(r"\bspeciali[sz]ations?\b")),
    ("training", _p(r"\b(majors?|what (should|do) (i|you|they) study|programs? of study|courses?)\b")),
    ("video", _p(r"\bvideos?\b")),
)  # fmt: skip
TOLD_OF_ONE: frozenset[str] = frozenset(("who_thrives", "leaving", "also_known_as", "morning,inside,responsibilities"))
"""Sections whose wordings ask for nothing else: of one named job they are read before any other question."""


def section_in(text: str) -> str | None:
    """The section of a profile that the folded text asks about (CONTRACT section 3), if one."""
    return next((key for key, pattern in SECTIONS if pattern.search(text)), None)
