"""How people say things of themselves, in English and Spanish: the patterns that `learning` reads. Folded text, any case."""

import re
from collections.abc import Sequence

from advisor.memory.items import Kind


def _p(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.I)


SPEAKER = re.compile(
    r"\b(?:i|i'm|im|i've|ive|my|me|soy|trabajo|trabaj[eé]|vivo|gano|tengo|mi|estoy|odio|necesito|fui|era|s[eé]|puedo|estudi[eé]|termin[eé])\b",
    re.I,
)
"""Somebody speaks of themself; without it nothing is looked for."""
HYPOTHETICAL = re.compile(
    r"\b(?:if|suppose|supposing|imagine|pretend|assuming|when|once|until|unless|whether|whenever|as though|act as|role ?play|si|cuando|supongamos|imagina)\b[^,;]*$"
    r"|\b(?:for|on behalf of|about) (?:an? |my |our )?(?:friend|client|student|brother|sister|son|daughter|wife|husband|mom|dad|cousin|patient|customer)\b[^.;!?]*$"
    r"|\b(?:can|could|would|should|do|did|does|will|might|may|must|am|are|was|were|that's what|how much|how long|how many|why|where|what|how)\s*$",
    re.I,
)
REPORTED = re.compile(
    r"\b(?:said|says?|saying|thinks?|believes?|claims?|guess(?:es)?|hopes?|wish(?:es)?|told me|tells me|wrote|writes|quote|titled?|called|dijo|dice)\b[:,]?(?: that| que)?\s*$",
    re.I,
)

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte)"
_SPAN = rf"{_NUMBER}\+? ?(?:years?|yrs?|months?|weeks?|años?|meses|semanas)"
_UNIT = (
    r"(?: ?(?:/|per|an?|each|every|por|la|al|a la) ?(?:hour|hr|h|year|yr|month|mo|week|wk|day|hora|año|mes|semana|día)\b"
    r"| (?:hourly|yearly|annually|monthly|weekly|dollars|bucks|dólares|usd)\b)"
)
_MONEY = rf"(?P<what>\$ ?\d[\d,]*(?:\.\d+)? ?(?:k\b)?{_UNIT}?(?:{_UNIT})?|\d[\d,]*(?:\.\d+)? ?(?:k|mil|grand)\b{_UNIT}?|\d[\d,]*(?:\.\d+)?{_UNIT}(?:{_UNIT})?|\d{{1,3}},\d{{3}}|\d{{5,6}}\b)"
_ABOUT = r"(?:(?:about|around|roughly|only|just|like|some|barely|almost|nearly|exactly|close to|approximately|unos|como|más o menos|solo|sólo) )*"
_NOW = r"(?:(?:currently|now|still|actually|also|just|only|really|already|even|both|right now|presently|actualmente|ahora|solo|sólo) )*"
_OBJECT = r"(?P<what>[^,.;!?]{2,80})"

PLACES = _p(
    r"\bi (?:currently |now |still |actually )*(?:live|reside|stay) (?:just |right |out )*(?:in|near|around|outside(?: of)?|close to|by|at)\s+",
    r"\bi(?:'m| am) (?:currently |now |still |actually )*(?:living|based|located|staying|residing)? ?(?:just |right |out |over )*(?:in|near|around|outside(?: of)?)\s+(?!it\b|my\b)",
    r"\b(?:i'm|im|i am) (?:(?:currently |now |still )*(?:working |employed )?(?:as )?an? )[^,.;!?]{2,40}? (?:living |based |working )?(?=(?:in|near|outside(?: of)?) )(?P<words>\w+(?: of)?) (?!the\b|my\b)",
    r"\bi (?:currently |now |still )*work (?:as )?(?:an? )?[^,.;!?]{2,40}? (?P<at>in) (?=[\w])",
    r"\b(?:soy|trabajo (?:de|como)) [^,.;!?]{2,40}? (?P<en>en) (?!el\b|la\b|un\b|una\b|mi\b)",
    r"\bi(?:'ve| have)? (?:just |recently )?moved to\s+",
    r"\bmy (?:home ?)?(?:zip|zip ?code|postal code|home ?town|city|town|state|address) (?:is|'s)\s+",
    r"\bvivo (?:ahora )?(?:en|cerca de)\s+",
    r"\bestoy (?:viviendo )?en\s+",
    r"\bmi (?:código postal|zip|ciudad|estado) es\s+",
    r"\bme mud[eé] a\s+",
)
JOBS: Sequence[tuple[Kind, re.Pattern[str]]] = (
    ("occupation", _p(
        rf"\b(?:i am|i'm|im) {_NOW}(?:working (?:now )?as )?an? (?=\w)",
        rf"\bi {_NOW}work(?:ing)? (?:(?:at|for|in) [^,.;!?]{{2,30}}? |nights |days |evenings |part[- ]time |full[- ]time )?as (?:an? )?",
        r"^\s*(?:been|working as) an? ",
        rf"\b(?:i'm|im|i am) {_NOW}(?:working|employed) as (?:an? )?",
        r"\bmy (?:current |present |day )?(?:job|occupation|profession|job title|role|position) is (?:as |being )?(?:an? )?",
        rf"\bi(?:'ve| have) been {_NOW}(?:working as )?an? ",
        r"\bsoy (?:un |una )?(?!de\b)", rf"\btrabajo {_NOW}(?:de|como) (?:un |una )?", r"\bestoy trabajando (?:de|como) (?:un |una )?",
        r"\bmi trabajo es (?:de |como )?(?:un |una )?",
    )),
    ("past_occupation", _p(
        r"\bi was (?:once |formerly |previously |working as )*an? ", r"\bi used to (?:be|work as) (?:an? )?",
        r"\bi(?:'ve| have)? (?:previously |also )?worked as (?:an? )?", r"\bmy (?:last|previous|former|old|first) job was (?:as |being )?(?:an? )?",
        r"\btrabaj[eé] (?:de|como) (?:un |una )?", r"\b(?:yo )?(?:fui|era) (?:un |una )?", r"\bantes (?:era|trabajaba (?:de|como)) (?:un |una )?",
    )),
)  # fmt: skip
BREAK = re.compile(r"[,;.!?()/:]|\s-\s")
STOP = re.compile(
    r"\s(?:in|at|for|making|earning|who|which|and|but|with|near|from|living|looking|trying|because|so|that|since|where|while|though|or|when|if|than|as|too|right now|i|i'm|en|que|y|pero|con|gano|ganando|porque|desde|por|hace|\d+)\b"
    r"(?!\s(?:hands|people|animals|numbers|computers|children|machines|tools|wood|cars|data)\b)",
    re.I,
)
BEFORE_JOB = re.compile(r"(?:[\w'-]+\s*){0,4}", re.I)
NOT_YET = re.compile(
    r"\b(?:of|aspiring|future|fan|student|wannabe|prospective|not|like|almost|friend|wife|husband|daughter|son|to|future)\b",
    re.I,
)
FORMER = re.compile(r"\b(?:former|retired|ex|ex-|laid[- ]off|unemployed|previous|past)\b|^ex-", re.I)
TRAILING = re.compile(
    r"(?:(?:now|right now|today|currently|here|by trade|myself|again|full[- ]time|part[- ]time|job|ahora|aquí|already|still|already)\s*)*",
    re.I,
)
LASTED = re.compile(
    rf"(?:[^,.;!?]{{0,30}}?\b(?:for|por|desde hace|hace))? (?:the (?:last|past) |about |over |almost |nearly |más de )*(?P<what>{_SPAN})\b(?! ago)",
    re.I,
)
STOP_SAYING = re.compile(
    r"\s(?:making|earning|who|which|and|but|living|because|so|since|where|though|or|when|if|than|for|i|i'm|y|pero|porque|desde)\b",
    re.I,
)
"""Where what is liked, known or studied ends."""
ADVERBS = re.compile(
    r"\s+(?:a lot|very much|the most|so much|most|best|too|mucho|a bit|too much|anymore|at all|really|myself)$", re.I
)

_DEGREE = (
    r"(?P<what>high[- ]school (?:diploma|degree|education)|ged|(?:an? )?associate'?s?(?: degree)?|bachelor'?s?(?: degree)?|master'?s?(?: degree)?|mba|ph\.?d|doctorate|"
    r"(?:college|university|nursing|law|engineering|teaching|business) degree|degree|some college|cdl|(?:[\w'-]+ ){0,3}(?:certificate|certification|licen[cs]e|diploma))\b"
    r"(?P<of>(?: degree)? (?:in|of (?=science|arts|business|education|law|nursing)) ?[^,.;!?]{2,40})?"
)
_SCHOOL = r"(?:high school|college|university|community college|trade school|vocational school)"
_GRADO = r"(?P<what>(?:t[ií]tulo|licenciatura|maestr[ií]a|bachillerato|diploma|ged|prepa(?:ratoria)?|secundaria|doctorado|certificado|carrera t[eé]cnica)(?: (?:de|en) [^,.;!?]{2,40})?)"

FORMS: Sequence[tuple[Kind, re.Pattern[str], str | None]] = (
    ("experience", _p(rf"\b(?:i have|i've got|i've|i got|tengo) (?:over |about |more than |almost |nearly |around |at least |más de |casi )*(?P<what>{_SPAN}) ?'? ?(?:of |de |'s )?(?:[\w-]+ ){{0,3}}(?:experience|experiencia)\b"), None),
    ("experience", _p(rf"\bi(?:'ve| have)\b[^.;!?]{{2,60}}? and (?P<what>{_SPAN}) ?'? ?(?:of |in )?(?:[\w-]+ ){{0,2}}experience\b"), None),
    ("experience", _p(rf"\b(?:i'm|im|i am)\b[^.;!?]{{2,80}}? with (?:over |about |more than )?(?P<what>{_SPAN}) ?'? ?(?:of )?(?:[\w-]+ ){{0,2}}experience\b"), None),
    ("pay", _p(rf"\bi {_NOW}(?:make|earn|get paid|am paid|take home|bring home|bring in) {_ABOUT}{_MONEY}"), None),
    ("pay", _p(rf"\b(?:i'm|im|i am) {_NOW}(?:making|earning|paid|getting paid|on|at) {_ABOUT}{_MONEY}"), None),
    ("pay", _p(
        rf"\b(?:i'm|im|i am|i work|i've been)\b(?:(?!\b(?:looking|want|interested|jobs?|thinking|hoping|trying|someone|people|friend|he|she|they|not|wife|husband|sister|brother|son|daughter|mother|father)\b)[^.;!?]){{2,60}}?\b(?P<words>(?:making|makin|earning|earnin|and make|and earn) {_ABOUT}{_MONEY})"
    ), None),
    ("pay", _p(rf"\bmy (?:current |present |hourly |annual |base )*(?:pay|salary|wages?|income|rate|base|paycheck)(?: right now| now)? (?:is|'s) {_ABOUT}{_MONEY}", rf"\b(?:they|my job|work) pays? me {_ABOUT}{_MONEY}".replace("?P<what>", "?P<paid>")), None),
    ("pay", _p(rf"\b(?:gano|me pagan|estoy ganando) {_ABOUT}{_MONEY}"), None),
    ("pay", _p(rf"\bmi (?:sueldo|salario|pago)(?: actual)? es (?:de )?{_ABOUT}{_MONEY}"), None),
    ("offer", _p(rf"\bi(?:'ve| have)? (?:just |recently )*(?:got|been|was|received|have|am being|got an?)\b[^.;!?]{{0,20}}?\boffer(?:ed)?\b[^.;!?]{{0,60}}?{_MONEY}"), None),
    ("offer", _p(rf"\b(?:they|an? (?:company|employer)|we)(?:'re| are|'ve| have)? (?:just )?offer(?:ed|ing)? me\b[^.;!?]{{0,50}}?{_MONEY}"), None),
    ("offer", _p(rf"\bme (?:ofrec(?:en|ieron)|est[aá]n ofreciendo)\b[^.;!?]{{0,50}}?{_MONEY}"), None),
    ("offer", _p(rf"\bmy (?:job )?offer is {_ABOUT}(?:for )?{_MONEY}"), None),
    ("pay_floor", _p(rf"\bi (?:really |would |do )*(?:need|want|have|must|'d like)(?: to)? (?:(?:make|earn|be (?:making|paid)|get|bring home) )?(?:at least|no less than|a minimum of|over|more than|minimum|to make) {_ABOUT}{_MONEY}"), None),
    ("pay_floor", _p(rf"\bi need (?:to (?:make|earn) )?{_ABOUT}{_MONEY}"), None),
    ("pay_floor", _p(rf"\bi (?:can't|cannot|can not|won't|will not) (?:take|accept|go|live on|work for|do|afford)\b[^.;!?]{{0,30}}?(?:less than|below|under) {_ABOUT}{_MONEY}"), None),
    ("pay_floor", _p(rf"\bmy (?:pay )?(?:minimum|floor|bottom line)(?: pay| salary)? is {_ABOUT}{_MONEY}"), None),
    ("pay_floor", _p(rf"\b(?:necesito|tengo que) ganar (?:al menos |por lo menos |m[ií]nimo |m[aá]s de )*{_ABOUT}{_MONEY}"), None),
    ("education", _p(rf"\bi(?:'ve| have)? (?:only |just |already |also |got |have |hold |earned |completed |finished |done )+(?:only |just )*(?:an? |my |the )?{_DEGREE}"), None),
    ("education", _p(r"\bi (?:don't|do not|never|didn't|did not) (?:have|got|get|finish|finished|earn|earned|complete|completed) (?:an? |my |any )*(?:college |university |bachelor'?s? |four-year )?(?P<what>degree|ged|high school diploma|diploma|high school|college|bachelor'?s?)\b"), "no {}"),
    ("education", _p(r"\bi(?:'ve| have) (?:got )?no (?:college |university |bachelor'?s? )?(?P<what>degree|ged|diploma|high school diploma|bachelor'?s?)\b"), "no {}"),
    ("education", _p(rf"\bi (?:never went to|didn't go to) (?P<what>{_SCHOOL})\b"), "no {}"),
    ("education", _p(rf"\bi (?P<what>(?:graduated(?: from)?|finished|dropped out of) {_SCHOOL})\b"), None),
    ("education", _p(rf"(?<!no )\btengo (?:un |una |el |la |mi )?{_GRADO}", rf"\btermin[eé] (?:la |el |mi )?{_GRADO}".replace("?P<what>", "?P<done>")), None),
    ("education", _p(r"\bno (?:tengo|termin[eé]) (?:un |una |la |el |ning[uú]n )?(?P<what>t[ií]tulo|diploma|estudios|prepa(?:ratoria)?|secundaria|universidad)\b"), "sin {}"),
    ("skill", _p(rf"\b(?:i'm|im|i am) (?:really |very |pretty |quite |also )*(?:good|great|skilled|experienced|proficient|fluent|trained|strong) (?:at|with|in) {_OBJECT}"), None),
    ("skill", _p(rf"\bi (?:also |already )?know how to {_OBJECT}"), None),
    ("skill", _p(r"\bi (?:also |already )?(?:know|speak|can speak|can use) (?P<what>(?:a little |some |fluent )?(?:excel|python|sql|java(?:script)?|quickbooks|photoshop|autocad|word|powerpoint|spanish|english|french|german|mandarin|portuguese|asl|sign language|salesforce|solidworks|linux)\b)"), None),
    ("skill", _p(rf"\b(?:my skills are|my skills include|i have skills in) {_OBJECT}"), None),
    ("skill", _p(rf"\b(?:soy (?:muy )?buen[oa] (?:en|con|para)|s[eé] (?:usar|manejar|hacer|hablar)) {_OBJECT}"), None),
    ("dislike", _p(rf"\bi (?:really |just |also |absolutely )*(?:hate|dislike|can't stand|cannot stand|detest|loathe|don't (?:really )?(?:like|enjoy|want to (?:be|do))|do not (?:like|enjoy)) {_OBJECT}"), None),
    ("dislike", _p(rf"\b(?:odio|no me gustan?|detesto) {_OBJECT}"), None),
    ("like", _p(rf"\bi (?:really |just |also |absolutely |do )*(?:like|love|enjoy|am passionate about) (?!to know\b|to see\b|to hear\b){_OBJECT}"), None),
    ("like", _p(rf"\b(?:i'm|im|i am) (?:really |very )?(?:passionate about|into|interested in working with) {_OBJECT}"), None),
    ("like", _p(rf"(?<!no )\bme (?:gustan?|encantan?) {_OBJECT}"), None),
    ("training_time", _p(rf"\bi (?:can|could|only want to|want to|am willing to|'m willing to|only have|have|can only) (?:only )?(?:train|study|go to school|spend|for|do|commit|do training)? ?(?:for |up to |at most |no more than |about |only )*(?P<what>{_SPAN})(?: or less)?(?: (?:of|to|for|in|on) )?(?:training|school|study|train|study|learn|schooling|a program)\b"), None),
    ("training_time", _p(rf"\bi (?:can|could|'m willing to|am willing to|will) (?:only )?(?:train|study|go to school|go back to school) (?:for )?(?:up to |at most |no more than |about |only |a maximum of )*(?P<what>{_SPAN})\b"), None),
    ("training_time", _p(r"\bi (?:can't|cannot|don't want to|won't|do not want to) (?:go back to|go to|afford) (?P<what>school|college)\b"), "no {}"),
    ("training_time", _p(rf"\bpuedo (?:estudiar|capacitarme|entrenar(?:me)?) (?:hasta |solo |sólo |por |durante |m[aá]ximo )*(?P<what>{_SPAN})\b"), None),
    ("no_desk", _p(r"\bi (?:don't|do not|can't|cannot|won't|never) (?:want |like |do |have |take |work |sit )*(?:to )?(?:work |sit |be |have )*(?:an? |at an? |behind an? )?(?P<what>desk(?: jobs?| work)?|office jobs?|all day)\b", r"\b(?:i want|i need) (?:a job with )?no (?:desk|office) (?:jobs?|work)\b"), "no desk"),
    ("no_desk", _p(r"\bno quiero (?:un )?(?:trabajo de |estar en una? )?(?P<what>oficina|escritorio)\b"), "no desk"),
    ("hours", _p(r"\bi (?:only |really |just )*(?:can only|need|want|prefer|can)(?: to)? (?:only )?(?:work )?(?:only )?(?:an? )?(?P<what>part[- ]time|full[- ]time|mornings?|days|nights?|evenings?|weekends?|weekdays|day shifts?|night shifts?|\d{1,2} hours(?: (?:a|per) week)?)\b"), None),
    ("hours", _p(r"\bi (?:can't|cannot|don't want to|won't|do not want to) (?:work |do )+(?:the |on )?(?P<what>nights?|weekends?|evenings?|holidays|night shifts?|overtime|mornings?|full[- ]time|shifts?)\b"), "no {}"),
    ("hours", _p(r"\b(?:solo|sólo) puedo trabajar (?:por |de |en )?(?:la |las |los )?(?P<what>mañanas?|tardes?|noches?|fines de semana|medio tiempo)\b"), None),
    ("hours", _p(r"\bno puedo trabajar (?:por |de |en )?(?:la |las |los )?(?P<what>noches?|fines de semana|mañanas?|tardes?)\b"), "no {}"),
)  # fmt: skip
"""Kind, pattern with the value in `what`, and the form of the value where it is not the words themselves."""
