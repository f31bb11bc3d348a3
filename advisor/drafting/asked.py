"""What a counselor's request asks for: the work the client comes from, the options, the place, what is to be told. Pure
given a resolver of names; it leans on the readers of the chat and guesses nothing that is not said."""

import re
from typing import Any, Literal

from advisor.drafting.agreed import Agreement, agreement, may_share
from advisor.drafting.client_file import ClientFile, Item
from advisor.drafting.document import DraftRequest
from advisor.drafting.placing import settled
from advisor.drafting.roles import MOST_OPTIONS, is_job, jobs, wished
from advisor.drafting.tellable import Cut, tellable
from advisor.drafting.topics import Topic, topics_in
from advisor.facts import Frozen
from advisor.offline import phrases
from advisor.offline.amounts import said_amount
from advisor.offline.folding import fold, lowered
from advisor.offline.gloss import asked_of
from advisor.offline.naming import names_in
from advisor.offline.reading import Reading, Resolver
from advisor.offline.tongues import language_of
from advisor.offline.understand import understand
from advisor.talk import TalkState

Want = Literal["pay", "outlook", "training", "resilience", "change", "real"]

_WANTS: dict[Want, re.Pattern[str]] = {
    "pay": re.compile(r"\b(?:pay|paid|wages?|salar\w+|earn\w*|make more|income|money|sueldos?|salarios?|ganan?|pagan?|paga|ingresos?)\b"),
    "outlook": re.compile(r"\b(?:outlook|growth|grow\w*|demand|openings?|future|prospects?|projections?|perspectivas?|crec\w+|demanda|vacantes|futuro)\b"),
    "training": re.compile(r"\b(?:training|train|school\w*|program\w*|certificat\w+|courses?|classes|education|degree|apprentic\w+|learn|licen[sc]\w+|"
                           r"capacitaci[oó]n|formaci[oó]n|estudi\w+|cursos?|programas?|certificad\w+|t[ií]tulo|aprender|escuela|licencia)\b"),
    "resilience": re.compile(r"\b(?:ai|a\.i\.|artificial intelligence|automat\w+|robots?|resilien\w+|future[- ]proof|ia|inteligencia artificial)\b"),
    "change": re.compile(r"\b(?:skills?|transfer\w*|gaps?|move|moving|switch\w*|transition\w*|chang\w+|compared? (?:to|with) (?:now|what|her|his|their)|habilidades?|cambi\w+|pasar)\b"),
    "real": re.compile(r"\b(?:cost of living|buying power|real terms|prices there|costo de (?:la )?vida|poder de compra)\b"),
}  # fmt: skip
_OFFER = re.compile(r"\b(?:offer\w*|oferta|ofrec\w+)\b", re.IGNORECASE)
_COMMAND = re.compile(
    r"(?i)^\W*(?:please\s+|por favor,?\s+)?(?:can you\s+|could you\s+)?(?:write|draft|prepare|make|create|compose|put together|do|give me|i need|escrib\w+|redact\w+|prepar\w+|haz|hazme|necesito)?\s*(?:me\s+)?"
    r"(?:an?\s+|the\s+|una?\s+|el\s+|la\s+)?(?:[\w-]+\s+){0,4}?(?:letter|note|plan|brief|summary|comparison|referral|questions?|carta|nota|resumen|comparaci[oó]n|derivaci[oó]n|preguntas?)\b"
    r"(?:\s+(?:to|for|with|para|con|a)\b)?"
)
_NAME = re.compile(
    r"\b(?:[Ll]etter|[Nn]ote|[Pp]lan|[Bb]rief|[Mm]eeting|[Rr]eferral|[Cc]arta|[Nn]ota|[Rr]esumen|[Rr]euni[oó]n|[Dd]erivaci[oó]n|[Cc]lient|[Cc]lienta?|[Ww]rite|[Ee]scrib\w+|[Cc]omparison|[Cc]omparaci[oó]n|[Qq]uestions|[Pp]reguntas)"
    r"(?: de seguimiento| de empleo| individual)?\s+(?:(?:to|for|with|on|para|con|a|sobre)\s+)?(?:my client,?\s+|mi client[ea],?\s+)?((?:[A-Z][a-zà-ÿ'’]+|[ÁÉÍÓÚÑ][a-zà-ÿ]+)(?:\s+[A-ZÁÉÍÓÚÑ][a-zà-ÿ'’]+){0,2})"
)
_DATE = re.compile(
    r"\b(?:(?:by|before|until|starting|from|within|in|over|for|on|after|antes de(?:l)?|para|en|dentro de|desde|hasta|a partir de)\s+(?:the\s+|el\s+|la\s+|los\s+|next\s+|about\s+|end of\s+|early\s+|late\s+|fines de\s+|(?:pr[oó]xim[oa]s?\s+))*"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?:\s+(?:de\s+)?\d{1,4}(?:st|nd|rd|th)?)?(?:,?\s+(?:de\s+)?20\d\d)?"
    r"|(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|un|una|dos|tres|cuatro|cinco|seis|ocho|diez|doce)\s+(?:days?|weeks?|months?|years?|d[ií]as?|semanas?|mes(?:es)?|a[nñ]os?)(?!\s+(?:of|in|as|ago|de experiencia|como|at))"
    r"|(?:spring|summer|fall|autumn|winter|primavera|verano|oto[nñ]o|invierno|Monday|Tuesday|Wednesday|Thursday|Friday|lunes|martes|mi[eé]rcoles|jueves|viernes)(?:\s+20\d\d)?))\b",
    re.IGNORECASE,
)


_BETTER_PAID = re.compile(
    r"\b(?:better[- ]pa(?:id|ying)|higher[- ]pa(?:id|ying|y)|pays? (?:more|better)|earn more|make more|more money|better pay|mejor pagad\w+|ganar m[aá]s|que pague(?:n)? m[aá]s)\b"
)


class Asked(Frozen):
    """One request, understood. Jobs are phrases of the counselor or of the file; tools resolve them."""

    request: DraftRequest
    spoken: str = "en"  # the language the request is written in, whatever that of the draft
    name: str | None = None
    origin: str | None = None
    options: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # options beyond `MOST_OPTIONS`
    place: str | None = None
    places: tuple[str, ...] = ()
    wants: tuple[Want, ...] = ()
    said_wants: bool = False  # the request names what is to be told, and nothing else is
    filters: dict[str, object] = {}
    order: Literal["pay", "resilience"] | None = None  # of moves that are looked for
    amount: float | None = None
    unit: str | None = None
    amount_words: str | None = None
    dates: tuple[str, ...] = ()
    topics: frozenset[Topic] = frozenset()
    reading: Reading | None = None  # the request as a question of the chat, where it names no job
    items: tuple[Item, ...] = ()  # what of the file may be told, the left-out matters not among it
    cuts: tuple[Cut, ...] = ()  # the items that lack something for that, or all
    agreed: Agreement = Agreement()  # what the client let be passed on; a referral tells nothing else
    unasked: tuple[str, ...] = ()  # what a referral would tell if the client let it


_OFFERED: tuple[Want, ...] = ("pay", "outlook")
_DEFAULTS: dict[str, tuple[Want, ...]] = {
    "letter": ("pay", "outlook", "training"),
    "plan": ("pay", "outlook", "training", "change"),
    "brief": ("pay", "outlook", "training", "change"),
    "comparison": ("pay", "outlook", "resilience", "training"),
    "referral": ("training",),
    "questions": (),
}


def asked(request: DraftRequest, client: ClientFile | None, resolver: Resolver) -> Asked:
    """The request understood, with what of the client's file may be told."""
    text = fold(request.request)
    topics = topics_in(text)
    spoken = language_of(text)
    items, cuts = tellable(client, topics)
    origin, options = jobs(text, resolver, default="compared" if request.kind == "comparison" else "option")
    for one in items:
        if one.kind in ("situation", "goal") or (one.from_client and not (origin or options)):
            mine, aims = jobs(fold(one.text), resolver, default="option" if one.kind == "goal" else "origin")
            origin = origin or mine
            options = options or aims
    options = options or wished(text, origin)
    name = (client.name.strip() or None) if client is not None else _name(request.request, resolver)
    for part in (name or "").split():
        text = re.sub(rf"\b{re.escape(part)}\b(?:['’]s)?", " ", text)  # Kim is a town as well
    named = names_in(text, resolver)
    low = lowered(asked_of(text, resolver) if spoken == "es" else text)
    told = " ".join([low, *(lowered(fold(one.text)) for one in items if one.kind in ("goal", "constraint"))])
    plain = _without_jobs(low, resolver) + " " + _without_jobs(text.lower(), resolver)
    wants = tuple(want for want, words in _WANTS.items() if words.search(plain))
    wants = (*wants, "pay") if "real" in wants and "pay" not in wants else wants
    measures = tuple(one for one in wants if one in ("pay", "outlook", "training", "resilience"))
    amount = said_amount(low) if _OFFER.search(low) else None
    place = settled(named.place, client.place if client is not None else None, resolver)
    reading = None
    if not origin and not options:
        bare = _COMMAND.sub(" ", text).strip(" ,.:") or text
        reading = understand(bare, TalkState(), resolver, spoken)
    if reading is not None and reading.place and named.place is None:
        place = settled(reading.place, client.place if client is not None else None, resolver)
    dates = [_DATE.finditer(one) for one in (request.request, *(one.text for one in items if one.kind == "goal"))]
    found = Asked(
        request=request,
        spoken=spoken,
        name=name,
        origin=origin,
        options=options[:MOST_OPTIONS],
        left_out=options[MOST_OPTIONS:],
        place=place,
        places=named.places if len(named.places) > 1 else (),
        wants=tuple(dict.fromkeys([*wants, *(() if measures else _OFFERED if amount else _DEFAULTS[request.kind])])),
        order="pay" if _BETTER_PAID.search(plain) else "resilience" if "resilience" in measures else None,
        said_wants=bool(measures),
        filters=phrases.filters_in(told),
        amount=amount[0] if amount else None,
        unit=amount[1] if amount else None,
        amount_words=_amount_words(request.request) if amount else None,
        dates=tuple(dict.fromkeys(match[0] for found in dates for match in found)),
        topics=topics,
        reading=reading,
        items=items,
        cuts=cuts,
        agreed=agreement(client),
    )
    return _agreed(found) if request.kind == "referral" else found


def _agreed(found: Asked) -> Asked:
    """A referral asks and tells only what the client let be passed on: nothing else is looked up for it, either."""
    agreed = found.agreed
    options = tuple(one for one in found.options if agreed.allows(one) or agreed.allows(one, "goal"))
    shared = tuple(one for one in found.items if may_share(one, agreed))
    unasked = [one.text for one in found.items if one.from_client and one.kind != "note" and one not in shared]
    unasked += [
        one
        for one in found.options
        if one not in options and not any(one.lower()[:4] in text.lower() for text in unasked)
    ]
    nothing: dict[str, Any] = {
        "origin": None,
        "amount": None,
        "reading": None,
        "dates": (),
        "filters": {},
        "left_out": (),
        "place": None,
        "places": (),
    }
    told = {"options": options, "items": shared, "unasked": tuple(unasked) if agreed.stands else ()}
    return found.model_copy(update=nothing | told)


def _without_jobs(text: str, resolver: Resolver) -> str:
    """The text without its names of jobs: a training specialist asks for no training."""
    for one in sorted(resolver.spot_subjects(text), key=lambda one: -one.start):
        if is_job(one):
            text = f"{text[: one.start]} {text[one.end :]}"
    return text


_NAMED_LAST = re.compile(r"\b(?:for|to|with|para|con)\s+([A-ZÁÉÍÓÚÑ][a-zà-ÿ'’]+)\s*(?=[,.:;]|$)")


def _name(text: str, resolver: Resolver) -> str | None:
    """The client's name as the request has it: a capital word after the draft's kind that is no place and no job."""
    match = _NAME.search(text) or _NAMED_LAST.search(text)
    if match is None or match[1].split()[0] in _NOT_NAMES:
        return None
    sure = [one for one in resolver.spot_places(text) if one.match.outcome == "one"]
    spans = [(one.start, one.end) for one in sure] + [(one.start, one.end) for one in resolver.spot_subjects(text)]
    inside = any(start <= match.start(1) < end for start, end in spans)
    return None if inside else match[1]


_NOT_NAMES = frozenset(
    ("The", "A", "An", "My", "Our", "Her", "His", "This", "That", "Spanish", "English", "Español", "Veteran", "Dear")
)


def _amount_words(text: str) -> str | None:
    """The offer as the counselor wrote it."""
    match = re.search(
        r"\$\s?\d[\d,.]*\d?k?(?:\s*(?:an|per|a|/|por|la|al)\s*(?:hour|hr|year|yr|month|week|hora|a[nñ]o|mes|semana))?",
        text,
        re.IGNORECASE,
    )
    return match[0].rstrip(".,") if match else None
