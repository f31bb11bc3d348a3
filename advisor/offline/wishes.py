"""Likes, dislikes and needs in a message, as phrases and typed constraints. Pure.

It keeps the person's own words for what they like; what they are (age, sex, health) is cut out where phrases are read.
A clause without a word for or against counts only where our table of interest words knows it.
"""

import re
from typing import Any, NamedTuple

from advisor.offline.limits import needs_in, states_a_limit
from knowledge.interests.words import impersonal, meanings

_SLANG = (
    (re.compile(r"\bppl\b", re.I), "people"), (re.compile(r"\bwanna\b", re.I), "want to"), (re.compile(r"\bgotta\b", re.I), "have to"),
    (re.compile(r"\b(do|does|did|ca|wo|is|are|was|would|could|should)(n)t\b", re.I), r"\1n't"), (re.compile(r"\bim\b", re.I), "I'm"),
    (re.compile(r"\bive\b", re.I), "I've"), (re.compile(r"\bi(?:'m| am) a fan of\b", re.I), "I like"), (re.compile(r"\bkinda\b|\bsorta\b", re.I), " "),
    (re.compile(r"\bw/ ?(?=\w)", re.I), "with "),
    (re.compile(r"\b(?:people|everyone|everybody|friends|they|folks|my \w+) (?:always |all |often )?(?:say|says|tell me|tells me|think|thinks)(?: that)? (?=i\b|i'm)", re.I), ""),
    (re.compile(r"\bi(?:'m| am) (?:at my best|happiest|happy|most alive) (?:when (?:i'm |i am )?|with |in )?", re.I), "I love "), (re.compile(r"\b(?:my (?:big )?(?:dream|passion|hobby|hobbies|favorite thing)s? (?:is|are|was) (?:to )?)", re.I), "I love "),
    (re.compile(r"\b(?:can'?t|cannot|can not|hate to|never) (?:sit|stay) still\b", re.I), "like being on the move"),
    (re.compile(r"\b(no [a-z]+) (?=no [a-z]+)", re.I), r"\1, "), (re.compile(r"\bsince (?:i was|childhood|high school|forever|always)[^,.;!?]*", re.I), ""),
    (re.compile(r"\bwhat (?:could|can|should|would) (?:an?|some) ([\w ,-]{3,40}?)((?: with(?:out)? [^,.?]{2,30}?)?) (?:do|be|become)\b[^,.?]*", re.I), r". \1. \2."),
    (re.compile(r"(?:^|(?<=[.,;!?] ))([\w ]{3,25}?) (?:yes|good|s[ií])(?=[,.;!?])", re.I), r"I like \1"), (re.compile(r"(?:^|(?<=[.,;!?] ))([\w ]{3,25}?) (?:no|nope|bad)(?=[,.;!?])", re.I), r"I hate \1"),
    (re.compile(r"(?:^|(?<=[.,;!?] ))(?:any )?(?:ideas|suggestions|thoughts)\W*$", re.I), ""), (re.compile(r"\bin my (?:free|spare) time i\b", re.I), "I like"), (re.compile(r"\bdislikes?:", re.I), ". I hate "), (re.compile(r"\blikes?:", re.I), ". I like "),
    (re.compile(r"\b(?:skills?|good at):", re.I), ". I am good at "),
)  # fmt: skip
_CUT = re.compile(
    r"(\s*[,;!?\n]+\s*|\.+(?=\s|$)\s*|\s+(?:and|but|plus|or|though|although|because|cause|since|so|until|till|while|when|y|pero|o|porque)\s+|\s*&\s*|\s+-+\s+)",
    re.I,
)
_TURNS = re.compile(r"\b(?:but|though|although|pero)\b", re.I)
_NOT = r"(?:don'?t|do not|doesn'?t|didn'?t|did not|won'?t|can'?t|cannot|not|never|no longer|rather not|would not|wouldn'?t)"
_AGAINST = re.compile(
    rf"\b(?:hate[sd]?|hating|dislike[sd]?|disliking|despise\w*|loathe\w*|dread\w*|can'?t (?:stand|deal|do|handle|be|take|work|sit|tolerate)|cannot (?:stand|deal|do|handle|be|take)|{_NOT} (?:\w+ ){{0,2}}?(?:like|want|enjoy|care for|into|good (?:at|with)|a fan|deal|sell|be|work|do|have|around|interested|\w+ing)|"
    r"no good (?:at|with)|bad (?:at|with)|terrible (?:at|with)|awful at|suck at|weak (?:at|in)|fail(?:ing|ed)?|avoid\w*|sick of|tired of|fed up with|burn(?:ed|t) out (?:on|from|by)|scared of|afraid of|terrified of|fear(?:ful)? of|phobia of|squeamish (?:about|around)|nervous (?:about|around)|allergic to|gross(?:ed)? out by|bored (?:of|by|with)|"
    rf"stay away from|away from|nothing (?:with|to do with|like|that)|anything but|anything except|except|not|never|without|no|rather than|instead of|too much|odio|no me gustan?|no quiero|no me interesan?|nada de|sin|detesto|miedo a)\b",
    re.I,
)
_AFTERWARDS = re.compile(
    r"^(?:that |the |how |all (?:the |that )?)?(?P<what>.+?) (?:really |just |always |kind of |kinda |totally )*(?:gross(?:es)? me out|freaks? me out|creeps? me out|scares? me|terrif(?:y|ies) me|makes? me (?:sick|queasy|nervous|anxious|sad|uncomfortable|dizzy|gag|miserable)|stress(?:es)? me(?: out)?|bores? me|wears? me (?:out|down)|drains? me|drives? me (?:crazy|nuts|mad)|annoys? me|turns? me off|"
    r"(?:got|gets|was|is|are|were) (?:too (?:much|hard|heavy|loud|stressful)|boring|awful|the worst|not for me|not my thing|not my style)|(?:isn'?t|aren'?t|ain'?t|not) (?:for me|my thing|my style|my strength|my cup of tea)|(?:about |nearly |almost )?killed me|me (?:aburren?|asustan?|dan? (?:asco|miedo)|estresan?))\b",
    re.I,
)
_TOWARDS = re.compile(
    r"\b(?:like[sd]?|liking|love[sd]?|loving|enjoy\w*|good (?:at|with)|great (?:at|with)|handy with|skilled (?:at|in|with)|talented (?:at|in)|strong in|into|passionate about|passion for|passion is|prefer\w*|rather|fascinated (?:by|with)|interested in|care about|excited (?:by|about)|obsessed with|fan of|knack for|"
    r"want(?:s|ed)? to (?:work|be|do|help|make|build|use)|want something|something (?:with|in|where)|anything (?:with|in)|maybe|works? with|know(?:s)? (?:about|how to)?|me gustan?|me encantan?|disfruto|prefiero|quiero|soy buen[oa]|algo con)\b",
    re.I,
)
_LEAD = re.compile(
    rf"^(?:.*?\b(?:{_NOT} (?:\w+ ){{0,2}}?(?:like|want|enjoy|care for|into|good (?:at|with)|a fan of|deal(?:ing)? with|be around|be|have|do|handle|stand|work with|work in|work|around|interested in)|hate[sd]?|hating|dislike[sd]?|dislikes|despise|loathe|dread|can'?t (?:stand|deal with|do|handle|be around|take|work with|tolerate)|cannot (?:stand|deal with|do|handle|be around)|"
    r"like[sd]?|love[sd]?|loving|enjoy(?:ed|s|ing)?|(?:no )?good (?:at|with)|great (?:at|with)|bad (?:at|with)|terrible (?:at|with)|awful at|suck at|weak (?:at|in)|fail(?:ing|ed)|handy with|skilled (?:at|in|with)|talented (?:at|in)|strong in|into|passionate about|passion for|passion is|prefer|fascinated (?:by|with)|interested in|obsessed with|excited (?:by|about)|fan of|knack for|i know(?: about| how to)?|"
    r"want(?:s|ed)? to (?:work (?:with|in|at|on)|work|be around|be|do|use)|want something (?:with|in|where)|something (?:with|in|where i(?: can)?)|anything (?:with|in|but)|rather|scared of|afraid of|terrified of|fear of|phobia of|squeamish (?:about|around)|nervous (?:about|around)|allergic to|grossed out by|bored (?:of|by|with)|sick of|tired of|fed up with|burn(?:ed|t) out (?:on|from|by)|"
    r"stay away from|away from|nothing (?:with|to do with)|avoid(?:ing)?|without|too much|odio|no me gustan?|me gustan?|me encantan?|no quiero|nada de|sin|detesto|disfruto|prefiero|algo con|soy buen[oa] (?:en|con|para))\s+|(?:no|not|never|maybe|also|just|yeah|yes|well|ok|oh well|oh|um|uh|hm+|honestly|actually|probably|mostly)\s+)",
    re.I,
)
_FILLER = re.compile(
    r"^(?:(?:but|and|so|because|used to|looking for|searching for|something|play|playing|not|great|to|be|being|the|a|an|my|some|any|that|about|of|with|around|really|also|just|even|i|i'm|am|i've|been|have|had|deal with|dealing with|do|doing|have to|work with|maybe|yeah|well|oh|well|only)\s+)+(?=\S)|"
    r"\s+(?:(?:for|over|about|like) )?(?:\d+|a few|many|some|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several) (?:years?|months?)(?: straight| now)?(?: for free)?$|\s+(?:all (?:day|the time|that|of it)|a lot|lots|too|though|please|i think|i guess|most|honestly|anymore|for (?:free|fun|years|a living)|every (?:day|weekend|week|minute)|way more.*|more than.*|better than.*|thanks?)$",
    re.I,
)
_INSIDE = re.compile(r"(?i)(?:being |stuck |cooped up |sitting |working )*(?:inside|indoors|cooped up|adentro)\b")
_MORE_THAN = re.compile(
    r"\s+(?:way |much |a lot |far )?(?:more|better) than\b[^,.;!?]*|\s+(?:rather than|instead of)(?=\s)", re.I
)
_QUESTION = re.compile(
    r"(?:\bso )?\b(?:(?:what|which)? ?should i|what (?:else )?(?:can|could|might|would) (?:i|we) |what i (?:could|can|should|might) (?:do|be)|(?:what|which|any|is there (?:a|any)|are there) (?:kind of |sort of |type of |other )?(?:jobs?|careers?|work|occupations?|fields?)|should i|could i|can i do|fits? me|fit this|fits? (?:that|this|me)|suits? me|suit|what fits|"
    r"right for me|for me|would be good|what else|any ideas?|help me|suggest\w*|recommend\w*|what would you|no (?:clue|idea)|don'?t know what|not sure what|what to (?:be|do)|anything\?|ideas?\?|(?:qu[eé]|cu[aá]l(?:es)?|alg[uú]n|hay|un|buen) (?:trabajo|carrera)s?|no s[eé] (?:qu[eé]|lo que)|qu[eé] (?:puedo|podr[ií]a|me conviene))\b(?:(?! (?:if|when|since|because|given that|considering) i\b)[^,;.!?])*(?: (?:if|when|since|because|given that|considering)(?= i\b))?",
    re.I,
)
_WHO = re.compile(
    r"\b(?:jobs? (?:that )?(?:suit|fit|for|would fit|would suit)s? )?(?:an? |some )((?:[\w-]+ ){0,3}?[\w-]+) (?:who'?s?|that'?s?|que) (?=(?:really |also |just |always |is |are )*(?:like|love|hate|enjoy|can|does|don|want|dislike|prefer|good|great|bad|into|passionate|never|know|get|was|odi|no|le|ama))"
    r"|\b(?:someone|somebody|a person|people|a job|jobs?|work|a career|something|anything|alguien) ((?:[\w-]+ )?)(?:who'?s?|that'?s?|where i(?: can)?|que)\s+",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:says?|told|tells?|thinks?|wants?) (?:that )?(?:me|i)\b|\b(?:my|the) \w+ (?:says?|thinks?|told)\b", re.I
)
_LEFT_IT = re.compile(r"\b(?:retired|laid off|let go|fired|stuck in|(?:quit|left) (?:my|the|a)|jubilad[oa])\b", re.I)
DONE = re.compile(
    r"\b(?:i(?:'ve| have| also| used to|'d)? ?(?:always |also |just |even )?)?(?:been |done |did |cared|caring|took care|taking care|takes care|looked after|looking after|raised|raising|ran|run|running|manag(?:ed|ing)|organi[sz](?:ed|ing)|volunteer(?:ed|ing|s)?|fix(?:ed|ing)|built|building|cook(?:ed|ing)|drove|driving|taught|teaching|coach(?:ed|ing)?|sold|selling|clean(?:ed|ing)|"
    r"kept|keeping|served|serving|worked|working|helped|helping|tutor(?:ed|ing)?|design(?:ed|ing)|plann(?:ed|ing)|sew(?:ed|n|ing)?|grew up|treasurer|interpret(?:ed|ing)?|translat(?:ed|ing)|repair(?:ed|ing|s)?|did the|done the|do the|bilingual|train(?:ed|ing)|maintain(?:ed|ing)|supervis(?:ed|ing)|sort(?:ed|ing)?|load(?:ed|ing)?|farm(?:ed|ing)|cuid\w+|trabaj[eé]|vend[ií]a?|cocin[eé]|manej[eé])\b",
    re.I,
)
RECORD = re.compile(
    r"\b(?:criminal (?:record|history|past)|felon\w*|convict(?:ed|ion)\w*|misdemeanou?rs?|ex-?con(?:vict)?|ex-?offender|locked up|did time|prison|jail|incarcerat\w*|parole|probation(?! officer)|background check|antecedentes|c[aá]rcel)\b",
    re.I,
)
"""What a record is called: it is nothing that is liked, and no tool is told of it."""
_GIVEN = re.compile(r"(?i)\bsi (?=(?:yo )?(?:soy|me |no me )\b|me gust)")
"""A Spanish "what do you recommend if I am good with …": the wish stands behind the "if"."""
_OF_THE_JOB = {"min_median", "max_months", "max_education", "no_experience", "no_heavy_lifting", "no_driving"}
_MOST = 8


class Wishes(NamedTuple):
    """What a message says for a match. `needs`: constraints by name."""

    likes: tuple[str, ...]
    dislikes: tuple[str, ...]
    needs: dict[str, Any]


def wishes_in(message: str) -> Wishes:
    """The likes, dislikes and needs of a message. Clauses that state a need are no likes."""
    text = plain(_GIVEN.sub(", ", message))
    likes: list[str] = []
    dislikes: list[str] = []
    needs = needs_in(text.lower())
    for clause, against, cued in _clauses(text):
        if states_a_limit(clause.lower()) and set(needs_in(clause.lower())) != {"no_desk"}:
            continue
        phrase = _phrase(clause)
        if _INSIDE.match(phrase):  # whoever hates to be inside wants to be out
            phrase, against = "being outdoors", not against
        if _tells(phrase, cued=cued):
            (dislikes if against else likes).append(phrase)
    kept = [one for one in dict.fromkeys(likes) if one not in dislikes]
    return Wishes(tuple(kept)[:_MOST], tuple(dict.fromkeys(dislikes))[:_MOST], needs)


def own_wishes(message: str) -> dict[str, tuple[str, ...]]:
    """Likes and dislikes of a Spanish message in the person's own words: they are said back, never our English of them."""
    said = re.sub(r"(?i)\b(?:por |durante )?\d+ (?:a[nñ]os?|meses)\b|[¿¡]", " ", message)
    found = wishes_in(" ".join(said.split()))
    own = [tuple(re.sub(r"\bsomeone\b", "alguien", one) for one in kind) for kind in (found.likes, found.dislikes)]
    return {"likes": own[0] or (message,), "dislikes": own[1]}


def tells_of_interests(message: str) -> bool:
    """Whether a message without a job in it only lists things that are liked ("cats, cooking, the sea")."""
    clauses = [one.strip() for one in _CUT.split(message)[::2] if one.strip()]
    return (
        len(clauses) > 1
        and all(len(one.split()) <= 4 for one in clauses)
        and sum(bool(meanings(one)) for one in clauses) > 1
    )


def plain(message: str) -> str:
    """The message with slang and short forms put plainly."""
    text = message.replace("’", "'")
    for pattern, words in _SLANG:
        text = pattern.sub(words, text)
    return re.sub(r"[ \t]+", " ", text).replace(" .", ".").strip(" .") + ("." if text.rstrip().endswith(".") else "")


def _clauses(text: str) -> list[tuple[str, bool, bool]]:
    """The clauses with whether each is against something, and whether a word says so."""
    text = _WHO.sub(lambda match: f". {match[1] or match[2] or ''}. I ", _MORE_THAN.sub(" ", text))
    found: list[tuple[str, bool, bool]] = []
    against = False
    for sentence in re.split(r"[.!?\n]+(?:\s+|$)", text):
        against, cued = False, False
        parts = _CUT.split(_QUESTION.sub(" ", sentence))
        for at in range(0, len(parts), 2):
            said = _LEFT_IT.split(parts[at])[0].strip()
            if at and _TURNS.search(parts[at - 1]):
                against = False
            if not said or _TOLD.search(said) or RECORD.search(said):
                continue
            if (late := _AFTERWARDS.match(said)) is not None:
                found.append((late["what"], True, True))
                continue
            if needs_in(said.lower()).keys() & _OF_THE_JOB:
                against = False  # "no college, strong back": the "no" was the limit's
                found.append((said, against, False))
                continue
            no, yes = _AGAINST.search(said), _TOWARDS.search(said)
            if no and yes and yes.start() < no.start() and not re.search(r"\bnot\b|n't\b", said[: yes.start()], re.I):
                # "I like fixing things not cars": one clause, both sides.
                found.append((said[: no.start()], False, True))
                said = said[no.start() :]
            if no:
                against, cued = True, True
            elif yes:
                against, cued = False, True
            elif DONE.search(said):
                against, cued = False, False
            found.append((said, against, cued))
    return found


def _phrase(clause: str) -> str:
    phrase = clause
    for _ in range(3):
        phrase = _LEAD.sub("", phrase, count=1)
    for _ in range(3):
        phrase = _FILLER.sub("", phrase).strip()
    return impersonal(phrase).strip(" '\"-:")


def _tells(phrase: str, *, cued: bool) -> bool:
    """Whether a phrase says something of work: known to the table, or after a word of liking a few that are no scaffolding."""
    if meanings(phrase):
        return True
    if re.match(r"(?:i )?(?:also )?need\b", phrase, re.I):
        return False  # "need health insurance": nothing that is liked
    words = [word for word in re.findall(r"[^\W\d]+", phrase.lower()) if len(word) > 2 and word not in _EMPTY]
    return cued and 0 < len(words) <= 6


_EMPTY = frozenset(
    (
        "what", "which", "job", "jobs", "work", "career", "careers", "please", "thanks", "hello", "the", "and", "but", "for", "with", "that", "this", "really",
        "very", "much", "most", "also", "want", "need", "would", "should", "could", "can", "will", "there", "here", "near", "years", "year", "anything",
        "something", "good", "best", "not", "sure", "idea", "ideas", "know", "don", "out", "any", "fit", "fits", "suits", "right", "being", "have", "has",
        "had", "who", "loves", "likes", "hates", "someone", "now", "when", "old", "you", "your", "about", "things", "stuff", "lot", "lots", "like", "love",
        "hate", "enjoy", "ive", "been", "stay", "home", "que", "una", "los", "las", "trabajo", "carrera", "algo", "muy", "mucho", "degree", "college", "school",
        "time", "back", "way", "clue", "problem", "more", "less", "one", "ones", "it", "all", "day", "days", "them", "they", "too", "maybe", "guess", "think",
        "actually", "scratch", "forget", "other", "others", "life", "honestly", "get", "got", "make", "makes", "take", "just", "only", "some", "else", "passion",
        "record", "minute", "every", "loved", "liked", "hated", "was", "were", "are", "did", "does", "doing", "done", "desk", "boss",
        "trade", "field", "money", "pay", "name", "person", "people's", "bit", "kind", "sort", "type", "still", "even", "ever", "same", "whatever", "nobody",
    )
)  # fmt: skip
