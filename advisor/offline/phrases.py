"""The wording people use, as patterns: which words ask for what. English first, the commonest Spanish beside it.

Patterns look at folded lower-case text. They name no job, no place and no figure.
"""

import re
from typing import Any

from advisor.offline.amounts import floor_pay_in
from advisor.offline.growth_said import least_growth_in
from advisor.offline.ordering import by_in
from advisor.offline.reading import Intent
from advisor.offline.schooling import max_education_in, max_months_in, no_experience_in
from advisor.offline.sections_asked import section_in as section_in


def _p(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts))


INJECTION = _p(
    r"\b(ignore|disregard|forget|override|bypass)\b[^.?!]{0,40}\b(instruction|prompt|rule|guideline|system|polic)\w*",
    r"\b(system|hidden|initial|developer) (prompt|message|instructions?)\b", r"\byou are now\b", r"\bjailbreak\w*",
    r"\bdeveloper mode\b", r"\b(pretend|act as if|roleplay)\b", r"\brepeat after me\b",
    r"\b(just )?(say|tell (me|them|him|her)|claim|print|output|write|answer)\b[^.?!]{0,60}\$ ?\d",
)  # fmt: skip

# Order matters: the first that matches decides, so the particular stands before the general.
INTENTS: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    ("draft", _p(
        r"\b(draft|write|compose|prepare)\b.{0,30}\b(letter|plan|brief|memo|email|referral|note)\b",
        r"\b(draft|write|make|fix|build|improve|update|help)\b.{0,30}\b(resume|cv)\b(?! \w+ (says|shows|lists))",
    )),
    ("method", _p(
        r"\bhow\b.{0,30}\b(score|resilience|real pay|ranking|typical median|figures?|numbers?)\b.{0,30}\b(comput\w+|calculat\w+|work(ed|s)? out|made|built|measured|determined)",
        r"\bhow (do|did) (you|u|we)\b.{0,20}\b(figure|get to|come up with|comput\w+|calculat\w+|measure|work out|score|rate|rank)\b", r"\bwhat('?s| is| does)\b.{0,20}\b(resilience score|price parity|purchasing power|typical median|real pay|ai resilience)( mean)?\??$",
    )),
    ("kinds", _p(
        r"\bwhat('?s| is| are| does)\b (an? |the )?(career |your )?(tracks?|career|careers)( mean)?\??$", r"\b(list|which|what|show)\b.{0,20}\b(tracks|careers|fields)\b.{0,20}\b(you|there|exist|available|have|know|cover)\b",
        r"\blist (all )?(the |your )?(tracks|careers|fields)\b", r"\bdifference between a (track|career|occupation) and\b",
    )),
    ("sources", _p(
        r"\b(are|is) (these|those|this|that|the|your)? ?(figures?|numbers?|data|stats?)\b.{0,30}\b(real|true|accurate|official|up[- ]to[- ]date|current|reliable|made up|right|correct|old)\b",
        r"\bwho (made|makes|wrote|provides|owns|gathered)\b.{0,20}\b(data|figures?|numbers?|stats?|this|these)\b", r"\b(what|which) (year|date)\b.{0,30}\b(this|these|data|figures?|numbers?|from)\b",
        r"\b(data|numbers?|figures?)\b.{0,12}\b(any good|legit|solid|trustworthy|outdated)\b", r"\bmake (up|this up|these up)\b", r"\bcan i trust\b",
        r"\b(where|how)\b.{0,30}\b(number|figure|data|stat|info)\w*\b.{0,20}\b(come|from|old|get|got|sourced?|collected)",
        r"\bhow (old|recent|current|fresh|up[- ]to[- ]date) (are|is)\b.{0,30}\b(number|figure|data|stat|these|this|they)",
        r"\b(what|which|your|cite|the|show|list)\b.{0,20}\b(sources?|citations?|datasets?|references)\b", r"^sources?\??$",
        r"\bwho (publishes|collects|says)\b", r"\bsays who\b", r"\bhow do you know\b", r"\bwhere (did|do) (you|u) get\b",
        r"\bde d[oó]nde (vienen|salen|son)\b",
    )),
    ("postings", _p(
        r"\b(job|jobs|position|vacanc|opening|role)\w*\b.{0,25}\b(right now|today|hiring|available|posted|listing|posting)",
        r"\b(job|live|current|open) (posting|listing|vacanc|position|opening|ad)s?\b.{0,25}\b(near|in|for|around|right|now|today)\b",
        r"\bjob (posting|listing|ad)s?\b", r"\bwho'?s? (is )?hiring\b", r"\b(show|find|get|list) me (a )?jobs?\b(?!.*\b(pay|paid|paying|that|with|over|above|best|top|highest)\b)",
        r"\b(apply|applying) (for|to|now)\b", r"\bvacantes\b",
    )),
    ("shared_pay", _p(r"\b(same|identical|equal|exactly alike)\b.{0,25}\b(pay|salar\w+|wage\w*|amount|number|median|figure)?",)),
    ("conflict", _p(
        r"\byou (just )?said\b.{0,60}\b(now|but|before|earlier)\b", r"\b(contradict|inconsisten)\w*",
        r"\b(is|are)\b.{0,40}\b(a |really )?(1|one) (out of|of|/) ?(6|six)\b", r"\b1/6\b", r"\byour page says\b",
    )),
    ("off_topic", _p(
        r"\b(home ?work|essay|term paper)\b", r"\b(poem|joke|riddle|lyrics|recipe|horoscope)\b",
        r"\bweather\b", r"\bwho (is|was) (the )?(president|king|queen)\b", r"\bcapital of\b", r"\btranslate\b",
        r"\b(movie|netflix|football|soccer|basketball|world cup|super bowl)\b", r"\b(bitcoin|crypto|stock tips?|lottery)\b",
        r"\b(solve|integral|equation)\b", r"\bwrite (me )?(some |a )?(code|python|script|story|song)\b", r"\btell me a story\b",
        r"\bwho (won|will win)\b", r"\bboyfriend|girlfriend\b",
    )),
    ("compare", _p(
        r"\bcompare\b", r"\b(difference|differ|differs)\b.{0,12}\bbetween\b", r"\bvs\.?\b", r"\bversus\b",
        r"\bwhich (one )?(is|pays|has|makes|earns)\b.+\bor\b", r"\bbetter\b.+\bor (a |an )?\w+", r"\bside by side\b",
    )),
    ("where", _p(
        r"\b(states|cities|places) (with|that|where)\b", r"\bpart of the (country|us|states)\b", r"\brank (the )?(states|cities|places)\b", r"\bwhere (can|could|do|does|would)\b.{0,40}\b(real money|furthest|farthest)\b",
        r"\bciudad(es)? (m[aá]s )?barata", r"\bd[oó]nde me rinde\b",
        r"\b(best|top|highest|lowest|worst)[- ]?(\d+ |paying |paid |us |u\.s\. |american )*(states?|cit(?:y|ies)|metros?|places|areas|regions)\b",
        r"\bwhere\b.{0,60}\b(most|fewest|biggest|largest)\b.{0,25}\b(jobs?|employment|work)\b", r"\b(which|what) states?\b", r"\bwhere\b.{0,40}\b(best|better|worst) off\b", r"\bwhere are (most|the most)\b.{0,40}\bemployed\b",
        r"\bd[oó]nde\b.{0,50}\b(ganan?|pagan?|hay)\b.{0,40}\b(m[aá]s|mejor)\b", r"\ben qu[eé] estados?\b",
        r"\b(which|what|best|top|cheapest|worst|highest[- ]paying|best[- ]paying)\b (\d+ )?(us |u\.s\. |american )?(state|cit(y|ies)|place|metro|area|region|town)s?\b",
        r"\bwhere\b.{0,40}\b(earn|make|paid|pays?|go(es)? (furthest|farthest)|cheapest)\b.{0,30}\b(most|best|highest|more|well|least|lowest|worst)\b",
        r"\bwhere (should|do|can|would) (i|you|they)\b.{0,20}\b(move|live|go)\b",
    )),
    ("rank", _p(
        r"\b(best|highest|top|better|good|well|high|big|lowest|worst|least|low)[- ]?(est)?[- ]?(paid|paying|pay|pays|earning|salar\w+|wage\w*|compensat\w+|money)\b",
        r"\b(pay|pays|paid|paying|earn|earns|make|makes)( me| you| us)? (the )?(most|best|highest|well|least|worst|top|good|a ?lot)\b",
        r"\bmost (money|lucrative|pay)\b", r"\b(a ?lot of|alot of|good|big|decent|real) (money|bucks|cash)\b",
        r"\btop (\d+|ten|five|three)\b", r"\branking?s?\b", r"^(please )?rank\b", r"\bgo(es)? (the )?(furthest|farthest)\b",
        r"(?<!data )\b(entry|mid|senior|executive)[- ]?(level )?(\w+ ){0,3}(jobs?|roles?|positions?|careers?)\b", r"\b(fast|quick)(est|er)?[- ]growing\b", r"\bmost (ai[- ]?)?(openings|demand|resilient|stable|in[- ]demand|exposed)\b",
        r"\bin[- ]demand\b", r"\b(safest|most ai[- ]?(proof|resistant))\b", r"\bai[- ](proof|resistant) (job|career|occupation|role|field)s?\b",
        r"\b(which|what|any|list|show|find|give)\b.{0,20}\b(job|career|occupation|role|position|profession|field)s?\b.{0,40}\b(pay|earn|make|paying|over|above|at least|without|grow|need|require|resilien|safe|survive|that)\w*",
        r"\b(job|career|occupation|role)s\b.{0,30}\b(over|above|at least|more than|paying|without|with no|that pay|that don'?t|under)\b",
        r"\b(biggest|largest|most common|smallest)\b.{0,12}\b(job|occupation|career|employer)s?\b", r"\bjobs?\b.{0,30}\b(entry|mid|senior|executive)[- ]level\b",
        r"\b(best|good|top|great) (job|career|occupation|role|position)s\b", r"\bwhat (else )?pays\b", r"\bwhere'?s the money\b",
        r"\b(trabajos?|empleos?|carreras?|puestos?)\b.{0,25}\b(mejor|m[aá]s|peor)\b", r"\b(pagan?|ganan?) (m[aá]s|mejor)\b", r"\bmejor(es)? pagad[oa]s?\b",
    )),
    ("resilience", _p(
        r"\b(ai|a\.i\.|artificial intelligence|robots?|automation|automated?|chat ?gpt|gpt|llms?|machines?)\b",
        r"\b(future|recession)[- ]?proof\b", r"\bresilien\w+", r"\b(job )?security\b", r"\bexpos(ed|ure)\b", r"\breplaced?\b", r"\bself[- ]driving\b", r"\bdriverless\b",
        r"\bobsolete\b", r"\b(go|going) away\b", r"\bsafe\b.{0,20}\b(career|job|future|bet)?\b", r"\binteligencia artificial\b", r"\bla ia\b", r"\breemplaza\w*",
    )),
    ("outlook", _p(
        r"\b(job )?prospects?\b", r"\b(how'?s|how is) the (job )?market\b", r"\b(find|get) (work|a job) as\b", r"\bwill they need\b", r"\bse necesitan\b", r"\benough .{0,25}\bjobs\b", r"\bvacantes al a[nñ]o\b",
        r"\b(outlook|competition|competitive|growing|growth|grow|grows|shrinking|declining|dying|projected|projections?|forecast|demand|openings)\b",
        r"\b(employment|number of (jobs|positions))\b.{0,30}\b(expected|projected|supposed|forecast|going) to\b|\bexpected to change\b", r"\b(extinct|disappear\w*|vanish\w*|die out|dying out)\b", r"\bfuture (of|for)\b", r"\bjob market\b", r"\bcrecimiento\b", r"\bdemanda\b",
    )),
    ("education", _p(
        r"\bpath to\b", r"\byears of (school|college|study)\b", r"\bneed experience (for|to)\b", r"\bget started as\b", r"\brequisitos\b", r"\bqu[eé] estudios\b", r"\bhow to (be|become|get into)\b",
        r"\b(how (long|hard|much (time|school|education|training)))\b", r"\b(become|becoming|qualif\w+|get into|break into|start as)\b",
        r"\b(degree|education|schooling|training|licen[cs]e[ds]?|certificat\w+|diploma|credential|requirements?|study|major)\b.{0,40}\b(need|needed|require[ds]?|for|do i|should)\b",
        r"\bwhat (do|does|would|did|will) (i|he|she|we|my \w+) (gotta|got to|have to|has to|needs? to|hafta) do\b(?! (all|every|at|on|in|there|each))",
        r"\bneed\b.{0,20}\b(degree|college|licen[cs]e|certificat\w+|school)\b", r"\bwhat (degree|education|training|license)\b",
    )),
    ("fit", _p(r"\b(best|right|perfect|good) (job|career|work|fit) for (me|someone like me)\b", r"\b(i (really |also )?(like|love|enjoy|hate|am good at|'m good at)|fits? me|right for me|suits? me|should i (be|do)|my strengths?|me gustan?|me encantan?|soy buen[oa] (con|para|en|pa))\b",
               r"\b(fits?|suits?|right for) (someone|somebody|a person)\b")),
    ("duties", _p(
        r"\b(spends? (their|your|my|the) (time|days?)|work ?day|shift|daily work|sitting or standing|walk me through|be doing as|work involve|work like)\b", r"\bwhat (kind|sort|type) of work (is|do|does)\b",
        r"\ben qu[eé] consiste\b", r"\bc[oó]mo es (el|un) (trabajo|d[ií]a|jobs)\b",
        r"\b(do|does|doing)\b.{0,15}\b(all day|every ?day|day[- ]to[- ]day|daily|exactly|actually|at work|for (a )?(living|work))\b",
        r"\bday in the life\b", r"\b(a|the|your|their|\w+'s) (work(ing)? ?)?(day|week|shift)\b.{0,50}\b(look|looks|like)\b", r"\b(typical|average|normal) (day|week)\b", r"\b(duties|responsibilit\w+|tasks)\b", r"\bday[- ]to[- ]day\b",
        r"\bwhat('?s| is) it like\b", r"\bwhat('?s| is| are|s)\b.{2,40}\b(really|actually|truly|honestly) like\b(?!,)", r"\bfrom the inside\b", r"\bbehind the scenes\b", r"\bwhat (do|does|did)\b(?!.*\b(make|earn|pay|paid|get|cost)\b).{0,60}\bdo\b", r"\bqu[eé] hacen?\b",
    )),
    ("pay", _p(
        r"\b(pay|pays|paid|paying|payed|payment|salar\w+|sal[ae]r(y|ies)|wages?|earn|earns|earned|earning|earnings|income|compensation|comp|money|median)\b",
        r"\bwhat(?:'?s| is| are| do| does| did| can| would|s)\b.{2,50}\b(?:clear(?:s|ing)?|net|gross|bank|rake in|raking in|fetch|command|bring(?:ing)? (?:in|home)|tak(?:e|ing) home|pull(?:ing|s)? (?:in|down)|knock(?:ing)? down|collect|worth)\b(?! (?:it|doing|a try|becoming))",
        r"\b(?:take[- ]?home|paychecks?|kind of (?:check|money|cash|dough|coin))\b", r"\b(make|makes|making|made)\b(?! sense)", r"\bhow much\b", r"\bgoing rate\b", r"\bwhat (do|does|would|could|can) .{2,40}\bgets?\b( paid)? in\b", r"\b(hourly|per hour|an hour)\b", r"\bget paid\b",
        r"\b(sueldo|salario|gana|ganan|ganar|pagan?|cu[aá]nto)\b",
    )),
    ("profile", _p(
        r"\b(what|who)('?s| is| are|s)\b", r"\btell me (more )?about\b", r"\bdescribe\b", r"\bexplain\b", r"\binfo(rmation)? (on|about)\b",
        r"\b(learn|know) (more )?about\b", r"\b(overview|profile|summary) of\b", r"\bqu[eé] es\b", r"\bmore (on|about)\b",
    )),
    ("rank", _p(r"\b(jobs|careers|occupations|trabajos|empleos)\b")),
)  # fmt: skip

_PLURAL = r"(?:jobs|careers|occupations|roles|positions|trabajos|empleos|puestos)"
LISTED = re.compile(
    rf"^(?!.*\b(?:states?|cit(?:y|ies)|where|metros?|places|estados?|d[oó]nde)\b)(?:.*\b(?:best|top|highest|worth the most|mejores)\b.{{0,60}}\b{_PLURAL}\b"
    rf"|.*\b{_PLURAL}\b.{{0,30}}\b(?:rank(?:ed|ing)|sorted|ordered|in order|by (?:pay|salary|wages?|money)|por (?:pago|sueldo|salario))\b)"
)
"""The jobs of a field asked for as a list in an order, where no list of places is."""
SCORE_ASKED = re.compile(r"\b(?:future|ai|robot)[- ]?proof\b|\bresilien\w+|\b(?:ai|robots?)[- ]resistant\b")
NOT_WORK = _p(
    r"\b(?:who|which (?:party|candidate)|whom) (?:should|do|would|could|did|must|to) ?(?:i|we|you)? ?vote\b|\bvote for\b|\bpor qui[eé]n (?:voto|votar|debo votar)\b",
    r"\b(?:which|what) (?:crypto\w*|bitcoin|coins?|stocks?|etfs?|nfts?|lottery)\b.{0,25}\b(?:pays?|best|buy|return\w*|earn\w*|money|next)\b",
    r"\bhow (?:do|can|should|would|long (?:do|should)|to) (?:i |you |we |one )?(?:cook|bake|grill|roast|fry|smoke|boil|marinate|season) (?:an? |the |my |some )?(?!(?:at|in|for|as|on) )[a-z]\w+(?! (?:for a living|for work|professionally|as a job|at work))",
)
"""What is no question about work, whatever word of work stands in it."""
FITS_WHOM = _p(
    r"\bi('d| would)? (want|like|need|love)? ?to (work|be) (outside|outdoors|alone|from home|with (people|animals|kids|children|my hands|computers|plants|machines|numbers|tools|food))\b",
    r"\b(someone|somebody|a person|people) (like me )?(who|that) (really )?(loves?|likes?|enjoys?|hates?|is good at|can'?t stand)\b",
    r"\bi('m| am)? (really |also )?(love|like|enjoy|hate|good at)\b.*\b(what|which)\b.{0,30}\b(jobs?|careers?|work)\b",
)
HELLO = _p(
    r"^(hi+|hello|hey+|heya|hiya|howdy|sup|wass?up|what'?s up|whats good|greetings|g'?day|yo+|(good )?(morning|mornin|afternoon|evening)|hola|buen[oa]s( (d[ií]as|tardes|noches))?)( there)?$"
)
THANKS = _p(
    r"^(((ok(ay)?|k|great|cool|nice|perfect|awesome|alright|well|oh)[ ,.!]+)*((many )?thanks?( you| u)?|thank(ing)? (you|u|ya)|thanx|thnx|thx|tysm|ty|tks|cheers|gracias|appreciate it|much appreciated)([ ,]+(so much|so very much|a lot|alot|a bunch|a ton|very much|heaps|again|man|bro|buddy|friend|dude|everyone|everybody|muchas|mil))*"
    r"|great|cool|nice|perfect|awesome|muchas gracias|mil gracias|got it|ok|okay)( for (the|your|all|everything)( .{0,30})?)?$"
)
BYE = _p(
    r"^((ok|okay|thanks?( you)?|great|no)[, ]+)*(quit|exit|q|:q|bye([- ]?bye)?|good ?bye|see (you|ya)( later| soon)?|that'?s (all|it)( for now)?( thanks?( you)?)?|"
    r"(i'?m |all )?done|ciao|adi[oó]s|hasta luego|have a (nice|good|great) (day|one|night|evening))( now)?$"
)
HELP = _p(
    r"^(help|what can (you|u) do( for me)?|how does this work|what are you|who are you|who (built|made|created|runs|owns|programmed|designed|wrote) (this|you|u)( thing| app| site| bot)?|ayuda)$"
)
YES = _p(
    r"^(yes|yeah|yep|yup|sure|ok|okay|please|yes please|go ahead|do it|sounds good|of course|y|si|sí|claro|dale|alright)$"
)
NO = _p(
    r"^(no|nope|nah|no thanks?( you)?|not really|never ?mind|forget (it|that|about it)|stop|n|olv[ií]dalo|no gracias)$"
)
SUPERLATIVE = _p(
    r"\b(best|highest|top|most|lowest|worst|least|rank\w*|jobs|careers|occupations|roles|which|list|mejor\w*|m[aá]s)\b"
)
LEADING_NO = re.compile(
    r"^(?:(?:no(?! (?:desks?|office|school|college|degrees?|bachelor'?s?|master'?s?|diploma|experience|nights?|weekends?|people|phones?|kids|blood|math|driving|travel\w*|sales|training|licen[cs]e|"
    r"stress|heights|heavy|filters?|hablo|quiero|me gust\w+|more)\b)|nope|actually|i mean|i meant|sorry|not that)[,.:;]?\s+(?=\S))+",
    re.I,
)
ORDINAL = re.compile(
    r"^(?:(?:and |what about |tell me about |show me |how about )?(?:the )?)?"
    r"(first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|latter|former|number (?:one|two|three|four|five|[1-5])|#?[1-5])"
    r"(?: one| option| choice)?(?: please)?$"
)
ORDINALS = {
    "first": 0, "1st": 0, "former": 0, "one": 0, "1": 0, "second": 1, "2nd": 1, "two": 1, "2": 1, "third": 2, "3rd": 2, "three": 2, "3": 2,
    "fourth": 3, "4th": 3, "four": 3, "4": 3, "fifth": 4, "5th": 4, "five": 4, "5": 4, "last": -1, "latter": -1,
}  # fmt: skip

REAL = _p(
    r"\breal (terms|pay|wage|wages|salar\w+|income|median|value|purchasing|dollars)\b", r"\bcosts?[- ]of[- ]living\b", r"\bpurchasing power\b",
    r"\b(buying|spending) power\b", r"\bgo(es)? (the )?(furthest|farthest|further)\b", r"\badjust(ed|ing)?\b.{0,20}\b(cost|price|living|rent)",
    r"\bafter (the )?(rent|prices|living costs|cost)", r"\bprice (level|parit)\w*", r"\bcol\b", r"\bpoder adquisitivo\b", r"\bcosto de vida\b",
    r"^(and |in |what about )?real\??$", r"\bcheap(er|est)?\b", r"\breal (earnings|money)\b(?! fast)", r"\b(count|factor|consider|figur|includ|tak)\w*\b.{0,25}\b(expensive|rents?|prices|living costs?|costs?)\b",
    r"\bafter (?:the |all the |all |my |paying )*(?:bills|expenses|housing|groceries)\b", r"\b(?:rents?|housing|prices|living costs?|expenses) in mind\b", r"\bhow far (?:does|do|will|would|can|could)\b.{0,50}\b(?:go|goes|stretch|get (?:me|you|us))\b", r"\bhow expensive (it|everything|life|living)\b", r"\b(dollar|money|paycheck|salary|pay|wages?)\b.{0,15}\b(goes?|stretch\w*|lasts?) (the )?(farther|further|furthest|farthest|most|longest)\b", r"\brind(e|en|a)( m[aá]s| more)?\b|\bpreciosa? de all[ií]\b|\bcontando (el costo|los precios|la renta)\b|\bajustad\w+\b",
    r"\bstretch\w* (the )?(furthest|farthest|most)\b", r"\bliving (costs?|expenses)\b", r"\bcosto de la vida\b|\bdespu[eé]s de (la )?(renta|gastos)\b",
)  # fmt: skip
_LIVING = r"(?:costs? of living|col\b|living costs?|prices?|rents?|purchasing power|costo de (?:la )?vida)"
NOMINAL = _p(
    rf"\b(?:no|without|not|ignor\w+|never ?mind|forget|leave out|skip\w*|don'?t|do not|sin) (?:\w+ ){{0,4}}{_LIVING}",
    r"\b(?:not|un|no|without)[- ]?adjust(?:ed|ing)\b|\bdon'?t adjust\b|\bnot in real terms\b", r"\b(?:plain|actual|nominal|unadjusted) (?:dollars|pay|figures?|numbers?)\b", r"\bsin ajust\w+\b",
)  # fmt: skip
"""Plain dollars: adjusting for the cost of living is refused, not asked for."""
NEAR_ME = _p(
    r"\b(near|around|close to|by) (me|here|us)\b", r"\b(in|around) (my|this|our) (area|city|town|state|region|neighbou?rhood|zip)\b", r"\bnearby\b",
    r"\blocally\b", r"\bwhere i live\b", r"\bcerca de (m[ií]|aqu[ií])\b", r"\bpor aqu[ií]\b", r"\baround here\b", r"\bclose by\b",
)  # fmt: skip
HOURLY = _p(
    r"\b(an|per|each|every|by the|the)[ -](hour|hr)\b",
    r"\bhourly\b",
    r"/ ?hr\b",
    r"/ ?hour\b",
    r"\bpor hora\b",
    r"\b(a )?la hora\b",
    r"\bhr(ly)? (pay|rate|wage)s?\b|\b(pay|rate|wage)s? (per )?hr(ly)?\b",
    r"\bby the hr\b",
)
OFFER = _p(
    r"\d.*\b(percentile|good or bad|worth it|lowball|buen sueldo|es poco|what other)\b",
    r"\b(percentile|ask for more|aceptar|they'?re offering|does .{0,12}\d.* fall|where does)\b.*\d",
    r"\b(i'?m|i am|i|we) (currently |now |only )?(make|making|earn|earning|get|getting|paid|get paid|getting paid|at)\b.{0,12}\d",
    r"\b(they|he|she|my (job|boss|company|employer|work)|it) (want to |will |would |only )?(pays?|offer\w*) (me )?.{0,12}\d",
    r"\b(take|accept|turn down)\b.{0,25}\d",
    r"\bmy (salary|pay|wage) (is|of|was)\b.{0,8}\d",
    r"\b(offer|offered|offering|offers)\b",
    r"\b(?:is|are|would|be|isn'?t)\b.{0,20}\d.*\b(?:poor|lousy|stingy|peanuts|generous|a lot|much|cheap|crap\w*|garbage|insulting|an insult|laughable|stacked|solid|respectable)\b",
    r"\b(?:ripped off|shorted|shortchanged|cheated|screwed)\b.*\d",
    r"\d.*\b(?:compared? (?:to|with)|stack(?:s|ing)? up|measure up|line up|up there) ?(?:to|with|against)? ?(?:others?|other \w+|everyone\w*|most|the rest|(?:the )?average|people|what|normal|$)",
    r"\b(fair|underpaid|overpaid|lowball\w*|good (salary|pay|offer))\b.*\d",
    r"\d.*\b(fair|underpaid|overpaid|lowball\w*|a good (salary|pay))\b",
    r"\b(is|are|would|was|does|be|how'?s|accept|take)\b (an? |about |around |only )?\$? ?\d[\d,.]* ?k?\b.{0,30}\b(good|ok|okay|decent|enough|bad|low|high|reasonable|normal|right|sounds?|fair|solid|competitive|average|typical|standard|worth|much|too little|realistic|livable)\b",
    r"\bhow (does|do|is|would|'?s)\b.{0,12}\d[\d,.]* ?k?\b.{0,20}\b(sound|look|compare|stack|seem|rank)",
    r"\bhow (good|bad|fair|low|high) is\b.{0,12}\d",
    r"\b(think|thoughts|opinion)\b.{0,12}\d[\d,.]* ?k?\b.{0,15}\b(for|as)\b",
    r"\b(give|giving|gave|pay|pays|paying|paid|start|starting|bring|hire|hiring|counter\w*|bump\w*|rais\w+|promis\w+)\b.{0,12}\b(me|him|her|us|my \w+)\b.{0,30}\d",
    r"\bpromot(ed|ion|e)\b.{0,60}\d",
    r"\b(behind|below|above|under) (the )?(market|average|going rate|median)\b",
    r"\b(quoted?|quotes|pitched|countered|lowballed|proposed)\b.{0,25}\d",
    r"\d.*\b(thoughts|opinions?|what do (you|u) think|should i take (it|that))\b",
    r"\d.*\b(is (that|this|it)|that'?s|would that be|does that|sounds?) (a |an |any |sound |too )?(good|ok|okay|fair|bad|low|high|decent|reasonable|enough|normal|right|much)\b",
    r"\b(settle for|worth|salary of|starting at|base of|base (pay|salary))\b.{0,8}\d.*\?",
    r"\d.{0,60}\b(behind the market|below market|under market|too low|too little|low ?ball|negotiate|counter|ask for more|push back|sound right|sounds right|or should i)\b",
    r"\b(me|nos|le) (ofrec\w+|quieren? (pagar|dar)|pagan?|pagar[ií]an|dan|dar[ií]an|propon\w+|prometen)\b.{0,40}\d",
    r"\b(ofrec\w+|oferta|propuesta)\b.{0,25}\d",
    r"\b(gano|ganaba|cobro|estoy ganando|estoy earn\w*)\b.{0,12}\d",
    r"\d.*\b(es (muy )?(poco|mucho|justo|bueno|bajo)|est[aá] (bien|mal|bajo)|buena oferta|acepto|aceptar|me conviene|vale la pena|qu[eé] tal)\b",
    r"\b(es (muy )?(poco|justo|bueno|mucho|bajo)|est[aá]n? (bien|mal)|qu[eé] (tal|te parecen?))\b.*\d",
)

RESILIENT = _p(
    r"\b(good|high|strong|decent|solid|better|great) (ai )?(resilien\w+|ai[- ]resilien\w+)", r"\b(ai|automation|robot)[- ]?(proof|resistant|resilient|safe)\b",
    r"\bsafe from (ai|robots?|automation)\b", r"\bfuture[- ]?proof\b", r"\b(ai )?resilient\b", r"\b(won'?t|not) (be )?(get )?(replaced|automated)\b",
    r"\bsurviv\w+ (ai|automation|robots?)\b", r"\bhold(s|ing)? up\b.{0,15}\b(against|to)\b.{0,10}\b(ai|automation|robots?|machines)\b",
    r"\b(ai|robots?|machines|computers)\b (won'?t|wont|can'?t|cant|cannot|will not|isn'?t going to|never) (be able to )?(wipe|take|replace|touch|kill|do|steal|automate|eat|get)\b", r"\b(resist\w*|aguant\w*|sobreviv\w*|withstand\w*|protected|immune)\b.{0,20}\b(ia|ai|inteligencia artificial|automation|robots?|automatizaci[oó]n)\b",
    r"\bno (la |los )?(va a |van a |pueda[n]? |puede[n]? )?(quit\w+|reempla\w+|replace)\b.{0,15}\b(ia|ai|robots?|inteligencia artificial)\b", r"\b(ai|ia|automation)[- ]?safe\b",
)  # fmt: skip
_SCORES = {"three": 3, "four": 4, "five": 5, "six": 6, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6}
_SCORE = rf"([1-6]|{'|'.join(_SCORES)})"
_LEAST_SCORE = re.compile(
    rf"\b(?:resilien\w*|resisten\w*|scor\w+|puntaje|puntuaci[oó]n)\b.{{0,20}}\b(?:of|at least|over|above|or more|minimum|from|is|de|al menos|m[ií]nimo|con|>=?)\s*(?:at least |al menos |a |de )?{_SCORE}\b(?! ?(?:%|k\b|,\d|percent|of|/))"
)
_SCORE_LEAST = re.compile(
    rf"\b{_SCORE} (?:or (?:more|better|higher|above)|\+|plus|o m[aá]s|out of (?:6|six)|/ ?6|de 6)\b.{{0,20}}\b(?:resilien\w*|resisten\w*|ai\b|ia\b|scor\w+)"
)
LOW_EXPOSURE = _p(r"\blow(er)? (ai )?exposure\b", r"\b(not|little|less|barely) exposed\b")
GROWING = _p(
    r"\bhigh[- ]growth\b",
    r"\b(growing|that grow|are growing|with growth|in growing|still grow\w*)\b(?!.{0,8}\b(fastest|most)\b)",
)
LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("executive", _p(r"\b(executive|c[- ]suite)[- ]level\b", r"\bexecutive (roles?|jobs?|positions?)\b")),
    ("senior", _p(r"\bsenior[- ](level|roles?|jobs?|positions?)\b")),
    ("mid", _p(r"\bmid[- ](level|career)\b")),
    ("entry", _p(r"(?<!data )\bentry[- ]level\b", r"(?<!data )\bentry (roles?|jobs?|positions?)\b")),
)  # fmt: skip

DISTRESS = _p(
    r"\bkilling me\b", r"\bhate my (job|work|boss|life at work)\b", r"\bburn(ed|t|ing)?[- ]?out\b", r"\b(laid|let) (off|go)\b", r"\blost my job\b",
    r"\b(got|was|been) fired\b", r"\bcan'?t (take|do|stand|handle|deal with) (it|this)( \w+){0,2} (any ?more|much longer)\b", r"\b(stressed|exhausted|overwhelmed|desperate|hopeless)\b", r"\bcan'?t (find|get) (a |any )?(job|work)\b",
    r"\bme despidieron\b", r"\bperd[ií] mi trabajo\b",
)  # fmt: skip
"""Trouble at work: answered warmly, and no crisis."""


def first_intent(text: str, besides: Intent | None = None) -> Intent | None:
    """The first intent whose pattern is in the folded text; `besides`: one that is passed over."""
    for intent, pattern in INTENTS:
        if intent != besides and pattern.search(text):
            return intent
    return None


def filters_in(text: str) -> dict[str, Any]:
    """Filters that the folded text asks for, in the names of `RankFilters`."""
    found: dict[str, Any] = {}
    if (education := max_education_in(text)) is not None:
        found["max_education"] = education
    if no_experience_in(text):
        found["no_experience"] = True
    if (score := least_resilience_in(text)) is not None:
        found["min_resilience"] = score
    elif RESILIENT.search(text) and by_in(text) != "resilience":
        found["min_resilience"] = 4
    if LOW_EXPOSURE.search(text):
        found["max_exposure"] = 25
    if (growth := least_growth_in(text)) is not None:
        found["min_growth"] = growth
    elif GROWING.search(text) and by_in(text) != "growth":
        found["min_growth"] = 0.1
    if (pay := floor_pay_in(text)) is not None:
        found["min_median"] = pay
    if (months := max_months_in(text)) is not None:
        found["max_months"] = months
    return found


_LEVEL_WORDS = re.compile(
    r"(?i)\b(?:executive|c[- ]suite|senior|mid)[- ]level(?= (?:[\w&'-]+ ){0,3}(?:jobs|roles|positions|careers|occupations)\b)"
)


def without_level(text: str) -> str:
    """The text with a level of a list of jobs blanked out (lengths kept), so that the field beside it is read alone."""
    return _LEVEL_WORDS.sub(lambda match: " " * len(match[0]), text)


def real_in(text: str) -> bool:
    """Whether the folded text asks for pay after the cost of living."""
    return bool(REAL.search(text)) and not NOMINAL.search(text)


def level_in(text: str) -> str | None:
    """A level of a track that the folded text names."""
    return next((level for level, pattern in LEVELS if pattern.search(text)), None)


def least_resilience_in(text: str) -> int | None:
    """The lowest AI resilience score that the folded text asks for in figures (1 to 6)."""
    match = _LEAST_SCORE.search(text) or _SCORE_LEAST.search(text)
    return None if match is None else _SCORES.get(match[1], 0) or int(match[1])
