"""Takes names of persons and firms out of a text: what no vocabulary of ours explains is a name, in capitals or not. A leak is
worse than a word too many, and a person reads what is left."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from advisor.offline.scaffold import PERSONAL, SCAFFOLD, SOFT

if TYPE_CHECKING:
    from knowledge.store import Knowledge

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sra|Srta|Don|Doña|Señora?)\.?\s+$")
_SAYS = re.compile(
    r"^(?:[’']s\b|,?\s+(?:who|said|says|wants?|is|was|has|had|needs?|works?|worked|lives?|lived|told|likes?|asked|hopes?|will|would|can|"
    r"goes|went|gets?|got|comes?|came|calls?|called|lost|took|takes?|left|quit|applied|wrote|thinks?|feels?|loves?|helps?|fired|hired|rehired|let|"
    r"quiere|dijo|dice|tiene|vive|va|fue|trabaja|trabajaba|necesita|es|era|está|busca|perdió|llamó|y|and)\b)"
)
_KIN = (
    r"(?:son|daughter|wife|husband|mother|father|mom|mum|dad|brother|sister|uncle|aunt|cousin|nephew|niece|grandson|granddaughter|grandma|grandpa|boyfriend|girlfriend|"
    r"fianc[eé]e?|partner|friend|boss|manager|supervisor|counselor|caseworker|coach|neighbor|roommate|kid|baby|child|hij[oa]|espos[oa]|marido|madre|padre|mam[aá]|pap[aá]|herman[oa]|t[ií][oa]|"
    r"prim[oa]|sobrin[oa]|abuel[oa]|niet[oa]|novi[oa]|amig[oa]|jef[ea]|consejer[oa]|beb[eé])"
)
_RELATED = re.compile(
    rf"\b(?i:{_KIN})(?:,?\s+(?:named|called|llamad[oa]|de nombre|,)|,)?\s+([^\W\d_]+(?:\s[A-ZÁÉÍÓÚÑ][^\W\d_]+)?)"
)
_PARTED = re.compile(r"\b(?:let|fired|hired|rehired|laid|employed|employs|promoted|dismissed|sacked|trained|paid|pays|cut|despidi[oó]|contrat[oó]|emple[oó]|ech[oó])\s+(?:me|her|him|them|us|off|a|la|lo|back|go)\b")  # fmt: skip
_FIRM = re.compile(r"((?:[^\W\d_][\w&’'-]*\s+){0,2}[^\W\d_][\w&’'-]*)\s+$")
_KNOWN_FIRMS = re.compile(
    r"\b(?<=at |by )(?:target|subway|gap|apple|sprint|chase|shell|delta|united|southwest|sonic|best buy|home depot|(?:the )?home depot|dollar (?:general|tree)|family dollar|whole foods|burger king|dairy queen|"
    r"pizza hut|taco bell|old navy|big lots|five guys|wells fargo|public storage|fed ?ex|ups|usps)\b(?:[’']s)?",
    re.IGNORECASE,
)
_ENDINGS = ("'s", "’s", "s", "es", "ed", "d", "ing", "ly", "er", "r", "ies", "ied", "ier", "n't", "ness", "ful", "less")
_SPANISH_ENDINGS = re.compile(r"(?:ci[oó]n|ciones|aba[ns]?|[ií]a[ns]?|ando|i?endo|ad[oa]s?|id[oa]s?|mente|dad|er[ií]as?|er[oa]s?|istas?|dor[ae]?s?|arl?[eoa]?|ir|aje)$")  # fmt: skip
_SHORT_LISTED = (
    "ged cdl hvac cna lpn rn emt osha snap tanf wioa ai it hr mri cpr esl us usa pdf zip am pm pt ot iep icp soc cad cnc rv tv va dmv id ok gpa hse "
    "bls acls ekg phd mba ba bs aa llc diy faq pay usd atv suv hse abe ell tesol stem sat act ada eeo faa fcc epa fda cpa ccna aws sql html css ux ui"
)
_SHORT = frozenset(_SHORT_LISTED.split())
"""Abbreviations that name nobody."""
_STATES_LISTED = "al ak az ar ca co ct de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy dc"
_STATES = frozenset(_STATES_LISTED.split())
_PLAIN_WORDS = """
    mr mrs ms miss dr prof sr sra srta i a an the he she they we you it this that these those there here his her their our my your who what when where why how
    client worker person somebody someone nobody everybody one all both each some many most no yes please letter note plan brief
    referral questions comparison dear thanks thank english spanish español inglés american el la los las un una él ella ellos
    ellas usted ustedes esto este esta eso y o que quien cliente persona carta nota plan su sus mi mis hay como para con
    monday tuesday wednesday thursday friday saturday sunday december november october september august july june may april
    march february january god internet excel word zoom covid christmas work pay training in on at for from to of and or but
    if as with about because since after before while his also then now not never nobody him them me us go back off so too is was
    are be been am would can could did does do has have had let get got
"""
_MONTHS_LISTED = "january february march april may june july august september october november december"
_MONTHS = frozenset(_MONTHS_LISTED.split())
_DATED = re.compile(
    r"(?i)\b(?:in|by|since|until|till|of|last|next|from|this|early|late|mid|before|after|during|for|en|desde|de|hasta|para)\s+$"
)
_SHORTENED = re.compile(r"(?:i|you|he|she|we|they|it|that|there|here|who|what|let)'(?:m|re|s|ve|d|ll)|\w+n't|cannot")
PLAIN = frozenset(_PLAIN_WORDS.split()) - _MONTHS
"""Words that explain a capital letter anywhere."""
_LIFE_WORDS = """
    national nationally nationwide will monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre january february march april june july august september october november december alex okay hello hi goodbye sorry
    husband wife kids kid toddler baby babies mom dad mother father son daughter sister brother uncle aunt cousin nephew niece grandma grandpa grandmother grandfather
    friend friends boyfriend girlfriend boss bosses coworker coworkers landlord neighbor roommate rent bills debt loan loans car cars bus ride rides truck apartment house home
    moved moving lost fired hired rehired quit laid layoff layoffs worried scared nervous proud tired happy sad angry upset shy lonely stuck bored eager ready willing hopes hope hoping
    wants want wanted needs need loves love hates hate likes enjoys prefers told said says asked thinks thought feels felt knows knew gave took got went came goes comes stays stayed
    lives lived living born raised grew weekend weekends evenings mornings nights night shift shifts overnight part-time full-time temp gig tips paycheck raise
    school schools college degree diploma class classes grade dropout graduate graduated veteran army navy marines service deployed discharge warehouse factory plant mill mine
    church shelter clinic hospital court prison jail probation parole felony record depressed depression anxiety diabetes insulin pregnant divorced married single widow
    english spanish ged cdl wioa snap tanf online resume résumé interview interviews voicemail cell phone email text texts letter tone warm warmer cold colder shorter longer simpler sentence sentences
    too much many more less few very really maybe perhaps soon later yesterday today tomorrow tonight ago never always often sometimes again still yet already
    she he they her him them his hers their theirs it its we us our ours you your yours me my mine myself herself himself themselves who whom whose what which that this these those
    can't cannot won't don't doesn't didn't isn't wasn't aren't couldn't wouldn't shouldn't hasn't haven't i'm i've i'd i'll she's he's they're it's that's let's
    escribe escriba escribir redacta prepara haz hazme necesito carta resumen plan nota derivación preguntas comparación cliente clienta persona señor señora
    quiere quiero busca busco tiene tengo necesita puede puedo trabaja trabajo trabajaba trabajé trabajó perdió perdí dejó vive vivo está estoy es soy era fue ser estar hacer hace tener
    ella él ellos ellas usted ustedes nosotros yo tú mi mis su sus nuestro nuestra el la los las un una unos unas lo le les se me te nos de del al a en con por para sin sobre entre desde hasta hacia según
    y e o u ni pero porque aunque cuando donde como que qué quien quién cual cuál cuánto cuánta si sí no nunca siempre también tampoco ya muy más menos mucho mucha muchos muchas poco poca algo nada todo toda todos todas otro otra
    ayuda ayudar clase clases curso cursos escuela universidad diploma título estudios estudiar inglés español casa carro coche autobús hijo hija hijos hijas niño niña niños madre padre mamá papá hermano hermana
    esposo esposa marido familia amigo amiga año años mes meses semana semanas día días hora horas mañana tarde noche noches lunes turno turnos horario fijo fija sueldo salario paga dinero empleo empleos oficio
    cocinero cocinera cajero cajera limpieza enfermería soldadura soldador plomero electricista carpintero chofer obrero maestra maestro auxiliar asistente oficina tienda restaurante fábrica almacén bodega campo construcción
    interesado interesada cerca lejos aquí allí nuevo nueva bueno buena mejor peor primero primera último última gracias favor hola buenos buenas saludos despidieron contrataron lugar ciudad estado país
"""


def unnamed(text: str, knowledge: "Knowledge") -> str:
    """The text with `[name]` for each name of a person or a firm."""
    known = _known(knowledge)
    states = {part.casefold() for one in knowledge.areas.all() if one.level == "state" for part in one.title.split()}
    text = _KNOWN_FIRMS.sub("[name]", text)
    text = _RELATED.sub(lambda match: _relative(match, known), text)
    text = _firms(text, known | states)
    jobs = [(one.start, one.end) for one in knowledge.titles.spot(text)]
    marks = [match.span() for match in re.finditer(r"\[[^\]]*\]", text)]
    letters = [char for char in text if char.isalpha()]
    shouted = sum(char.isupper() for char in letters) > 0.6 * len(letters)
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        stem = re.sub(r"[’'](?:s|S)$", "", word)
        low = stem.casefold()
        after_name = bool(spans) and text[spans[-1][1] : start] == " " and word[0].isupper()
        if (
            any(one <= start < other for one, other in marks)
            or low in PLAIN
            or _SHORTENED.fullmatch(low.replace("’", "'"))
        ):
            continue
        if any(one <= start < other for one, other in jobs) and not (after_name and not shouted):
            continue
        if low in _MONTHS and (_DATED.search(text[:start]) or re.match(r"\W{1,2}\d", text[end:]) or word.islower()):
            continue
        if low in states and (word[0].isupper() or shouted):
            continue
        if len(stem) > 1 and stem.isupper():
            gone = low not in _SHORT | _STATES and not (shouted and _explained(low, known))
        elif word[0].isupper():
            gone = not _opens(text, start) or _named(text, start, end, stem) or not _explained(low, known)
        else:
            gone = len(stem) > 2 and not _explained(low, known)
        if gone:
            spans.append((start, start + len(stem)))
    for start, end in reversed(spans):
        text = f"{text[:start]}[name]{text[end:]}"
    return re.sub(r"\[name\](?:\s+\[name\])+", "[name]", text)


def without(text: str, names: Collection[str], word: str) -> str:
    """The text with a word for the parts of these names, in any case, with accents or without."""
    parts = sorted({part for name in names for part in re.findall(r"[^\W\d_]{2,}", name)}, key=len, reverse=True)
    for plain in (False, True):  # "Will" is a name where it has its capital, "will" is none
        mine = [_accented(one) for one in parts if (one.casefold() in PLAIN | _MONTHS | {"will"}) is plain]
        if mine:
            either = "|".join(mine)
            found = rf"\b(?:{either})(?:\s+(?:\w\.\s+)?(?:{either}))*\b"
            text = re.sub(found, word, text, flags=0 if plain else re.IGNORECASE)
    return text


def _accented(name: str) -> str:
    alike = {"a": "aá", "e": "eé", "i": "ií", "o": "oó", "u": "uúü", "n": "nñ"}
    every = {one: f"[{group}{group.upper()}]" for group in alike.values() for one in group + group.upper()}
    return "".join(every.get(char, re.escape(char)) for char in name)


@lru_cache(maxsize=2)
def _known(knowledge: "Knowledge") -> frozenset[str]:
    """Words that explain themselves in small letters, and at the beginning of a sentence."""
    from advisor.drafting.words import forms
    from knowledge.vocabulary import small_words

    ours = {
        word
        for language in ("en", "es")
        for said in forms(language).values()
        for form in said
        for word in re.findall(r"[^\W\d_]+", form.casefold())
    }
    return small_words(knowledge.engine) | SCAFFOLD | PERSONAL | SOFT | PLAIN | ours | frozenset(_LIFE_WORDS.split())


def _explained(low: str, known: Collection[str]) -> bool:
    low = low.replace("’", "'")
    if low in known or all(part in known for part in re.split(r"[-']", low) if len(part) > 2):
        return True
    stems = {low.removesuffix(one) for one in _ENDINGS if low.endswith(one) and len(low) - len(one) > 2}
    stems |= (
        {f"{one}e" for one in stems}
        | {f"{one}y" for one in stems}
        | {one[:-1] for one in stems if one[-1:] == one[-2:-1]}
    )
    return any(len(one) > 2 and one in known for one in stems) or bool(len(low) > 5 and _SPANISH_ENDINGS.search(low) and re.search(r"[óíáéúñ]|[aoei]s?$", low) and _spanish_root(low, known))  # fmt: skip


def _spanish_root(low: str, known: Collection[str]) -> bool:
    """Whether a Spanish form has the beginning of a word we know."""
    return any(one.startswith(low[:5]) for one in known)


def _relative(match: re.Match[str], known: Collection[str]) -> str:
    said = match[1]
    first = said.split()[0]
    if first.casefold() in PLAIN or (first[0].islower() and _explained(first.casefold(), known)):
        return match[0]
    return match[0][: match.start(1) - match.start()] + "[name]"


def _firms(text: str, known: Collection[str]) -> str:
    """Who let somebody go or took them on: a name in capitals, whatever the word means besides."""
    for parted in reversed(list(_PARTED.finditer(text))):
        before = _FIRM.search(text[: parted.start()])
        if before is None:
            continue
        words = before[1].split()
        named: list[str] = []
        for word in reversed(words):
            bare = word.strip("’'").casefold()
            if bare in PLAIN or not (word[0].isupper() or not _explained(bare, known)):
                break
            named.insert(0, word)
        if named:
            start = (
                before.start(1) + before[1].rfind(" ".join(named)) if " ".join(named) in before[1] else before.start(1)
            )
            text = f"{text[:start]}[name]{text[before.end(1) :]}"
    return text


def _opens(text: str, start: int) -> bool:
    """Whether a word begins a sentence, where a capital says nothing."""
    before = text[:start].rstrip(" \t\"'“‘(¿¡-•*")
    return not before or before[-1:] in ".!?:;\n"


def _named(text: str, start: int, end: int, stem: str) -> bool:
    """Whether what stands around the first word of a sentence says that it is a name."""
    following = _WORD.search(text, end)
    doubled = following is not None and text[end : following.start()] == " " and following[0][0].isupper() and not following[0].isupper()  # fmt: skip
    return bool(_SAYS.match(text[start + len(stem) :]) or doubled or _TITLE.search(text[:start]))
