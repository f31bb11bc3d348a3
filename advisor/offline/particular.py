"""Questions with a wording of their own, read before the general patterns: jobs AI may change, kinds of work like one's own,
minimum wages, hiring rules, "my job". Pure; a job that somebody says they did ("I drove a forklift") is put into its name.
"""

import re
from dataclasses import replace

from advisor.offline.naming import Names
from advisor.offline.phrases import _p
from advisor.offline.reading import Intent, Resolver

_JOBS = r"(?:jobs|careers|occupations|roles|professions|fields|positions|industries)"
_AI = r"(?:ai|a\.i\.|artificial intelligence|robots?|automation|chat ?gpt|machines)"
_TAKES = r"(?:replac|tak|kill|eliminat|automat|destroy|wip|threaten|disappear|los|go away|hit|affect)"
_NOT = re.compile(r"\b(won'?t|wont|can'?t|cannot|cant|not|never|without|safe|safest|survive|last)\b")
AT_RISK = _p(
    r"\b(most|highest|more|biggest|greatest) (ai[- ]?)?(exposed|exposure|at risk|risk|vulnerable|threatened|affected)\b",
    r"\b(least|lowest|worst|weakest) (ai[- ]?)?(resilien\w+|proof|resistant|safe)\b",
    rf"\b{_JOBS}\b.{{0,40}}\b{_AI}\b.{{0,20}}\b{_TAKES}\w*",
    rf"\b{_AI}\b.{{0,25}}\b{_TAKES}\w*.{{0,25}}\b(which|what|most)? ?{_JOBS}\b",
    rf"\b{_JOBS}\b.{{0,40}}\b{_TAKES}\w*.{{0,25}}\b(by|to|from|because of) {_AI}\b",
    rf"\b{_JOBS}\b.{{0,30}}\b(at risk|in danger|threatened|doomed|dying)\b.{{0,20}}\b{_AI}\b",
)  # fmt: skip
"""Jobs in the order of their exposure. With a "won't" in it the question is after the opposite end."""
RELATED = _p(
    r"\b(jobs?|careers?|occupations?|roles?|work)\b.{0,12}\b(like|similar to|close to|related to|resembl\w+)\b(?! (for|in|day|at|from|to|on|when|these)\b)(?= \w)",
    r"\b(similar|related|comparable) (jobs?|careers?|occupations?|roles?|work)\b",
    r"\b(other|different|another|new) (jobs?|careers?|occupations?|roles?|work|options?|line of work)\b",
    r"\bwhat (else )?(could|can|might|should) (i|someone|they|he|she) (do|try|become|be|work as|switch to|move to)\b(?! (to|with|about|for)\b)",
    r"\bwhat (else )?(can|could|might) .{1,40} do (besides|other than|apart from|instead)\b", r"\bdo instead\b", r"\bwhat else\b.{0,25}\b(do|be|become|work)\b", r"\b(switch|chang|leav)\w*\b.{0,15}\b(careers?|jobs?)\b",
)  # fmt: skip
_NOT_RELATED = re.compile(
    r"\b(pays?|paid|paying|earn\w*|make|money|salar\w+|wages?|grow\w*|resilien\w+|openings|degree|top|best|highest|track)\b"
)
MINIMUM_WAGE = _p(r"\bminimum[- ]wages?\b", r"\bliving wages?\b", r"\bsalario m[ií]nimo\b")
RECORD = _p(r"\bfelon\w*\b", r"\bcriminal (record|history|background)\b", r"\bbackground checks?\b", r"\bex[- ]?(con|convict|offender)s?\b",
             r"\bconvict(ed|ion)s?\b", r"\bon parole\b", r"\bdrug tests?\b", r"\b(work permit|work visa|green card|h-?1b)\b")  # fmt: skip
FOR_WHOM = re.compile(
    r"\b(?:jobs?|careers?|work|employers?|companies|programs?|(?:who|that) hires?|hiring|hire)\b (?:for |of |to |hiring |that hire |who hire )?(?:\w+ )?"
    r"(?:veterans?|vets|military spouses|immigrants|refugees|disabled people|people with (?:a )?disabilit(?:y|ies)|seniors|retirees|teen(?:ager)?s|inmates)\b"
)
MY_JOB = re.compile(r"\b(?:my|our) (?:own )?(?:current )?(?:job|work|career|role|position|profession|occupation)\b")
MY_PAY = _p(
    r"\bhow much (should|ought|could|would) i (be )?(make|making|earn|earning|get|getting|paid|getting paid|ask)\b", r"\b(am i|are we) (being )?(paid|underpaid|overpaid|earning|making)\b",
    r"\bdo i (make|earn|get) enough\b", r"\b(cu[aá]nto|qu[eé] tanto) deber[ií]a (yo )?(ganar|cobrar)\b", r"\bwhat should i (be )?(make|making|earn|earning|paid|charge)\b",
)  # fmt: skip
"""Pay of one's own job, which the message does not name."""
WORTH = re.compile(r"\bworth (?:it|becoming|being|getting into|going into|studying|training)\b")
_AUTOMATION = re.compile(rf"\b{_AI}\b|\bself[- ]driving\b|\bdriverless\b|\bautomat\w+\b")
HOW_MANY = _p(
    r"\bhow many\b(?!.{0,40}\b(?:openings|hours|years|months|days|weeks|jobs will|more|fewer)\b).{0,60}\b(?:are there|are employed|there are|work|working|employed|in)\b",
    r"\bcu[aá]nt[oa]s\b.{0,40}\b(?:hay|trabajan)\b", r"\bnumber of .{2,40}\b(?:in|employed|working)\b",
)  # fmt: skip
"""How many people hold a job."""
LATER = re.compile(
    r"\bwill there (?:still )?be\b|\bwill .{2,40} (?:still )?(?:be around|exist|be needed)\b|\b(?:will|are) there (?:still )?(?:going to )?be (?:any |enough |still )?(?:\w+ )?(?:jobs?|work|demand|openings)\b"
    r"|\bwill (?:anyone|anybody|people|employers|companies|someone|the world|they) (?:still |even )?(?:need|want|hire)\b|\bwill i (?:still )?be needed\b"
    r"|\b(?:are|is) (?:they|people|companies|employers|anyone|anybody|places) (?:even )?(?:still )?(?:hiring(?! (?:right|now|today|near|in\b|around))|looking for)\b"
)
_DID = re.compile(
    r"\b(?:i|and|to|who|that|me|years|months|time|into|like|by|of|about|start|for)(?:'ve| have| am|'m)?(?: used to| been| have| mostly| always)* "
    r"(drove|driven|drive|driving|operated?|operating|ran|running|fix(?:ed|ing)?|repair(?:ed|ing)?|sold|selling|sell|taught|teach(?:ing)?|cut(?:ting)?|do(?:ing)?|clean(?:ed|ing)?|paint(?:ed|ing)?|wash(?:ed|ing)?)"
    r" (?:an? |the |my |people'?s )?([a-z][\w-]*(?: [a-z][\w-]*)?)"
)
BETTER = re.compile(
    r"\b(?:something|anything|a job|work) (?:else|better|best paid|different|new|that pays|which pays|with better)\b|\bbetter[- ]paid\b|\b(?:pays?|paying|paid) (?:better|more)\b"
)
"""What somebody wants who tells of work done: not the best paid job of all, but a step from there."""
_TRADES = {
    "dr": ("{} operator", "{} driver"), "op": ("{} operator",), "ru": ("{} operator",), "ra": ("{} operator",), "fi": ("{} mechanic", "{} repairer"),
    "re": ("{} mechanic", "{} repairer"), "so": ("{} sales representative",), "se": ("{} sales representative",), "ta": ("{} teacher",),
    "te": ("{} teacher",), "cu": ("{} stylist", "{} cutter"), "cl": ("{} cleaner",), "pa": ("{} painter",), "wa": ("{} washer",), "do": ("{} stylist", "{} technician"),
}  # fmt: skip


def own_trade(low: str, names: Names, resolver: Resolver) -> Names:
    """The names of a message; where none is known, the job that the person says they did is one."""
    if names.known or (match := _DID.search(low)) is None:
        return names
    words = match[2].split()
    for thing in (" ".join(words), words[0].removesuffix("s"), words[0]):
        for trade in _TRADES[match[1][:2]]:
            phrase = trade.format(thing)
            if any(one.start == 0 and one.end == len(phrase) for one in resolver.spot_subjects(phrase)):
                return replace(
                    names, subjects=(phrase,), known=True, kind="occupation", group_named=False, fieldlike=False
                )
    return names


def at_risk(low: str, names: Names) -> bool:
    """Whether jobs are asked for in the order of what AI may change, the least resilient first."""
    return names.kind != "occupation" and bool(AT_RISK.search(low)) and not _NOT.search(low)


def spared(low: str, names: Names) -> bool:
    """Whether jobs are asked for that AI is not to take."""
    return names.kind != "occupation" and bool(AT_RISK.search(low)) and bool(_NOT.search(low))


def related(low: str) -> bool:
    """Whether kinds of work like a given one are asked for, without a measure to rank them by."""
    return bool(RELATED.search(low)) and not _NOT_RELATED.search(low)


def hiring_rules(low: str, names: Names) -> bool:
    """Whether somebody asks who may be hired, of which no source here speaks."""
    if re.search(r"\b(felon\w*|felony|convict\w*|criminal record|on parole|dui)\b", low) and not _NOT_RELATED.search(
        low
    ):
        return True
    if names.known or _NOT_RELATED.search(low):
        return False
    return bool(FOR_WHOM.search(low)) or (
        bool(RECORD.search(low)) and bool(re.search(r"\b(jobs?|work|hir\w+|careers?|get|do)\b", low))
    )


def worth(low: str) -> tuple[Intent, Intent] | None:
    """What answers "is it worth becoming …": what machines may change and the outlook, or pay and the outlook."""
    if not WORTH.search(low):
        return None
    return ("resilience", "outlook") if _AUTOMATION.search(low) else ("pay", "outlook")
