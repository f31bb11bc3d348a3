"""How people ask for a section of a page: in what words, and how near a question is to each.

"Why do they quit" asks for `leaving`, "how do I get in" for `without_degree`; neither says so in the words of the page.
`ASKED` is embedded beside the passages; `NAMED` is indexed with their words; `CUES` are words that point at a section by
themselves. All three are our own. A section of a publisher's page that is not named here is found by its text alone.
"""

import re
from collections.abc import Iterator, Mapping

ASKED: Mapping[str, tuple[str, ...]] = {
    "summary": ("what is this job", "what do they do", "explain the occupation to me"),
    "inside": (
        "what is the job like day to day", "what do they do all day", "what a typical day looks like",
        "what goes on at work", "what the daily work is like",
    ),
    "morning": (
        "describe one morning at work", "tell me about a real day on the job",
        "a story of something that happened at work", "a normal shift",
    ),
    "responsibilities": (
        "what are the duties", "list of tasks and responsibilities", "what are they responsible for",
    ),
    "who_thrives": (
        "what kind of person is good at this job", "would I like it, is it right for me",
        "what personality suits this work", "who would be happy doing this", "who fits and who does not",
    ),
    "leaving": (
        "why do people quit this job", "the worst part and the downsides", "what causes burnout", "reasons to leave",
        "what is stressful about it", "why are workers unhappy",
    ),
    "without_degree": (
        "how do I become one without a degree", "how to get started with no experience", "can I get in without college",
        "what training or license do I need to be hired", "how to get a first job and move up",
    ),
    "specializations": ("what kinds are there", "the different specialties"),
    "levels": (
        "difference between junior and senior", "what changes as you get promoted",
        "entry level compared with experienced",
    ),
    "demands": (
        "what skills does it take", "how hard is the work",
        "what does the work ask of you, physically and mentally",
    ),
    "entry_points": (
        "how do you get into this field", "what education, degree or license do you need",
        "how to start a career in it", "requirements to become one",
    ),
    "changing": (
        "will AI replace these jobs", "how is technology changing the field",
        "the future of this work, automation and robots", "what is new and what is disappearing",
    ),
    "collaborates": ("who do they work with", "which departments and colleagues do they deal with"),
    "transfers": (
        "what other jobs can I move to", "what can I do next with these skills", "changing careers out of this field",
        "where do these skills carry over",
    ),
    "industries": (
        "where do they work", "what kinds of employers are there", "difference between workplaces and companies",
    ),
    "narrative": ("what is this field about", "overview of the field"),
    "how_figures_work": ("where do your numbers come from", "which data and sources do you use"),
    "what_a_wage_excludes": (
        "what does median pay mean", "are overtime, tips and bonuses counted in a salary", "what is a percentile of pay",
    ),
    "gaps": ("why is there no salary on file for this job", "why is a figure missing"),
    "shared_pay": ("why do several jobs show one and the same pay",),
    "groups": ("how do you work out the pay or the score of a group of jobs",),
    "place_ladder": ("which area is a figure for", "what do you show when my town has no data"),
    "rankings": ("how do you compare and rank many jobs", "which jobs are left out of a ranking"),
    "your_place": ("how do you know my location", "which place do you assume for me"),
    "real_pay": ("do you account for the cost of living", "what a paycheck buys in a cheap place or a dear one"),
    "limits": ("how far can I trust this figure or score", "what the figure does not tell"),
    "resilience": ("how do you work out the AI resilience score", "what goes into the score"),
    "missing_inputs": ("why is there no score for this job",),
}  # fmt: skip
"""Section -> questions that ask for it, of no subject in particular."""

NAMED: Mapping[str, str] = {
    "summary": "what the job is, what they do, overview",
    "inside": "what the work is like, a typical day on the job, what they do all day",
    "morning": "a real day, one morning at work, a story from the job",
    "responsibilities": "duties and tasks, what they are responsible for",
    "who_thrives": "what kind of person fits this job, personality, is it right for me",
    "leaving": "why people quit, burnout, the worst part, downsides and stress",
    "without_degree": "how to get in, how to start and become one, requirements, no college degree, training, license",
    "specializations": "kinds and specialties",
    "levels": "junior, mid and senior, entry level to promotion, what changes with experience",
    "demands": "what the work asks of you, skills needed, how hard it is, hours",
    "entry_points": "how to get in, how to start, requirements, education, degree, license, training, no experience",
    "changing": "the future, technology, AI, automation, robots, what is changing",
    "collaborates": "who they work with, departments, colleagues",
    "transfers": "changing careers, what else you can do with these skills, moving to another field",
    "industries": "where they work, kinds of employers and workplaces",
    "narrative": "what the field is about, overview",
    "how_figures_work": "data sources, where numbers come from",
    "what_a_wage_excludes": "salary, median, percentile, overtime, bonuses, tips",
    "gaps": "missing data, no salary",
    "shared_pay": "the same salary for different jobs",
    "groups": "average of a group",
    "place_ladder": "my town, city or state, location of the data",
    "rankings": "best paid, top jobs, comparison",
    "your_place": "my location, where I live",
    "real_pay": "cost of living, adjusted salary, purchasing power",
    "limits": "can I trust it, accuracy, what it leaves out",
    "resilience": "AI score, calculation, formula",
    "missing_inputs": "missing score, no score",
}
"""Section -> what people call it, for the index of words."""

_GET_IN = (
    r"degree|college|diploma|licen[sc]e|certificat\w+|become|becoming|get(ting)? (in|into|hired|on)|hired|start\w*"
    r"|break in\w*|requirements?|qualif\w+|train\w*|school\w*|education|apprentice\w*|experience|foot in the door|path"
    r"|steps|move up|how (do|can|to) (i|you|people|somebody|someone|we)"
)
CUES: Mapping[str, re.Pattern[str]] = {
    section: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for section, words in {
        "leaving": r"quits?|leav(e|es|ing)|left|burn(ed)? ?out|worst|downsides?|unhappy|hate|stress\w*|regret\w*|stay"
        r"|giv(e|ing) up|walk away|step down|turnover|move on|negatives?|drawbacks?|complain\w*",
        "without_degree": _GET_IN,
        "entry_points": _GET_IN,
        "who_thrives": r"suit\w*|fit|personality|(kind|type|sort) of person|who (is|would|does)|enjoy|happy|love|like"
        r"|introvert\w*|shy|good at|right for|thriv\w*|hate|can'?t stand",
        "changing": r"ai|artificial|robots?|automat\w+|future|replac\w+|technolog\w+|chang\w+|software|computers?"
        r"|drones?|going to|obsolete|disappear\w*|self.driving|online|apps?|kiosks?",
        "transfers": r"switch\w*|transfer\w*|(an)?other fields?|else|next|after|ex|former|skills? (fit|count|carry)"
        r"|second career|move into|change careers?|alternatives?|options",
        "inside": r"day|daily|typical|shift|inside|like to (be|work)|regular|normal|ordinary|routine|week",
        "morning": r"morning|day|story|real",
        "levels": r"junior|senior|mid|levels?|rookie|promot\w+|differ\w*|compared|ladder",
        "collaborates": r"works? with|coordinate|departments?|colleagues|team",
        "industries": r"industr\w+|employers?|versus|vs|(types|kinds) of|difference|small|large|big|companies"
        r"|where do .* work",
        "demands": r"skills?|hard|demanding|hours|physically|takes|tough",
        "responsibilities": r"dut(y|ies)|tasks?|responsib\w+|do all day",
        "summary": r"what (is|does|do)|explain",
    }.items()
}
"""Section -> words that point at it. A hint among others: many questions hold such a word and mean something else."""


def texts() -> Iterator[tuple[str, str]]:
    """(id, question) of every question of `ASKED`; the id is the section and a number."""
    for section, questions in ASKED.items():
        for number, question in enumerate(questions):
            yield f"{section}#{number}", question


def nearness(cosines: Mapping[str, float]) -> dict[str, float]:
    """Section -> how much nearer the question is to it than to sections at large, from cosines by id of `texts`."""
    best: dict[str, float] = {}
    for one, cosine in cosines.items():
        section = one.partition("#")[0]
        best[section] = max(best.get(section, -1.0), cosine)
    middle = sum(best.values()) / len(best) if best else 0.0
    return {section: cosine - middle for section, cosine in best.items()}


def cued(question: str) -> frozenset[str]:
    """The sections at which a word of the question points."""
    return frozenset(section for section, cue in CUES.items() if cue.search(question))
