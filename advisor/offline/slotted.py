"""What a short message says piece by piece: a place, a job, pay by the hour, a filter, an order, another measure.

Every piece is cut out of the message; where words are left over that are neither a piece nor a word of speech, the
message is a question of its own. Pure; it reads no talk and resolves nothing to figures.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.offline import phrases
from advisor.offline.amounts import FLOOR_PAY, SIX_FIGURES, floor_pay_in
from advisor.offline.folding import lowered
from advisor.offline.growth_said import GROWTH_SAID, least_growth_in
from advisor.offline.naming import Names
from advisor.offline.reading import Intent, Resolver
from advisor.offline.years_said import AGO, ago_in

MOST_WORDS = 12
NATION = "United States"
_GLUE = frozenset(
    """
normal typical usual average specific area region state city town isnt arent wasnt dont doesnt
a about actually again all also alright an and any are as asking at back be but can check could did do does else
even for from get give go good great had happen happens has have how hows i if in instead into is isn't it its it's
just kind let lets let's like look looking lot make makes making maybe me mean meant my never not now of off ok okay
on one ones only oh or others our out over please pls pretty really right rather said same say see seeing she show
so some something sort still such switch tell than that that's thats the their them then there there's theres these they thing things
think this those tho though to too try u um us use using versus very vs want wanted was way we well were what whats
what's when where which while who why will with would wow y ya yes you your hmm nah no nope wait sorry thanks thx
much many more less better than both each either que como pero de en el la los las un una unos unas es son para por
con eso esa ese esos esas esto tambien también entonces ahora mejor bien solo sólo ahi ahí alli allí allá alla lo le
les se su sus al del y o e hay qué cómo cuál cual cuáles bueno vale ok tal si sí job jobs work career careers trabajo
trabajos place places change put do doing paid anyway tampoco usted ustedes sería seria fuera mira dime dame
vida two three four dos tres cuatro tiene tienen folks people guys person workers worker somebody someone live lives living round take them come comes coming works out anything everything
""".split()  # noqa: SIM905
)
"""Words of speech: what may stand beside the pieces without making a message a question of its own."""
_NO_ADVERB = frozenset(("family", "assembly", "supply", "butterfly", "anomaly", "monopoly", "beverly", "kimberly"))
_N = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
      "twelve": 12, "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "diez": 10}  # fmt: skip
_NUMBER = (
    r"(\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|un|una|dos|tres|cuatro|cinco|seis|diez)"
)
_AI = r"(?:a\.?i\.?|artificial intelligence|robots?|automation|chat ?gpt|machines?|computers)"
_COST = r"(?:(?:the )?(?:local )?(?:costs?[- ]of[- ]living|living costs?|cost of everything|prices|rents?|housing(?: costs?| prices)?|expenses|col)|costo de (?:la )?vida)"
_OF_THEM = r"(?: (?:it|they|them|that|those|these|you|i|we|one|{j}|of (?:them|those|these|the two)))*"

Setter = Callable[[re.Match[str]], Mapping[str, Any]]


@dataclass
class Pieces:
    """What was cut out. `rest`: words that are neither a piece nor of speech; `again`: "the same", "what about"."""

    low: str = ""
    rest: str = ""
    again: bool = False
    against: bool = False  # set beside what is being talked about
    subjects: tuple[str, ...] = ()
    group: bool = False
    place: str | None = None
    places: tuple[str, ...] = ()
    near_me: bool = False
    set: dict[str, Any] = field(default_factory=dict)
    filters: dict[str, Any] = field(default_factory=dict)

    @property
    def pure(self) -> bool:
        """Whether nothing else was said."""
        return not self.rest or self.loose

    @property
    def loose(self) -> bool:
        """Whether a word or two that nobody knows stand beside a piece that says enough ("if i count the rent")."""
        plain = self.again and not (self.subjects or self.place or self.near_me or self.measure)
        named = (
            re.search(rf"\b(?:for|about|of|as|an?|los|las|de|un|una) {re.escape(self.rest.split()[0])}", self.low)
            if self.rest
            else None
        )
        return plain and bool("real" in self.set or self.filters) and len(self.rest.split()) < 2 and named is None

    @property
    def measure(self) -> Intent | None:
        found: Intent | None = self.set.get("intent")
        return found

    @property
    def any(self) -> bool:
        return bool(self.subjects or self.place or self.near_me or self.set or self.filters)


def _is(**slots: Any) -> Setter:
    return lambda _: slots


def _months(match: re.Match[str]) -> Mapping[str, Any]:
    said = next(one for one in match.groups() if one)
    number = _N.get(said) or int(said)
    unit = match.group().lower()
    months = number * 12 if re.search(r"year|yr|año|ano", unit) else 1 if re.search(r"week|semana", unit) else number
    return {"max_months": min(months, 240)}


def _floor(match: re.Match[str]) -> Mapping[str, Any]:
    floor = floor_pay_in(f"over {match.group()}") or floor_pay_in(match.group())
    return {"min_median": floor} if floor else {}


def _growth(match: re.Match[str]) -> Mapping[str, Any]:
    least = least_growth_in(match.group())
    return {"min_growth": least} if least else {}


def _limit(match: re.Match[str]) -> Mapping[str, Any]:
    said = next(one for one in match.groups() if one)
    return {"limit": max(1, min(_N.get(said) or (int(said) if said.isdigit() else 10), 50))}


_TIME = r"(?:months?|mos?|years?|yrs?|weeks?|meses|mes|a[nñ]os?|semanas?)"
_FILTERS: tuple[tuple[Setter, re.Pattern[str]], ...] = tuple(
    (setter, re.compile(pattern))
    for setter, pattern in (
        (_months, rf"\b(?:under|less than|within|in|at most|up to|max(?:imum)?(?: of)?|below|no more than|no longer than|shorter than|menos de|en|hasta)(?: about)? {_NUMBER} {_TIME}\b(?: or less)?(?: of)?(?: (?:training|school\w*|study(?:ing)?|prep\w*|estudios?|formaci[oó]n))?(?! of experience)"),
        (_months, rf"^ *(?:(?:and|or|ok|so|what about|how about|make it|say|maybe) )*{_NUMBER} {_TIME} *$"),
        (_months, rf"\b{_NUMBER} {_TIME} (?:of \w+ )?(?:is|are|would be|'s) (?:fine|ok|okay|good|alright|doable|possible|no problem|the most|my limit|max)\b"),
        (_months, rf"\bi (?:can|could|have|only have|would) (?:only )?(?:wait|train|study|do|spend|spare)? ?(?:for )?{_NUMBER} {_TIME}\b(?: of (?:training|school|study))?"),
        (_is(max_education="Associate's degree"), r"\b(?:without|with no|no|not|minus|skip) (?:a |any |needing )*(?:bachelor'?s?|four[- ]year|4[- ]year)(?: degree)?s?\b"),
        (_is(max_education="Bachelor's degree"), r"\b(?:without|with no|no|not|minus|skip) (?:a |any |needing )*(?:master'?s?|grad(?:uate)?|phd)(?: degree| school)?s?\b"),
        (_is(max_education="High school diploma or equivalent"), r"\b(?:only|just|with|with only|with just|on|having) (?:a |an |my )?(?:high[- ]?school|hs|ged)(?: diploma| education)?\b|\bhigh[- ]?school (?:only|diploma)\b"),
        (_is(max_education="Postsecondary nondegree award"),
         r"\b(?:that |which |who |ones? )*(?:without|with no|no|not|skip(?:ping)?|minus|don'?t|doesn'?t|do not|sin)(?: (?:want to|wanna|going|needing|having|have|need|require|to|go|get|getting|back|any|more|a|an|my|new|the|of|need for|ir a la|un|tener|volver a la|necesitar))*"
         r" (?:(?:college|university) degrees?|degrees?|college|diplomas?|university|uni|school(?:ing)?|studying|t[ií]tulo|universidad|estudios|carrera|escuela)(?: (?:needed|required|again))?\b"),
        (_is(max_education="No formal educational credential"), r"\b(?:i )?(?:never|didn'?t|did not|haven'?t|without|not) (?:finish\w*|complet\w*|graduat\w*)(?: from)? (?:high[- ]?school|hs|secundaria)\b|\bdropped out of (?:high )?school\b|\bhigh school dropout\b|\bno (?:high school )?diploma\b|\bno termin[eé] la (?:secundaria|prepa\w*|escuela)\b"),
        (_is(max_education="Postsecondary nondegree award"), r"\b(?:i )?(?:never|didn'?t|did not) (?:go|went|finish\w*|attend\w*|complet\w*)(?: to)? (?:college|university)\b|\bno fui a la universidad\b"),
        (_is(max_education="High school diploma or equivalent"), r"\bi (?:only |just )?(?:have|got|finished|did|completed) (?:a |an |my |only )*(?:high[- ]?school|hs|ged)(?: diploma)?\b"),
        (_is(min_resilience=4), rf"\b(?:nothing|none|no jobs?|not (?:one|ones|anything|any))(?: that| which)? {_AI} (?:will|can|could|might|would|is going to|is about to) \w+(?: out| over| away| up)?(?!\w)|\bwhere {_AI} (?:won'?t|can'?t|will not) \w+(?: me)?\b|\bque no (?:quite|reemplace|afecte)n? (?:la )?(?:ia|ai|robots)\b"),
        (_growth, GROWTH_SAID),
        (_is(min_growth=0.1), r"\bque (?:est[eé]n|sigan|vayan) (?:creciendo|growing)\b"),
        (_is(no_experience=True), r"\b(?:that |which )*(?:without|with no|no|zero|0|little|don'?t need|doesn'?t need|sin)(?: (?:any|prior|previous|work|needing))* (?:experience|experiencia)(?: (?:needed|required))?\b|\bentry[- ]level(?: ones)?\b"),
        (_is(min_growth=0.1), r"\b(?:only |just |the |that |which |are |is |still |keep )*(?:growing|que crez?ca[n]?|en crecimiento)(?: (?:ones|fields|jobs))?\b|\bthat (?:still )?grow\b|\bnot (?:shrinking|dying|declining)(?: ones)?\b"),
        (_is(min_resilience=4), rf"\b(?:that |which |are |is |also |and |the )*(?:(?:safe|protected|secure)(?: ones)?(?: from)? {_AI}|{_AI}[- ]?(?:proof|safe|resistant|resilient)(?: ones)?|(?:resistant|resilient) to {_AI}|resilient(?: ones)?|future[- ]?proof(?: ones)?|{_AI} (?:can'?t|cannot|won'?t|will not) (?:take|replace|do|touch|kill)(?: over)?(?: \w+)?)\b"),
        (_is(max_exposure=25), r"\blow(?:er)? (?:ai )?exposure\b"),
        (_is(min_median=100_000), SIX_FIGURES.pattern),
        (_floor, FLOOR_PAY.pattern + r"(?: (?:a|per) year)?"),
        (_floor, r"\$ ?\d[\d,.]* ?k?(?: ?\+| (?:or|and) (?:more|up|higher|above)\b| (?:minimum|at least)\b)|\b\d{2,3} ?k(?: ?\+| (?:or|and) (?:more|up|higher|above)\b| (?:minimum|at least)\b)"),
    )
)  # fmt: skip
_SETTERS: tuple[tuple[Setter, re.Pattern[str]], ...] = tuple(
    (setter, re.compile(pattern))
    for setter, pattern in (
        (lambda match: {"region": re.sub(r"^(?:in|for|over|around|across|just) ", "", match.group().strip()), "intent": "where"}, r"\b(?:in |for |across )?(?:the (?:northeast|midwest|south|west)\b(?! (?:virginia|dakota|carolina|side|coast))|new england\b)"),
        (_is(nation=True), r"\b(?:in |across |for |over )?(?:the )?(?:whole |entire )?(?:u\.?s\.?a?\.?|united states|country|nation|todo el pa[ií]s|el pa[ií]s|estados unidos)(?: as a whole| overall)?(?!\w)|\b(?:nationwide|nationally|national(?: average| figure)?|overall|in general|everywhere|a nivel nacional)\b"),
        (_is(hourly=True), r"\b(?:(?:an|per|each|every|by the|the|por|la|a la) (?:hour|hr|hora)|hourly(?: (?:rate|pay|wage|figure|number))?|in hours)\b|/ ?h(?:ou)?r\b"),
        (_is(hourly=False), r"\b(?:(?:an?|per|each|every|by the|al|por) (?:year|yr|annum|a[nñ]o)|(?:yearly|annual(?:ly)?|anual(?:es)?)(?: (?:pay|salary|figure|number))?)\b"),
        (_is(monthly=True), r"\b(?:(?:a|per|each|every|by the|al|por) (?:month|mo|mes)|monthly|mensual(?:es)?)\b"),
        (_is(real=False), rf"\b(?:(?:without|before|ignoring|not|no|forget|forget about|minus|drop)(?: (?:the|adjusting|adjusted|counting|for|any))* (?:{_COST}|adjust(?:ed|ing|ment))|nominal(?:ly)?|unadjusted|(?:in )?plain (?:dollars|pay)|raw (?:pay|dollars|numbers?)|not in real terms)\b"),
        (_is(real=True), rf"\b(?:(?:after|with|for|considering|counting|given|including|adjust(?:ed|ing)?|accounting|taking|in|once you) ?(?:for|in|into account|count)? ?(?:{_COST})|{_COST}|(?:in )?real (?:terms|pay|dollars|wages|money)|buying power|purchasing power|(?:goes?|stretch\w*|go) (?:the )?(?:further|furthest)|poder adquisitivo|vivienda|renta)\b"),
        (_is(tail="p90"), r"\b(?:the |at the )*(?:(?:top|best|highest|richest) (?:paid )?(?:10|ten|tenth)(?: ?%| percent)?|(?:high|top|upper) ends?|top (?:earners?|ones|people|guys)|best[- ]paid ones|very top|ceiling|max(?:imum)?|most experienced|very best|tope)(?!\w)"),
        (_is(tail="p10"), r"\b(?:the |at the )*(?:(?:bottom|lowest|worst|poorest|least) (?:paid )?(?:10|ten|tenth)(?: ?%| percent)?|bottom|(?:low|lower|bottom) ends?|(?<! i )(?<!you )(?<!to )start(?:ing)?(?: out)?(?: (?:pay|salary|wage|rate))?|beginn\w+|entry (?:pay|salary)|lowest(?: paid)?|newbies|rookies|principiantes|al empezar)(?!\w)"),
        (_is(count=True), r"\b(?:how many(?! (?:years|months|weeks|openings))|cu[aá]nt[oa]s)(?: (?:of them|people|jobs|workers|are|there|work|do|it|exist|have|that|job|of|those|{j}|hay|trabajan))*\b|\bnumber of (?:jobs|people|workers)\b"),
        (_is(now=True), r"\b(?:today|nowadays|currently|these days|this year|right now|hoy|actualmente|hoy en d[ií]a|the latest)\b|^ *(?:and |ok |so |but )*(?:for )?now *$"),
        (lambda match: {"year": int(match[1])}, r"\b(?:in |back in |for |of |en )?((?:19|20)\d\d)\b"),
        (lambda match: {"year": ago_in(match.group())}, AGO.pattern),
        (_limit, rf"\b(?:just|only|top|first|best|show(?: me)?|give me|make it|a list of|los|las|solo)? ?(?:the )?(?:top|first|best|mejores|primer[oa]s)? ?{_NUMBER.replace('|a|an|one|', '|')} (?:of them|results|lines|jobs|of those|best|mejores)\b|\b(?:(?:just|only|top|first|best|the best|make it|los|las|solo|primer[oa]s)|(?:show|give|list|name|gimme|lemme see)(?: me)?(?: just| only| like)?) {_NUMBER.replace('|a|an|one|', '|')}\b"),
        (_is(by="growth"), r"\b(?:(?:sort|rank|order|list|arrange)\w* )?(?:(?:them|'?em|those|these|it|that|the list) )?(?:by|on) growth\b|\b(?:the )?(?:fast|quick)(?:est)?[- ]growing(?: ones)?\b|\bgrow(?:s|ing)? (?:the )?(?:fastest|most|quickest)\b|\bm[aá]s crecen\b"),
        (_is(by="openings"), r"\b(?:(?:sort|rank|order|list|arrange)\w* )?(?:(?:them|'?em|those|these|it|that|the list) )?by (?:job )?openings\b|\b(?:has |have |with |the )*(?:most|more) (?:job )?openings\b|\b(?:the )?(?:most |highest )(?:in[- ])?demand\b"),
        (_is(by="employment"), r"\bby (?:employment|number of jobs|size)\b|\b(?:has |have |with |the )*most (?:jobs|people|workers)\b|\bmost common\b"),
        (_is(by="resilience"), rf"\b(?:(?:sort|rank|order|list|arrange)\w* )?(?:(?:them|'?em|those|these|it|that|the list) )?by (?:{_AI} )?(?:resilience|safety)\b|\b(?:the )?(?:safest|most (?:{_AI}[- ]?)?(?:resilient|proof|secure))(?: ones?| first)?(?: (?:from|to|against) {_AI})?\b|\b(?:the )?least (?:likely to (?:be|get)|at risk of being|in danger of being) (?:automated|replaced)(?: by {_AI})?|\bm[aá]s segur[oa]s?\b"),
        (_is(by="median"), r"\b(?:(?:sort|rank|order|list|arrange)\w* )?(?:(?:them|'?em|those|these|it|that|the list) )?by (?:pay|salary|wages?|money)\b"),
        (_is(lowest_first=True), r"\b(?:worst|lowest|least)(?: (?:paid|paying))? first\b|\b(?:the )?other way (?:a)?round\b|\breverse(?:d)?\b|\b(?:the )?(?:lowest|worst|least)[- ](?:paid|paying)(?: ones)?\b"),
        (_is(intent="where"), rf"\b(?:which|what|in which|qu[eé]|en qu[eé]|best|top) (?:states?|estados?)\b(?:{_OF_THEM} (?:is|are|pays?|paying|paid|does|do|the|best|most|highest|more|then|earn|make|would|be|ganan?|pagan?|m[aá]s|mejor))*|\bwhere(?: (?:do|does|is|are|would|should|it|they|i|we|that|the|{{j}}))* (?:pays?|paid|earn|make|paying)(?: (?:the|best|most|more|highest|it))+\b|\b(?:best|top) paying states?\b|\bwhere(?:'s| is| are)(?: (?:it|that|they|this))?(?: the)? (?:best|better|most|highest)(?:[- ]paid| paying)?\b"),
        (_is(intent="resilience"), rf"\b(?:(?:will|can|could|would|is|are|how) )?{_AI}(?: (?:risk|exposure|safety|score|resilience|threat|proof))?(?: (?:take|replace|do|kill|get|hit|affect)(?: over)?{_OF_THEM})?\b|\bla ia\b|\b(?:ia|inteligencia artificial)\b|\bresilience(?: score)?\b"),
        (_is(intent="outlook"), r"\b(?:job )?(?:outlook|prospects|growth|demand|future|openings|job market|crecimiento|demanda|futuro|perspectivas)\b|\b(?:is|are|still) ?(?:it|they|that)? ?(?:still )?(?:growing|grow|shrinking|dying)(?: (?:more|most|faster|fastest))?\b|\bgrowing (?:more|most|faster|fastest)\b"),
        (_is(intent="duties"), r"\b(?:is|are|does|do|how)(?: (?:it|they|that|this|the (?:work|job)|{j}))? ?(?:get |be |is )?(?:really |pretty |very |kinda |too |that |so )*(?:dangerous|stressful|boring|tiring|hard on (?:your|the|my) (?:body|back|knees)|physical|physically (?:hard|demanding)|risky|dirty|gross|lonely|repetitive)(?: (?:work|job|one|at all))*\b"),
        (_is(intent="education"), r"\bhow (?:do|does|would|can|could|to) ?(?:i|you|one|we)? (?:learn|study(?: for)?|train for|get trained for|get good at) (?:it|that|this|to do (?:it|that))\b|\b(?:how much|what)(?: (?:do|does|would|will|is|it|that|this|the|to|get|it|you|i|school|schooling|class(?:es)?|program|course|training|license|there|run|me|gonna|going|set|back|cost))* (?:costs?|(?:run|set) (?:me|you|somebody|someone)(?: back)?)(?: (?:me|you|to get (?:in|into it|there|started)|to learn|to train|to become one|in total))*\b(?! (?:of|to live))|\b(?:is|are) (?:it|that|the (?:school\w*|training|program|course|classes)) (?:really |very |too )?(?:expensive|pricey)\b|\b(?:the )?tuition\b|\bhow (?:long|many (?:years|months))(?: (?:do|does|would|will|is|it|that|this|the|one|of|take|takes|be|you|i|to|get|there|training|school\w*|program|study|learn|in|for|have|need|train|gonna))*\b|\b(?:which|what)(?: (?:one|of (?:them|those|these|the two)|is|'s|takes?|would be|can i|do|needs?))* (?:quick(?:er|est)|fast(?:er|est)|short(?:er|est)|less (?:school\w*|training|time)|easier to get in(?:to)?)(?: (?:to (?:learn|get in(?:to)?|start|finish|become|train for)|training|school\w*))*\b"),
        (_is(intent="duties"), r"\bwhat (?:do|does|would) (?:they|it|i|you|that(?: job)?|one|those|{j}) (?:actually |really |even )?do(?: (?:all day|every day|exactly|at work|there))?\b|\b(?:the )?(?:duties|tasks|day[- ]to[- ]day|daily (?:work|tasks))\b|\btypical day\b|\bqu[eé] hacen?\b|\bwhat(?:'s| is) (?:it|the (?:job|work)) like\b"),
        (_is(intent="education"), r"\bhow (?:do|does|would|can|could|to) ?(?:i|you|one|someone|we|people)? (?:get (?:in|into it|started|there|that job|hired)|start|become (?:one|that|it)|do that|qualify|break in)\b|\b(?:the )?(?:c[oó]mo (?:entro|empiezo|se entra|se empieza|llego|le hago|lo logro|me meto)|what do i need to become(?= *(?:,|$|empezar|entrar|eso))(?: (?:empezar|entrar|eso))*|schooling|training|requirements|education|qualifications|licen[cs]es?|requisitos|formaci[oó]n)(?: (?:needed|required))?\b|\b(?:do|does|would|will) (?:i|you|they|one|we|it|people) (?:really |still |even )?(?:need|require|have to have)(?: to have)? (?:a |an |any |my )?(?:degree|school|college|licen[cs]e|training|master'?s?|bachelor'?s?|ph\.?d|certificat\w+|diploma)(?: degree)?\b|\bhow long does it take\b"),
        (_is(intent="pay"), rf"\b(?:how much|what)(?: (?:do|does|would|can|could|is|are|'s))?{_OF_THEM} (?:make|makes|earn|earns|pay|pays|get|get paid|paying|making|earning)\b|\bhow much(?: (?:is|are|do|does|would|can|could))?\b|\b(?:the |their |its )?(?:(?:median|average|typical) )?(?:pay|salary|salaries|wages?|earnings|money|income|sueldos?|salarios?|paga)\b|\bcu[aá]nto(?: (?:se )?(?:gana[nr]?|pagan?))?\b|\bdo they (?:earn|make)\b|\bearn\b"),
    )
)  # fmt: skip
_I_AM_IN = re.compile(
    r"^ (?:(?:well|ok|so|oh|yeah|and|but|by the way|btw|sorry) )*(?:i'?m|im|i am|we'?re|we are|i live|we live|i work|we work|i stay|i reside|living|based|located|located)(?: (?:actually|now|currently|living|based|located|out|over|down|up|here|from|working|staying|originally))* (?=(?:in|near|around|at|outside|from|by)? ?(?:the )?\{p\})"
)
"""Where somebody is: only a place, put before it in whole words."""
_AGAINST = re.compile(
    r"\b(?:compare|vs\.?|versus|compared? (?:it |that |them )?(?:to|with|against)|against|next to|instead of|comparad[oa] con|contra)(?!\w)"
)
_AGAIN = re.compile(
    r"^(?:(?:and|ok|okay|so|or|but|now|then) )*(?:the )?(?:same(?: thing| question)?|what about|how about|what if|lo mismo|igual|and|y|ditto|whatabout|hows about|but|now|also|then|nd)\b"
)
_WORD = re.compile(r"\{\w\}|[\w'$%]+")


def pieces(text: str, low: str, names: Names, resolver: Resolver) -> Pieces | None:
    """The pieces of a short message; `None` for a long one."""
    if len(low.split()) > MOST_WORDS:
        return None
    found = Pieces(again=bool(_AGAIN.match(low)), near_me=names.near_me)
    masked = f" {low.strip(' .!?¿¡,')} "
    for pattern in (phrases.NEAR_ME,):
        masked = pattern.sub(" ", masked)
    masked, found = _masked(text, masked, names, found, resolver)
    masked = _I_AM_IN.sub(" ", masked)
    found.low = masked
    if _AGAINST.search(masked):
        masked = _AGAINST.sub(" ", masked)
        found.against = True
    for setter, pattern in _FILTERS:
        masked = _cut(masked, pattern, setter, found.filters)
    for setter, pattern in _SETTERS:
        masked = _cut(masked, pattern, setter, found.set)
    if found.set.pop("nation", False) and found.place is None:
        found.place = NATION
    left = [word for word in _WORD.findall(masked) if not word.startswith("{") and not _of_speech(word)]
    if left and not found.place and not found.subjects:
        left = _hidden(left, found, resolver)
    found.rest = " ".join(left)
    return found


def _cut(masked: str, pattern: re.Pattern[str], setter: Setter, into: dict[str, Any]) -> str:
    match = pattern.search(masked)
    if match is None:
        return masked
    for name, value in setter(match).items():
        into.setdefault(name, value)
    return pattern.sub(" , ", masked)


def _masked(text: str, masked: str, names: Names, found: Pieces, resolver: Resolver) -> tuple[str, Pieces]:
    """The message with places and known jobs as masks."""
    region = re.search(r"\bthe (?:northeast|midwest|south|west)\b(?! (?:virginia|dakota|carolina|side|coast))", masked)
    if (
        names.place is not None and region is None and not _asks(lowered(names.place))
    ):  # "outlook?" is no town in Washington
        found.place, found.places = names.place, names.places
    spots = [one for one in resolver.spot_places(text) if one.match.outcome in ("one", "several")]
    said = [lowered(one.text).strip(" ,.?!") for one in spots] + [
        lowered(one) for one in (*names.places, names.place or "")
    ]
    said = [one for one in said if not (_asks(one) or region)]
    for one in sorted({one for one in said if one}, key=len, reverse=True):
        masked = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " {p} ", masked)
    if names.known:
        found.subjects, found.group = names.subjects, names.group_named
        for one in sorted(names.subjects, key=len, reverse=True):
            masked = re.sub(rf"(?<!\w){re.escape(lowered(one))}(?!\w)", " {j} ", masked)
    return f" {' '.join(masked.split())} ", found


def _of_speech(word: str) -> bool:
    """Whether a word names nothing: speech, or an adverb ("specifically")."""
    bare = word.strip("'")
    return bare in _GLUE or (len(bare) > 5 and bare.endswith("ly") and bare not in _NO_ADVERB)


def _asks(word: str) -> bool:
    """Whether a word that is a town somewhere is one of the words people ask with."""
    return word in _GLUE or any(pattern.fullmatch(word) for _, pattern in _SETTERS)


def _hidden(left: list[str], found: Pieces, resolver: Resolver) -> list[str]:
    """A place without its "in" among the words that were left ("florida tho")."""
    said = " ".join(left)
    if len(left) > 4:
        return left
    for phrase in dict.fromkeys((said, said.title())):
        if any(
            one.match.outcome in ("one", "several") and one.end - one.start >= len(phrase)
            for one in resolver.spot_places(f"in {phrase}")
        ):
            found.place = phrase
            return []
    return left
