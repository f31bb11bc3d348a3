"""Whether a message asks what would fit the person: tastes, work done, not knowing what to do. Pure patterns, read early.

A question about a named job's pay, school or future beside a taste is that question: "I like kids, what do teachers earn"
is about teachers. It resolves no name beyond what the resolver spots.
"""

import re
from dataclasses import replace
from typing import Any

from advisor.offline.folding import fold, lowered
from advisor.offline.limits import needs_in
from advisor.offline.naming import Names
from advisor.offline.phrases import INJECTION, _p
from advisor.offline.reading import Reading, Resolver
from advisor.offline.resume import work_done
from advisor.offline.wishes import DONE, Wishes, plain, wishes_in
from advisor.talk import TalkState
from knowledge.interests.words import meanings

_START = r"(?:^|[,.;:!?\n]\s*(?:and |but |so |or )?|\b(?:i|and|but|we|who|also|that)\s+)(?:i )?(?:(?:am|'m|really|also|just|always|still|do|mostly|kind of|absolutely|honestly|truly|used to|would|'d|could|have|'ve|mainly|only) )*"
_OBJECT = r"(?! (?:to (?:know|see|hear|find|learn (?:more )?about|get|apply|make|earn|ask|compare|look|move|live|switch|change|become|be an?\b|have|start|go)|an? (?:nurse|raise|job)|that|this|it|your|the (?:answer|sound|idea|pay)|my (?:job|boss|work|life)|if|what|how)\b)"
_TASTES = _p(
    rf"{_START}(?:like[sd]?|love[sd]?|enjoy(?:ed|s)?|hate[sd]?|dislike[sd]?|prefer){_OBJECT} (?=\w)",
    r"\b(?:i (?:don'?t|do not|didn'?t|can'?t|cannot|never) (?:really )?(?:like|enjoy|stand|deal with|handle|care for|lose my (?:cool|temper)))\b(?! my (?:job|boss))",
    r"\b(?:good|great|bad|terrible|awful|handy|skilled|talented) (?:at|with)\b(?! (?:it|that|this|the job|their)\b)", r"\bi(?:'m| am)? (?:really |very |also )?into\b|^(?:really )?into \w+", r"\b(?:i'm|i am|me|out) (?:scared|afraid|terrified) of (?!losing|being (?:fired|replaced|laid)|ai\b|robots|automation|the future)|,? ?(?:scared|afraid) of (?:heights|blood|needles|dogs|animals|people|water|fire|flying|driving|the dark)",
    r"\b(?:gross(?:es|ed)?|freaks?|stress(?:es)?|creeps?|turns?|wears?) me (?:out|off|down)\b|\b(?:bores?|scares?|drains?) me\b|\bmakes? me (?:sick|queasy|happy|nervous|anxious|miserable)\b", r"\b(?:happiest|at my best|most alive|great listener|people person|good listener|sit still|hands[- ]on)\b|\b(?:my|a) (?:big )?(?:dream|passion|hobby|hobbies|favorite (?:thing|subject|class))s? (?:is|are|was)\b|\bin my (?:free|spare) time\b",
    r"(?<!do )(?<!can )(?<!should )\bi (?:play|knit|sew|draw|paint|code|bake|garden|fish|hunt|sing|dance|write|cook|build|fix|make|read|volunteer|coach|babysit)\b(?! (?:\$|\d|about|more|less|money|enough|sure))", r"\bi(?:'m| am) an? (?:[\w-]+ ){1,2}person\b", r"\bi(?:'d| would)?(?: really)? (?:want|like|love) to (?:help|make a difference|save|build|create|care|take care|protect|give back|fix|make things|teach|design|invent|serve)\b", r"\bfor (?:an? )?(?:introvert|extrovert)\w*\b", r"\bpassionate about\b|\bmy passion is\b|\bfascinated (?:by|with)\b|\bobsessed with\b|\bknack for\b",
    r"\bi(?:'d| would)?(?: really)? (?:want|like|love|prefer|need|rather) (?:to )?(?:work|be) (?:outside|outdoors|inside|indoors|alone|from home|by myself|on my own|around (?:people|animals|kids|plants)|with (?:people|animals|kids|children|my hands|computers|plants|machines|numbers|tools|food|wood|metal|cars|old(?:er)? people|the elderly|books|music|art))\b",
    r"\bi(?:'m| am) (?:a )?(?:really |very |pretty |kind of )?(?:shy|quiet|outgoing|creative|artistic|curious|patient|organized|detail[- ]oriented|handy|introvert\w*|extrovert\w*|people person|night owl|bilingual)\b", r"\b(?:likes|dislikes|hobbies|interests|strengths)\s*:",
    r"\bfailing \w+, ?(?:but )?(?:i )?(?:love|like)\b", r"^(?:no|not) [\w ]{2,25}, ?(?:no|not|nor) [\w ]{2,25}[.,;]", r"\b(?:me gustan?|me encantan?|odio|no me gustan?|soy buen[oa] (?:en|con|para)|disfruto)\b(?! mi (?:trabajo|jefe))",
)  # fmt: skip
_ASKS = _p(
    r"\b(?:fits?|suits?|right for|perfect for|good for|made for|meant for) (?:me|someone like me|this|that|it)\b", r"\b(?:would|might|could|can|will|to) (?:suit|fit)\b|\bwhat (?:fits|suits)\b|\b(?:jobs?|careers?|work)\b.{0,25}\b(?:suits?|fits?)\b",
    r"\bwhat (?:else )?(?:could|can|should|might|would) (?:i|we) (?:even |possibly |actually )?(?:do|be|become|try|look at|look into|go into|aim for|get (?:paid|hired) (?:to do|for|as|in))\b(?! (?:with|about|to|if|in \d))", r"\bwhat (?:would|could) you (?:look at|suggest|recommend|try|do)\b",
    r"\bwhat (?:kind|sort|type) of (?:work|job|jobs|career|careers|thing)\b.{0,30}\b(?:me|i|like me|this|that)\b", r"\b(?:any|some|is there a|is there any|are there) (?:jobs?|careers?|work|money) (?:in|for|like|with) (?:that|this|it|me)\b|\bis there (?:a|any) (?:career|job|living|work) in (?:that|this|it)\b", r"\bwhat (?:jobs?|work|career) is like me\b|\bjobs? like me\b",
    r"\bwhat jobs?\W*$|\bwhat careers?\W*$|\banything\?\W*$|\b(?:any )?(?:ideas|suggestions)\W*$|\bno clue what (?:to be|to do|i)\b|\bqu[eé] (?:puedo|podr[ií]a) (?:hacer|ser)\b|\bqu[eé] (?:trabajo|carrera)s? (?:me conviene|va conmigo|es para m[ií])", r"\bwhat (?:i|we) could (?:do|be) next\b|\bsay what i could\b",
    r"\b(?:want to|like to) go back to work\b|\bdoes (?:that|it|any of (?:that|it)|this) count\b|\b(?:is|are) (?:that|it|any of (?:that|it)|those) worth anything\b", r"\bwhat (?:could|can|should|would) (?:an? |some(?:one|body) ).{3,60}\b(?:do|be|become)\b(?! (?:all|every|exactly))",
)  # fmt: skip
LOST = _p(
    r"\b(?:don'?t|do not|dont|not sure|no idea|unsure|idk|dunno|no clue|clueless|not know) ?(?:know )?(?:of )?(?:what|which) (?:\w+ )?(?:job|career|work|kind of work|i (?:want|would like|wanna|should|could|can|might)|to (?:do|be|become)|field)\b(?!.{0,20}\b(?:pay|earn|make|cost)s?\b)",
    r"\bwhat (?:should|could|can|do) i (?:even )?(?:do|be|become)(?: (?:with|for) (?:my life|a living|myself|work))?(?: when i grow up)?\W*$", r"\b(?:help me|how do i|how to) (?:to )?(?:pick|choose|find|decide on) (?:a |an |my |the |the right |what )?(?:career|job|field|path|direction)\b",
    r"\bwhat (?:career|job|work)s? (?:is|are|would be) (?:right|best|good|meant) for me\W*$|\bwhat (?:jobs?|careers?|work) (?:would|might|could|should|do) i (?:like|want|do|have|enjoy|get into)\W*$|\bwhat (?:job|career) (?:fits|suits) me\W*$", r"\bi need a (?:new )?(?:career|job) (?:change|direction)\b\W*$|\bi(?:'m| am)? lost\b.{0,20}\bcareer\b|\bcareer im lost\b", r"\bwhat i (?:could|can|should) be\b\W*$",
    r"\bfollow my passion\b|\bi don'?t have (?:a|any) (?:passion|interests?|talents?)\b|\bno (?:se|sé) qu[eé] (?:hacer|estudiar|quiero)\b",
)  # fmt: skip
_NOES = re.compile(r"^(?:no|not|nothing with) [\w' ]{2,25}[,;] ?(?:and )?(?:no|not|nothing with|i like|i love) ")
_EITHER = re.compile(r"\b(?:should i|is it better|better|which|do i|be) .{2,60}\b(?:or|vs|versus)\b")
_ONWARD = re.compile(
    r"\b(?:what now|now what|what next|what else|something else|anything else|what (?:can|could|should) i)\b"
)
_NO_NO = re.compile(r"^(?:no|nope|not that)[,.;]? (?:no|not|nothing)\b")
_CORRECTS = re.compile(r"^(?:no|nope|wait|sorry|actually)[,.!]|^i (?:said|meant|mean)\b|.*\bi (?:said|meant)\b")
_FIGURES = _p(
    r"\bhow much\b", r"\bwhat (?:do|does|did|would|can|could) (?:\w+[ ,]+){1,6}?(?:make|earn|get(?: paid)?|pay|bring home|do)\b", r"\b(?:do|does|can) (?:\w+ ){1,5}(?:make|earn|pay)\b", r"\b(?:salary|salaries|wages?|pay|median|outlook|job prospects) (?:of|for|as|in)\b|\bwhat'?s the (?:pay|salary|outlook)\b",
    r"\b(?:how (?:long|hard)|how do i become|how to become|what (?:degree|training|school) )", r"\b(?:is|are|will) (?:\w+ ){1,5}(?:replace|growing|in demand|safe|dying|worth it|pay)\b", r"\bcu[aá]nto (?:gana|ganan|pagan|cobra)\b", r"\bcompare\b|\bvs\b|\bversus\b", r"\bwhat is it like\b|\bwhat'?s it like\b", r"\bfair\b|\boffer(?:ed)?\b",
)  # fmt: skip
_BODILY = {"no_heavy_lifting", "no_driving", "no_desk"}
_MONTH = re.compile(r"(?i)(?:january|february|march|april|may|june|july|august|september|october|november|december)$")
_CLAUSE = re.compile(
    r"[,.;!?]+\s+(?:(?:and|but|so|also)\s+)?|\s+(?:and|but|so)\s+(?=(?:what|how|do|does|is|are|will)\b)"
)
_ASIDE = re.compile(
    r"(?i)\b(?:i (?:really |do )?(?:like|love|enjoy|hate)|i'm into|i am into|i'd love|me gusta|odio)(?: (?:being|working as|to be|my job as|the idea of being|ser))? (?:an? |the )?"
)
_OF_THEM = re.compile(r"\b(?:they|it|that|this|one|she|he|them)\b")
_DEGREE = re.compile(
    r"\b(?:what|which|where|any|anything|jobs?|careers?)\b.{0,40}\b(?:with|from|for|after|having) (?:an? |my |the )?(?:(?:bachelor'?s?|master'?s?|college|ba|bs|associate'?s?|4[- ]year) )?(?:(?:degree|major|diploma|bachelor'?s?) (?:in|of) (?P<after>[\w &]{3,30}?)|(?P<before>[a-z][\w &]{2,30}?) (?:degree|major|diploma))\b(?=\W*$|[?.,]| and| but| in\b| that)"
    r"|\b(?:have|has|got|hold|with|getting|finishing) (?:an? |my )?(?P<held>[a-z][\w &]{2,30}?) degree\b.{0,25}\b(?:what|which|where|any|now)\b"
    r"|\b(?:i|i've|have|got|getting|majored|majoring|studied|studying)\b.{0,12}\b(?:degree|major|majored|majoring|bachelor'?s?) in (?P<own>[\w &]{3,30}?)(?=[,.;?!]).{0,40}\b(?:what|which|now)\b"
)
_NO_SUBJECT = re.compile(
    r"^(?:a|an|no|my|college|university|bachelor'?s?|master'?s?|associate'?s?|high school|two[- ]year|four[- ]year|any|advanced|graduate|four|law|medical|nursing)$|\b(?:without|no|year)\b"
)
_LEFT = re.compile(
    r"\b(?:leave|leaving|quit|quitting|give up|giving up|ditch|ditching|drop|dropping|trade|trading) (?:my (?:job|career) (?:as an?|in) |being an? )?(?P<origin>[\w &-]{3,30}?) (?:for|to (?:do|be|become|go into|get into)|and (?:go|get) into) (?:an? )?(?P<target>[\w &-]{3,30}?)(?= at\b| when\b| in my\b| now\b| job\b| work\b|\W*$|[,.?!])"
)
_TRACKED = re.compile(
    r"\b(?:what|which|where|anything|something)\b.{0,25}\b(?:in|within|on the)\b (?P<track>[\w &]{3,30}?)(?: track| field| side)?,? ?(?:would |could |might |can |should )?(?:fits?|suits?|is right for|could i|can i|might i|is good for|works? for)\b"
    r"|\b(?:fits?|suits?|right for) me (?:in|within|on the) (?P<after>[\w &]{3,30}?)(?: track| field)?\W*$"
)


def resume(message: str) -> Reading | None:
    """A pasted résumé: what it tells of work done. The years and names in it are no place and no figure."""
    done = work_done(message)
    if done is None:
        return None
    told = wishes_in(message.splitlines()[0]) if "\n" in message else None
    liked = told.likes if told is not None and _TASTES.search(lowered(message.splitlines()[0])) else ()
    text = fold(message)
    return Reading(
        intent="fit", message=text, likes=tuple(dict.fromkeys([*liked, *done]))[:12], needs={},
        injected=bool(INJECTION.search(lowered(text))),
    )  # fmt: skip


def as_said(text: str, talk: TalkState) -> bool:
    """Whether a "no" in a message is a wish and no correction: in a talk about what fits, or one of several."""
    low = lowered(plain(text))
    if (talk.likes or talk.dislikes) and _NO_NO.match(low):
        return True
    return talk.measure == "fit" or bool(_NOES.match(low)) or bool(_TASTES.search(low) and not _CORRECTS.match(low))


def asked_of_a_job(text: str, resolver: Resolver) -> str:
    """The message without the taste beside a question about a job's figures; any other as it stands."""
    low = lowered(text)
    if not (_TASTES.search(low) or _ASIDE.search(low)) or not _FIGURES.search(low):
        return text
    clauses = [one for one in _CLAUSE.split(text) if one]
    asking = [one for one in clauses if _FIGURES.search(lowered(one))]
    if not asking or len(clauses) < 2:
        return text
    if any(resolver.spot_subjects(one) for one in asking):
        return " ".join(asking) if len(asking) == 1 else text
    if not _OF_THEM.search(lowered(asking[0])):
        return text
    named = [one for one in clauses if one not in asking and resolver.spot_subjects(one)]
    return ", ".join([*(_ASIDE.sub("", one) for one in named), *asking]) if len(named) == 1 else text


def moved(text: str, names: Names, resolver: Resolver) -> Reading | None:
    """What fits within a track ("what in operations fits me"), or whether to leave one job for another."""
    low = lowered(plain(text))
    return _in_a_track(text, low, names, resolver) or _left_for(text, low, names, resolver)


def read(text: str, low: str, names: Names, resolver: Resolver, talk: TalkState) -> Reading | None:
    """A reading where the message is about what fits the person; `None`: it asks something else."""
    low = lowered(plain(text))
    if INJECTION.search(low) and not _TASTES.search(low):
        return None
    if (studied := _studied(text, low, names)) is not None:
        return studied
    if names.known and len(names.subjects) > 1 and _EITHER.search(low):
        return None
    lost = bool(LOST.search(low)) and len(low.split()) <= 20
    if names.known and _ONWARD.search(low) and needs_in(low).keys() & _BODILY:
        # A job that was done and what the next must not ask for: moves know no such limit, a match does.
        wishes = wishes_in(_placeless(text, names))
        likes = wishes.likes or names.subjects[:1]
        return _wished(text, names, wishes._replace(likes=likes))
    tastes, asks, done = bool(_TASTES.search(low)), bool(_ASKS.search(low)), bool(DONE.search(low))
    told = done and "?" not in low and not names.known
    if not (tastes or lost or told or (asks and (done or not names.known))):
        return None
    if names.known and any(_asks_of(one, names) for one in _CLAUSE.split(text) if one):
        return None
    if _FIGURES.search(low) and not asks and not names.known and not tastes:
        return None
    if names.place and _MONTH.match(names.place):
        names = replace(names, place=None)  # "got out in March"
    wishes = wishes_in(_placeless(text, names))
    said = bool(wishes.likes or wishes.dislikes)
    if lost and not said:
        return _wished(text, names, wishes)
    if not said or (not tastes and not any(meanings(one) for one in (*wishes.likes, *wishes.dislikes))):
        return None
    if told and not (tastes or asks or wishes.needs or len(wishes.likes) > 1):
        return None
    if names.known and not (asks or done or len(_TASTES.findall(low)) > 1 or not _names_only(low, names)):
        return None
    return _wished(text, names, wishes)


def _asks_of(clause: str, names: Names) -> bool:
    low = lowered(clause)
    return bool(_FIGURES.search(low)) and any(lowered(one) in low for one in names.subjects)


def _names_only(low: str, names: Names) -> bool:
    """Whether beside the named job hardly anything is said."""
    rest = low
    for one in names.subjects:
        rest = rest.replace(lowered(one), " ")
    return not meanings(rest) and not meanings(low)


def _placeless(text: str, names: Names) -> str:
    return re.sub(rf"(?i)\b(?:in|near|around|from)?\s*{re.escape(names.place)}\b", " ", text) if names.place else text


def _wished(text: str, names: Names, wishes: Wishes, **more: Any) -> Reading:
    return Reading(
        intent="fit", message=text, place=names.place, near_me=names.near_me, likes=wishes.likes, dislikes=wishes.dislikes,
        needs=wishes.needs, **more,
    )  # fmt: skip


def _studied(text: str, low: str, names: Names) -> Reading | None:
    """ "What can I do with a psychology degree": the subject counts as what the person likes, for no source follows graduates."""
    match = _DEGREE.search(low)
    subject = next((one for one in (match.groups() if match else ()) if one), None)
    if subject is None or _NO_SUBJECT.search(subject.strip()) or re.search(r"\b(?:pay|earn|paid|paying)\w*\b", low):
        return None
    wishes = wishes_in(_placeless(text[: match.start()] + " " + text[match.end() :], names)) if match else None
    likes = (subject.strip(), *(wishes.likes if wishes else ()))
    return Reading(
        intent="fit", message=text, place=names.place, near_me=names.near_me, likes=tuple(dict.fromkeys(likes)),
        dislikes=wishes.dislikes if wishes else (), needs=wishes.needs if wishes else {}, section="degree",
    )  # fmt: skip


def _left_for(text: str, low: str, names: Names, resolver: Resolver) -> Reading | None:
    """ "Is it worth leaving accounting for software": the one move between the two that are named."""
    match = _LEFT.search(low)
    if match is None:
        return None
    origin, target = match["origin"].strip(), match["target"].strip()
    if (
        not resolver.spot_subjects(f"in {origin}")
        or not target
        or re.search(r"\b(?:pay|money|better|more|less)\b", target)
    ):
        return None
    return Reading(
        intent="transitions", message=text, subjects=(origin,), to=target, place=names.place, near_me=names.near_me
    )


def _in_a_track(text: str, low: str, names: Names, resolver: Resolver) -> Reading | None:
    """ "Teacher for 12 years, what in operations fits me?": moves from the job that was done into the track that is named."""
    match = _TRACKED.search(low)
    if match is None:
        return None
    target = (match["track"] or match["after"] or "").strip()
    into = [one.subject_match.subject for one in resolver.spot_subjects(f"in {target}")]
    if not target or not any(one is not None and one.kind in ("track", "career", "group") for one in into):
        return None
    spots = resolver.spot_subjects(text[: match.start()] + ". " + text[match.end() :])
    origin = next(
        (one.text for one in spots if one.subject_match.subject and one.subject_match.subject.kind != "track"), None
    )
    if origin is None:
        return None
    return Reading(
        intent="transitions", message=text, subjects=(origin,), within=target, place=names.place, near_me=names.near_me,
        limit=None,
    )  # fmt: skip
