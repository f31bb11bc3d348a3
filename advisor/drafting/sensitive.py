"""The one list of words for matters that the file warns of and drafts leave out: health, record, immigration status, family.

By kinds, in English and Spanish. Work with such matters is none of them, nor is what only shares a word with one
(`work_senses`, `plain_senses`). Pure.
"""

import re
from collections.abc import Mapping
from typing import Literal

from advisor.drafting.work_senses import without_work

Topic = Literal["health", "record", "status", "family"]

_KINDS: Mapping[Topic, Mapping[str, str]] = {
    "health": {
        "conditions": r"diagnos\w+|disease\w*|illness\w*|sick(?:ness)?|ill\b(?! will)|chronic(?:ally)?|syndrome|disorders?|depress(?:ion|ed|ive)|anxi(?:ety|ous)|panic attacks?|ptsd|"
        r"trauma\w*|adhd|add\b(?= (?:diagnos|meds?|sympt))|autis\w+|asperger\w*|on the spectrum|bipolar|schizo\w+|ocd|dyslexi\w*|dyscalculia|learning disab\w+|dementia|alzheimer\w*|cancer|tumou?rs?|"
        r"leuk[a]?emia|lymphoma|diabet\w*|epilep\w+|seizures?|asthma\w*|copd|lupus|arthritis|fibromyalgia|multiple sclerosis|parkinson\w*|crohn\w*|sickle cell|hepatitis|hiv|aids\b(?= patient| diagn)|"
        r"hypertension|high blood pressure|heart (?:attack|failure|condition|disease|problems?|trouble)|strokes?|migraines?|kidney\w*|liver (?:disease|failure|problems?)|concussions?|brain injur\w+|tbi|"
        r"hernias?|sciatica|carpal tunnel|scoliosis|injur(?:y|ies|ed)|wound(?:ed|s)?|hurt (?:my|his|her|their) \w+|(?:bad|weak|sore|broken|hurt|aching) (?:back|knees?|shoulders?|hips?|heart|hands?|legs?|feet|wrists?)|"
        r"(?:back|knee|neck|shoulder|chronic|joint) pain|(?:back|knee|neck|shoulder|heart|hip) (?:problems?|trouble|issues?)|insomnia|obes\w+|eating disorder|anorexi\w+|bulimi\w+|"
        r"suicid\w+|self[- ]harm\w*|nervous breakdown|breakdown|mental(?:ly)? (?:health|ill\w*)|health (?:problems?|issues?|conditions?|reasons?|troubles?|limits?|limitations?)|medical (?:condition|issue|problem|leave|limit|reason|record)\w*|long covid",
        "treatment": r"medicat\w+|(?:on|off|her|his|my|their|takes?|taking) meds|insulin|methadone|suboxone|antidepress\w+|prescri(?:ption|bed)\w*|opioids?|opiates?|fentanyl|heroin|cocaine|meth\b|"
        r"methamphetamines?|crack\b(?= (?:use|addict|habit|cocaine))|pills\b|marijuana|drug (?:use|abuse|habit|problem|treatment|test|rehab|addiction|addict)\w*|(?:uses?|used|using|did|does|abus\w+) drugs|substance (?:use|abuse)|overdos\w+|addict\w*|"
        r"alcohol\w*|drinking (?:problem|again|too much)|drunk\b|sober|sobriety|in recovery|relaps\w+|rehab\b|detox\w*|12[- ]steps?|twelve[- ]steps?|alcoholics anonymous|halfway house|"
        r"surger(?:y|ies)|operated on|transplant\w*|dialysis|chemo\w*|radiation treatment|therap(?:y|ies|ist|ists)|psychiatr\w+|psycholog(?:ist|ical)\w*|counsel(?:l)?ing for|hospitali[sz]\w+|in (?:the |a )?hospital for|"
        r"er visits?|doctor['’]?s? (?:appointments?|visits?|orders?|note)|medical appointments?|clinic appointments?|treat(?:ed|ment) for|in treatment|treatment (?:center|program)",
        "disability": r"disab(?:led|ility|ilities|ling)|handicap\w*|wheel ?chair|walker\b(?= to)|crutch\w*|prosthe\w+|amput\w+|paraly[sz]\w+|blind(?:ness)?\b|legally blind|low vision|deaf(?:ness)?|hard of hearing|"
        r"hearing (?:loss|aids?|impair\w+)|vision (?:loss|impair\w+)|visually impaired|speech impair\w+|stutter\w*|impairments?|impaired|special needs|iep\b|504 plan|ssi\b|ssdi\b|"
        r"workers['’]? comp\w*|accommodat(?:ions?)\b(?= (?:for|under|at work))|service (?:dog|animal)",
        "salud": r"diagn[oó]stic\w+|enfermedad\w*|enferm[oa]s?\b|padec\w+|tratamiento\w*|s[ií]ndrome|trastornos?|depresi[oó]n|deprimid[oa]|ansiedad|p[aá]nico|autis\w+|bipolar|esquizofren\w+|dislexi\w+|c[aá]ncer|tumor(?:es)?|diab[eé]t\w+|"
        r"epilep\w+|convulsi\w+|asma|lupus|artritis|vih|sida|presi[oó]n alta|hipertensi[oó]n|infarto|derrame|migra[ñn]as?|ri[ñn][oó]n(?:es)?|hepatitis|hernia|lesi[oó]n\w*|lesionad\w+|herid[oa]s?|dolor(?:es)? de (?:la )?(?:espalda|rodillas?|cabeza|cuello|hombros?)|"
        r"(?:mal|problemas?) de (?:la |el |los |las )?(?:espalda|rodillas?|salud|coraz[oó]n|nervios)|salud mental|medicamentos?|medicinas|pastillas|insulina|metadona|opioides?|recetad[oa]s?|drogas|drogadic\w+|adicci\w+|adict\w+|alcoh[oó]lic\w+|alcoholismo|"
        r"sobri[oa]|sobriedad|reca[ií]d\w+|rehabilitaci[oó]n|desintoxicaci\w+|cirug[ií]as?|operaron|operad[oa] de|trasplante|di[aá]lisis|quimio\w*|terapi(?:a|as)\b|terapeuta|psiquiatr\w+|psic[oó]log\w+|hospitalizad[oa]|cita m[eé]dica|citas m[eé]dicas|"
        r"discapaci\w+|minusv[aá]lid\w+|silla de ruedas|muletas|ceguera|cieg[oa]|sord(?:o|a|era)|invalidez|tartamud\w+|suicid\w+",
    },
    "record": {
        "custody": r"prison(?:s|ers?)?|jail(?:s|ed)?|incarcerat\w+|imprison\w+|locked up|behind bars|penitentiar\w+|inmate|in custody|juvie|juvenile (?:hall|detention|record)|detention cent(?:er|re)|detained|released (?:from|after|on)|got out (?:in|last|after)|came home from (?:prison|jail)|"
        r"did (?:time|\w+ years (?:inside|upstate|in))|served (?:time|a sentence)|serving (?:time|a sentence)|(?:did|served) \w+ (?:months|years) (?:for|inside|upstate)|house arrest|ankle (?:monitor|bracelet)|work release|re-?entry",
        "charges": r"felon(?:y|ies|s)?\b|misdemeanou?rs?|convict\w*|criminal\w*|(?:police|arrest) records?|arrest\w*|(?:with|has|have|had|a|her|his|their|my) (?:a )?record\b(?! (?:of|in|for|label|store|shop|company|collection|keeping))|rap sheet|background check|"
        r"charg(?:ed|es)\b(?= (?:with|for|of|against|pending|dropped|dismissed))|(?:pending|drug|assault|theft|criminal|felony|old|open) charges?|pled guilty|pleaded guilty|plea deal|guilty|indict\w+|warrants?\b|court (?:date|order|case|hearing|fines?|dates|fees)|fines and fees|"
        r"justice[- ]involved|ex-?(?:offenders?|cons?|convict\w*|felons?)|offend(?:er|ers|ed)\b|sex[- ]offender\w*|(?:sex )?offen[sc]e registry|registered sex|expung\w+|sealed record|gang\b",
        "offences": r"dui|dwi|drunk driving|(?:suspended|revoked|lost (?:my|his|her|their)) (?:driver['’]?s? )?licen[sc]e|assault(?:ed)?|batter(?:y|ies) (?:charge|conviction)|robber(?:y|ies)|burglar\w+|thefts?\b|shoplift\w*|stole\b|stealing|larceny|fraud\b|forgery|arson|manslaughter|murder\w*|"
        r"drug (?:dealing|possession|offen[sc]e|charge|bust)\w*|possession of|selling drugs|sold drugs|trafficking|domestic battery|restraining order|protective order|no-contact order",
        "supervision": r"probation\w*|parole\w*|community service order|drug court|diversion program|on supervision|supervised release|bail\b|bond hearing|\bbailed",
        "antecedentes": r"delitos?|delincuent\w+|antecedentes(?: penales)?|c[aá]rcel|prisi[oó]n|pres[oa]\b|encarcelad[oa]|encerrad[oa]|tras las rejas|penitenciar\w+|condena\w*|arrest(?:o|os|ad\w+|aron)|detenid[oa]|libertad (?:condicional|vigilada|bajo palabra)|"
        r"cargos (?:penales|criminales|por|pendientes)|culpable|sentencia\w*|fianza|orden de (?:arresto|restricci[oó]n)|r[eé]cord (?:criminal|policial)|manejar (?:borrach[oa]|ebri[oa])|delito\w*|rob[oó]\b|robos?\b|fraude|pandilla|ofensor\w*",
    },
    "status": {
        "immigration": r"immigra\w+|migrant|undocumented|without (?:documents|papers|documentation)|no (?:papers|documents|legal status)|illegal(?:ly)?\b(?= (?:alien|immigrant|in|here|entered|crossed))|illegals?\b(?= (?:alien|immigrant))|(?:across|crossed|cross|crossing|over) (?:the |at the )?border|overstay\w*|"
        r"green cards?|visas?|daca|dreamers?\b(?! [a-z]+ job)|tps\b|asylum|asylee|refugees?|deport(?:s|ed|ing|able|ations?)?|removal (?:order|proceedings)|ice\b(?= (?:raid|detention|officers?|agents?|hold))|work (?:permit|authori[sz]ation)|ead\b|h-?1b|h-?2[ab]|naturali[sz]\w+|citizen(?:s|ship)?\b|"
        r"non-?citizens?|permanent residen\w+|(?:legal|immigration|residency) status|(?:her|his|their|my|has|have|no|get|getting|without|waiting (?:for|on)) papers|parolee|u visa|t visa|sponsor(?:ed|ship)\b(?= (?:visa|for a visa|by))|social security number|no ssn|itin\b",
        "migración": r"inmigra\w+|migratori\w+|migrante|indocumentad\w+|sin (?:papeles|documentos)|cruz[oóéa]\w* la frontera|(?:pas[oóéa]\w*|vin\w+|lleg\w+|entr\w+) (?:por |de |desde |del otro lado de )?la frontera|ilegal(?:es|mente)?|tarjeta verde|mica\b|asilo pol[ií]tico|asilo en (?:los )?(?:estados unidos|ee\.? ?uu|este pa[ií]s)|"
        r"(?:ped[ií]\w*|pid\w+|solicit\w+(?: de)?|busc\w+|obtuv\w+|obten\w+|recib\w+|gan[óé]|otorg\w+|conced\w+|negaron|dieron|tengo|tiene|tenía|esper\w+|mi|su|por|con) (?:el |mi |su )?asilo\b(?! (?:de|para|san|santa)\b)|"
        r"(?:solicitud|solicitantes?|casos?|corte|entrevista|audiencia|petici[oó]n|tr[aá]mites?|proceso|derecho|visa) (?:de|al|para) (?:el )?asilo|asilad[oa]|refugiad\w+|deportad[oa]|deport(?:aci[oó]n|ar\w*|aron)|permiso de trabajo|ciudadan[ií]a|"
        r"ciudadan[oa]s?\b|residencia (?:legal|permanente)|residente permanente|(?:mis|sus|los|arreglar|tengo|tiene) papeles|la migra\b|seguro social v[aá]lido",
    },
    "family": {
        "partners": r"marri(?:ed|age)|unmarried|divorc\w*|widow\w*|separated\b(?= (?:from|last|this|in|and|with|wife|husband|mother|father|mom|dad)|[.,;]|$)|husbands?|wife|wives|spous\w+|boyfriend|girlfriend|fianc[eé]e?s?|engaged to|wedding|in-laws?|mother-in-law|"
        r"(?:my|his|her|their) (?:partner|ex)\b|ex-?(?:husband|wife|boyfriend|girlfriend)|domestic (?:violence|abuse)|abusive (?:partner|relationship|home|marriage)|gay\b|lesbian|transgender|single (?:mom|mother|dad|father|parent)s?|breadwinner",
        "children": r"kids?\b|child\b|child(?:ren)?['’]?s?\b|toddlers?|newborns?|infants?|bab(?:y|ies)\b|twins|teenagers?|teens\b|daughters?|stepsons?|(?:my|his|her|their|a|the|two|three|four|young|adult|teenage|little|older|oldest|youngest|and|\w+-year-old) sons?\b|stepchild\w*|"
        r"foster (?:care|kids?|child|children|parent|mother|home)|adopt(?:ed|ing|ion)\b(?= (?:a|her|his|their|two|child|son|daughter))|custody|childcare|day ?care|child support|alimony|grandchild\w*|grandkids?|grandson\w*|granddaughter\w*|niece\w*|nephew\w*|school pick-?up|after-?school care",
        "pregnancy": r"pregnan\w+|expecting (?:a\b|in\b|her\b|my\b|twins|again)|maternity|paternity|miscarr\w+|abortion|ivf\b|breastfe\w+|due date|gave birth|prenatal|postpartum|planning a family|start(?:ing)? a family",
        "relatives": r"mothers?\b|fathers?\b|moms?\b|mommy|dads?\b|daddy|parents?\b|stepmother|stepfather|grandmother|grandfather|grandma|grandpa|grandparents?|brothers?\b|sisters?\b|siblings?|aunt\b|uncle\b|cousins?\b|relatives?\b|"
        r"(?:my|his|her|their|the|supports? (?:a|her|his|their)|large|whole) famil(?:y|ies)\b|family (?:of \w+|duties|problems?|issues?|situation|emergency|care|obligations?|member)\w*|death in the family|caregiver for|caring for (?:her|his|my|their|an?|two|three)",
        "familia": r"casad[oa]s?|matrimonio|solter[oa]s?|divorci\w*|separad[oa] de|viud[oa]s?|espos[oa]s?|marido|novi[oa]s?\b|pareja\b|ex-?(?:espos[oa]|marido)|violencia (?:dom[eé]stica|familiar)|madres?\b|padres?\b|mam[aá]s?\b|papás?\b|(?:mis?|sus?) papas?\b|hij[oa]s?\b|hijast\w+|ni[ñn](?:o|a|os|as)\b|beb[eé]s?\b|gemel[oa]s|"
        r"herman[oa]s?\b|abuel[oa]s?|niet[oa]s?\b|sobrin[oa]s?|suegr[oa]s?|t[ií][oa]s?\b(?= (?:enferm|mayor))|primos?\b|(?:mi|su|la) familia|familiar(?:es)?\b|embaraz\w+|parto\b|maternidad|custodia|pensi[oó]n alimenticia|guarder[ií]a|cuid(?:a|o|ar) (?:de |a )?(?:sus?|mis?|los|dos|tres)",
    },
}
"""Topic -> kind -> words of it, each a pattern from one word's boundary to another's."""

_WORDS: Mapping[Topic, re.Pattern[str]] = {
    topic: re.compile(rf"(?<![\w])(?:{'|'.join(kinds.values())})(?!\w)", re.IGNORECASE)
    for topic, kinds in _KINDS.items()
}


def words_of(text: str) -> dict[Topic, list[str]]:
    """Each matter that a text speaks of, with the words that it does so in, small letters, each once."""
    bare = without_work(text)
    found = {
        topic: list(dict.fromkeys(match.group().casefold() for match in words.finditer(bare)))
        for topic, words in _WORDS.items()
    }
    return {topic: words for topic, words in found.items() if words}
