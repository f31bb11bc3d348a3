"""Work with sensitive matters, which is none of the client's own: "prison guard", "family medicine", "auxiliar de niños". Pure."""

import re

from advisor.drafting.plain_senses import PLAIN

FIELDS = (
    r"child(?:ren)?['’]?s?|child ?care|day ?care|infants?|toddlers?|baby|family|marriage and family|mental health|behavioral health|psychiatric|substance (?:use|abuse)|addiction|drugs?|alcohol|rehab(?:ilitation)?|"
    r"disabilit(?:y|ies)|disabled|dialysis|cancer|oncology|diabetes|hiv|blind|deaf|hearing|hearing aids?|speech|autism|prison|jail|corrections?|correctional|probation|parole|criminal|juvenile|detention|immigration|refugees?|asylum|visas?|"
    r"citizenship|custody|special (?:education|needs)|medications?|diagnostic|surg(?:ery|ical)|therapy|therapeutic|physical therapy|occupational therapy|speech therapy|respiratory therapy|radiation|massage therapy|physical|occupational|respiratory|massage|radiation|recreational|maternity|pregnancy|prenatal|labor and delivery|domestic violence|"
    r"elder|court|bail|arrest|fraud|theft|burglar|injury|kidney|chronic|disease|illness|trauma|transplant|wheelchair|prosthetics?|hospice|parents?|wedding|foster care|warrant|criminal law|family law|immigration law|health|nephrology"
)
_JOBS = (
    r"workers?|aides?|assistants?|technicians?|techs?|technologists?|counsel(?:l)?ors?|specialists?|teachers?|teaching|educators?|officers?|guards?|nurses?|nursing|lawyers?|attorneys?|paralegals?|clerks?|coordinators?|managers?|providers?|therapists?|practitioners?|"
    r"physicians?|doctors?|advocates?|interpreters?|agents?|trainers?|instructors?|investigators?|examiners?|analysts?|adjusters?|planners?|sonographers?|sonography|surgeons?|psychologists?|psychiatrists?|pathologists?|librarians?|photographers?|salespe\w+|sales|stores?|medicine|law|justice|court reporters?|"
    r"insurance|cards?|imaging|jobs?|careers?|researchers?|research|scientists?|epidemiologists?|inspectors?|professionals?|services manager|services assistants?|care (?:jobs?|work|workers?|aides?|assistants?|teachers?|providers?|director)|education|museums?|clothing|clothes|books?|entertainers?|alarms?|prevention specialists?|training specialists?|bondsm[ae]n|representatives?|administrators?|scheduler|fitter|fitters|"
    r"dispatchers?|coders?|coding|cooks?|kitchen manager|chaplains?|resource teachers?|registrars?"
)
_WORK = re.compile(
    rf"\b(?:{FIELDS})(?:[ -](?:and|or) (?:{FIELDS}))?[ -](?:(?:{FIELDS}|home|medical|and school social|school social|service|services|social|care|health|law|lab|recovery|unit|ward|support|education|needs|customer|enforcement|control|review|records?)[ -]){{0,2}}(?:{_JOBS})\b"
    r"|\b(?:teachers? of the (?:deaf|blind)|psychiatr(?:ist|ic nurse)s? (?:job|career)s?|(?:physical|occupational|massage|speech|respiratory|radiation|recreational) therap(?:y|ist|ists)(?: (?:school|programs?|classes|degree))?"
    r"|record (?:sales|stores?|shops?|labels?|compan\w+|collections?|players?|keep\w+)|(?:track|medical|sales|safety|driving|work|attendance|health|payroll|school|office|business|world) records?\b(?! of (?:arrest|convict))(?! check)"
    r"|family (?:medicine|practice|restaurant|business|dining|farm|dentist\w*|doctors?|owned|run|room)|family-(?:owned|run|style|friendly)|family-? and consumer|drug ?stores?(?: clerks?)?|(?:gift|credit|debit) cards?|visa (?:gift )?cards?|visa debit"
    r"|sales (?:visas?)|health insurance|special education|early childhood|childhood education|child development|pediatric\w*|parent company|sister (?:company|store)|mother tongue|father'?s day|mother'?s day|brother (?:printer|sewing)\w*"
    r"|customer complaints?|phone charges?|charges? (?:nurse|cards?)|charged? (?:customers?|batter\w+)|(?:car|truck|phone|lithium|forklift) batter(?:y|ies)|fraud (?:prevention|detection)|loss prevention|theft prevention|mechanical breakdowns?|cost breakdowns?|machine breakdowns?"
    r"|senior citizens?|citizen service|burn(?:ed|t) out|injury-free|injury prevention|sick (?:days|leave|pay)|hearing protection|blinds\b|window blinds?|blind spots?|wound care|iced?\b|add-ons?|employee relatives?|child, family,? (?:and|or) school social workers?|criminal justice (?:degree|program|classes|studies)"
    r"|auxiliar(?:es)? de (?:ni[ñn]os|enfermer[ií]a)|cuidador[ae]?s? de (?:ni[ñn]os|enfermos|ancianos)|cuidado de (?:ni[ñn]os|infantes)|maestr[oa]s? de (?:ni[ñn]os|educaci[oó]n especial)|educaci[oó]n especial|guardias? de (?:prisi[oó]n|la c[aá]rcel|c[aá]rcel)|oficial(?:es)? de (?:prisi[oó]n|libertad condicional)"
    r"|medicina familiar|negocio familiar|restaurante familiar|empresa familiar|tarjetas? visa|abogad[oa]s? de (?:inmigraci[oó]n|familia)|(?:terapeuta|asistente de terapia) (?:f[ií]sic[oa]|ocupacional|respiratori[oa])|t[eé]cnic[oa]s? (?:de|en) (?:di[aá]lisis|cirug[ií]a|diagn[oó]stico))\b",
    re.IGNORECASE,
)
"""Work with such matters, and other things that only share a word with them."""
_OF_THE_CLIENT = re.compile(
    r"(?:\b(?:my|his|her|their|has an?|have an?|had an?|sees? an?|seeing an?|meets? (?:with )?an?|with an?|to an?|needs? an?|mi|su|tiene un[ao]?|con un[ao]?)(?: (?:own|old|new))?\s+)$",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"\b(?:probation|parole|immigration|mental health|addiction|substance|drug|psychiatr\w+|physical|occupational|speech|respiratory|foster care|criminal|juvenile|custody|bail|libertad condicional|inmigraci[oó]n|salud mental|adicciones|f[ií]sic[oa]|ocupacional|respiratori[oa]|diabetes|c[aá]ncer|di[aá]lisis|discapacidad|alcohol|drogas)\b",
    re.I,
)
"""Who works with a client on such a matter: "her probation officer" is her matter, "a probation officer" a job."""

_PEOPLE = (
    r"child(?:ren)?|kids|toddlers|infants|babies|teens|teenagers|youth|adults|elders|seniors|people|persons|patients|residents|clients|students|veterans|families|"
    r"refugees|immigrants|migrants|asylum seekers|inmates|prisoners|offenders|addicts|survivors|victims|ni[ñn][oa]s|beb[eé]s|personas|adultos|ancian[oa]s|pacientes|enferm[oa]s|alumn[oa]s|"
    r"estudiantes|familias|refugiad[oa]s|inmigrantes|migrantes|pres[oa]s|adict[oa]s|v[ií]ctimas|discapacitad[oa]s"
)
_CONDITIONS = (
    r"(?:disabilit\w+|special needs|autism|dementia|alzheimer\w*|mental (?:illness\w*|health \w+)|addictions?|substance (?:use|abuse)|cancer|diabetes|depression|injuries|"
    r"(?:una? )?discapacidad(?:es)?|autismo|demencia|adicciones|c[aá]ncer|diabetes|necesidades especiales|depresi[oó]n)"
)
_NOT_THEIRS = (
    r"(?:(?!(?:my|her|his|their|our|own|an?|one|two|three|four|five|mi|mis|su|sus|dos|tres|cuatro)\b)[\w-]+ ){0,3}?"
)
"""Words before people that say neither whose they are nor how few: "my kids" and "two kids" are the client's."""
_SERVED = (
    r"(?:work(?:s|ed|ing)? with|working for|volunteer\w* with|teach(?:es|ing)?|taught|tutor\w*|coach\w*|counsel(?:s|ed|ing|ling)|train(?:s|ed|ing)|"
    r"(?:help|assist|serv|treat)(?:s|ed|es|ing)?|trabaj\w+ con|enseñ\w+ a|atend\w+ a|atiend\w+ a|ayud\w+ a)"
)
_TENDED = r"(?:car(?:e|es|ed|ing) for|t(?:ake|akes|ook|aking) care of|look(?:s|ed|ing) after|cuid(?:a|o|é|ó|aba|ar|ando|aron)(?: an?)?)"
_WHILE = (
    r"(?:(?!(?:after|before|while|until|during|from|for|despu[eé]s|antes|hasta|mientras|durante|por)\b)[\w-]+ ?){1,4}?"
)
_WORKED = (
    rf"(?:work(?:s|ed|ing)?|jobs?|employed|volunteer(?:s|ed|ing)?|shifts?|trabaj[oóéaá]\w*|empleo|emplead[oa])(?: \w+ (?:years?|months?|a[nñ]os|meses))?"
    rf"(?: (?:as|como|de) (?:an? |una? )?{_WHILE}| nights| days| part[- ]time| full[- ]time| de noche| de d[ií]a)?"
)
_HOUSES = r"services?|care|centers?|clinics?|hospitals?|units?|wards?|agenc(?:y|ies)|facilit(?:y|ies)|homes?|departments?|organizations?|offices?|shelters?|support|stores?|claims"
_CUSTODY = (
    r"prisons?|jails?|penitentiar\w+|detention cent\w+|juvenile hall|c[aá]rcel|prisi[oó]n|penitenciar\w+|reclusorio"
)
_STAFF = r"guards?|officers?|nurses?|teachers?|chaplains?|wardens?|counsell?ors?|librarians?|doctors?|guardia|custodio|celador[a]?|oficial|enfermer[oa]|maestr[oa]"
_FREE = "|".join(
    one
    for one in FIELDS.split("|")
    if one
    not in ("prison", "jail", "probation", "parole", "detention", "criminal", "custody", "bail", "arrest", "court")
)
_CAMPOS = (
    r"adicciones|drogas|alcohol(?:ismo)?|ni[ñn][oa]s|beb[eé]s|discapacidad(?:es)?|discapacitad[oa]s|educaci[oó]n especial|inmigraci[oó]n|migraci[oó]n|refugiad[oa]s|prisi[oó]n(?:es)?|c[aá]rcel(?:es)?|reclusorio|"
    r"libertad condicional|familias?|fraudes?|robos|lesiones|heridas|rehabilitaci[oó]n|terapias?|di[aá]lisis|cirug[ií]a|partos?|maternidad|diabetes|c[aá]ncer|autismo|salud mental|psiquiatr[ií]a|"
    r"ancian[oa]s|enferm[oa]s|asilo|medicamentos|medicinas|tratamientos?|recetas|v[ií]ctimas|violencia dom[eé]stica"
)
_OFICIOS = (
    r"auxiliar(?:es)?|asistentes?|cuidador[ae]?s?|consejer[oa]s?|orientador[ae]?s?|trabajador[ae]?s?(?: social(?:es)?)?|enfermer[oa]s?|maestr[oa]s?|profesor[ae]?s?|t[eé]cnic[oa]s?|guardias?|custodios?|"
    r"oficial(?:es)?|agentes?|abogad[oa]s?|int[eé]rpretes?|especialistas?|analistas?|investigador[ae]?s?|coordinador[ae]?s?|instructor[ae]?s?|educador[ae]?s?|niñer[oa]s?|m[eé]dic[oa]s?|gerentes?"
)
_OTHER_WORK = re.compile(
    rf"\b(?:{_SERVED} (?:{_NOT_THEIRS})(?:{_PEOPLE})(?: (?:with|who have|con|que tienen|de) {_CONDITIONS})?\b(?: (?:in|at|en) (?:an? |the |una? |el |la )?(?:[\w-]+ )?(?:day ?care|child ?care|guarder[ií]a|rehab|prison|jail)\b)?(?! at home| en casa)"
    rf"|{_TENDED} {_NOT_THEIRS}(?:adults|elders|seniors|older people|the elderly|patients|residents|clients|ancian[oa]s|pacientes|enferm[oa]s|personas|adultos)(?: (?:with|who have|con|que tienen) {_CONDITIONS})?"
    rf"|{_TENDED} {_NOT_THEIRS}(?:{_PEOPLE}) (?:in|at|en) (?:an? |the |una? |el |la )?(?:[\w-]+ )?(?:day ?care|child ?care|preschool|school|hospital|guarder[ií]a|escuela|centro|asilo|hogar)\b(?: cent(?:er|ro)\b)?"
    rf"|{_WORKED} (?:in|at|for|with|en|para) (?:an? |the |una? |el |la )?(?:(?!my|her|his|their|our)[\w'’.-]+ )?(?:{_FREE})(?:[ -](?:and|or)[ -](?:{_FREE}))?(?: (?:home|support|treatment))?[ -](?:{_HOUSES})"
    rf"|{_WORKED} (?:in|at|en) (?:an? |the |una? |el |la )?(?:[\w-]+ )?(?:day ?care|child ?care|early childhood|guarder[ií]a|rehab\b|hospital psiqui[aá]trico|sala de partos|centro de (?:rehabilitaci[oó]n|tratamiento|adicciones))"
    rf"|(?:as|was|am|been|be|become) an? (?!patient|inmate|resident|client|prisoner)(?:[\w-]+ ){{1,3}}?(?:in|at) (?:an? |the )?(?:{_FREE}) (?:{_HOUSES})"
    rf"|(?:manager|specialist|coordinator|worker|aide|career|experience|background|director|gerente) (?:in|of|at|for) (?:{_FREE}) (?:{_HOUSES})"
    rf"|(?:as|was|am|been|be|become|como|de|fui|soy|era|fue) (?:an? |una? )?(?:[\w-]+ ){{0,2}}?(?:{_STAFF}) (?:in|at|en|de) (?:an? |the |una? |el |la )?(?:[\w-]+ ){{0,2}}?(?:{_CUSTODY})"
    rf"|{_WORKED} (?:in|at|en) (?:an? |the |una? |el |la )?(?:[\w-]+ )?(?:{_CUSTODY})(?: kitchen)? (?:as|como) (?:an? |una? )?(?:[\w-]+ )?(?:{_STAFF})"
    rf"|(?:foster care|refugee (?:resettlement|services)|foster kids?) (?:case ?)?(?:workers?|managers?|caseworkers?)|social workers? for {_NOT_THEIRS}(?:foster )?(?:{_PEOPLE})"
    rf"|(?:be|being|become|becoming|as|ser|hacerme|como|am|was|soy|era) (?:an? |una? )?(?:(?!depressed)\w+ )?(?:therapists?|psychologists?|psychiatrists?|terapeutas?|psic[oó]log[oa]s?|psiquiatras?)"
    rf"|(?:study\w*|studied|studies|degree in|major(?:ed|ing)? in|classes in|program in|certificate in|work in|estudi\w+|carrera (?:de|en)|t[ií]tulo (?:de|en)|programa (?:de|en)|curso (?:de|en)|trabajar en) (?:la )?"
    rf"(?:surgery|psychiatry|addictions?|cirug[ií]a|psiquiatr[ií]a|psicolog[ií]a|adicciones|terapia (?:f[ií]sica|ocupacional|respiratoria|del habla)|rehabilitaci[oó]n)"
    rf"|(?:asthma|diabetes|cancer|lupus|hiv) educators?|therapy dog trainers?|sober living (?:house )?managers?"
    rf"|(?:{_OFICIOS}) (?:de|del|para|contra)(?: (?:la|el|los|las|salud|personas? con|personas|servicios?|casos?|centros?|prevenci[oó]n|contra|apoyo|control|de|para|una?))* (?:{_CAMPOS})(?: (?:y|o|e) (?:{_CAMPOS}))?"
    rf"|(?:especialista|experto|experta|analista|t[eé]cnic[oa])s? en (?:la |el )?(?:{_CAMPOS}))(?!\w)",
    re.IGNORECASE,
)
"""People that somebody works with or tends as a job, places of such work, and jobs named by their field."""


def without_work(text: str) -> str:
    """The text with blanks of the same length for work with sensitive matters and for what only shares a word with them."""
    for pattern in (_OTHER_WORK, _WORK):
        text = pattern.sub(_blank, text)
    return PLAIN.sub(lambda match: " " * len(match.group()), text)


def _blank(match: re.Match[str]) -> str:
    """Blanks of a job's length, so that what stands around it keeps its place."""
    theirs = _OF_THE_CLIENT.search(match.string[: match.start()]) and _OFFICER.search(match.group())
    return match.group() if theirs else " " * len(match.group())
