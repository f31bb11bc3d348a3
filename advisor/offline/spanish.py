"""The asking words of Spanish as English ones, so that one set of patterns reads both. Pure.

It translates how people ask, never what a job or a place is called: those are resolved in the person's own words.
"""

import re

_PHRASES: tuple[tuple[str, str], ...] = (
    # replies and going on
    (r"^(?:¿?y )?(?:el|la|los|las) (primer[oa]?|1r[oa]) ?(?:opci[oó]n|uno|una)?$", "the first one"),
    (r"^(?:¿?y )?(?:el|la) (segund[oa]|2d[oa]) ?(?:opci[oó]n|uno|una)?$", "the second one"),
    (r"^(?:¿?y )?(?:el|la) (tercer[oa]?) ?(?:opci[oó]n|uno|una)?$", "the third one"),
    (r"^(?:¿?y )?(?:el|la) (cuart[oa]) ?(?:opci[oó]n)?$", "the fourth one"),
    (r"^(?:¿?y )?(?:el|la) ([uú]ltim[oa]) ?(?:opci[oó]n)?$", "the last one"),
    (r"\b(?:l[oa]s )?(?:dos primer[oa]s|primer[oa]s dos)\b", "the first two"), (r"\b(?:l[oa]s )?(?:tres primer[oa]s|primer[oa]s tres)\b", "the first three"),
    (r"\bcompara(?:r|me|los|las)? (?:es[oa]s|est[oa]s|tod[oa]s|ell[oa]s)\b|\bcomp[aá]ral[oa]s\b", "compare those"),
    (r"\blo mismo (?:para|en|con|pero en)\b", "same for"), (r"^(?:¿?y )?por qu[eé](?: es[eoa])?$", "why"),
    (r"^(?:s[ií]|claro|dale|por supuesto|est[aá] bien|s[ií] por favor)$", "yes"), (r"^(?:no gracias|mejor no)$", "no thanks"),
    (r"\b(?:en t[eé]rminos reales|poder adquisitivo|costo de (?:la )?vida|despu[eé]s del costo)\b", "cost of living"),
    (r"\bquise decir\b|\bquer[ií]a decir\b|\bdigo\b", "i meant"),
    # an offer
    (r"^(?:¿?y )?si (?:pido|me dan|me pagan|fueran|digo|pidiera)(?=\D{0,12}\d)", "what if it was"),
    (r"\bme (?:est[aá]n )?(?:ofrecen|ofrecieron|ofreci[oó]|ofreciendo)\b|\btengo una oferta de\b", "they offered me"),
    (r"\bme pagan (?:poco|mal)\b", "am i underpaid"), (r"\bes (?:buena|una buena|justa?|mala) ?(?:oferta|sueldo|salario)?\b(?=[^?]*\d)|\b(?:es )?justo\b", "is it fair"),
    (r"\by si (?:fuera[n]?|fueran|son|me dan|dijeran)\b", "what if it was"),
    (r"\b(?:por|la|a la|cada) hora\b", "an hour"), (r"\b(?:al|por|cada) mes\b", "a month"), (r"\b(?:a la|por|cada) semana\b", "a week"), (r"\b(?:al|por) a[nñ]o\b", "a year"),
    (r"\b(\d+) mil\b", r"\g<1>k"), (r"\bd[oó]lares\b", "dollars"),
    (r"\b(?:de |a |por )?(?:medio tiempo|tiempo parcial)\b", "part-time"), (r"\bdesde (?:la |mi )?casa\b", "from home"),
    # a move
    (r"\b(?:debo|deber[ií]a|me conviene|vale la pena|conviene) (?:mudarme|mudarse|irme|moverme)\b", "should i move"), (r"\bpienso (?:mudarme|irme) a\b", "thinking of moving to"),
    (r"\b(?:mudarme|mudarse|mudarnos|me mudo)\b", "move"),
    # machines and the future
    (r"\b(?:la )?(?:ia|inteligencia artificial)\b", "ai"), (r"\b(?:los )?robots?\b", "robots"),
    (r"\b(?:va a|van a|podr[ií]a|puede|pueden) (?:reemplazar|sustituir|quitar(?:les|le)?(?: el)?(?: trabajo)?|remplazar|acabar con)(?: a)?\b", "will replace"), (r"\breempla[zc]\w+|\bremplaz\w+", "replace"),
    (r"\b(?:qu[eé] tan )?expuest[oa]s?\b", "exposed"), (r"\bseguro ser\b", "safe"), (r"\ba prueba de\b", "proof"), (r"\b(?:resistentes?|resilientes?)\b", "resilient"),
    (r"\b(?:hay|tiene[n]?|habr[aá]) (?:mucha |m[aá]s )?demanda(?: de| para)?\b", "in demand"), (r"\b(?:qu[eé] )?futuro (?:tienen?|de|para|hay)\b|\bperspectivas? (?:de|para)\b", "what is the outlook for"),
    (r"\best[aá]n? creciendo\b|\bcrecen?\b|\bcrecer[aá]n?\b", "growing"), (r"\bm[aá]s r[aá]pido\b", "fastest"),
    # places in order
    (r"\b(?:en )?d[oó]nde (?:es que )?(?:se )?(?:gana[n]?|paga[n]?|les pagan) (?:m[aá]s|mejor)(?: (?:a|un|una|los|las))*\b", "where earn most"), (r"\b(?:en )?qu[eé] estados?\b", "which states"), (r"\b(?:en )?qu[eé] ciudad(?:es)?\b", "which cities"),
    (r"\bmejores (?:ciudades|lugares)\b", "best cities"), (r"\bmejores estados\b", "best states"),
    # lists
    (r"\b(?:los |las )?(?:trabajos?|empleos?|carreras?|puestos?|ocupaciones) (?:que )?(?:mejor(?:es)? pagad[oa]s?|pagan? (?:m[aá]s(?! de)|mejor)|con mejor sueldo)\b", "best paid jobs"),
    (r"\b(?:pero|y) (?:que sean? )?(?:mejor|m[aá]s) pagad[oa]s?\b|\b(?:pero )?que (?:paguen?|ganen?) (?:m[aá]s|mejor)\b(?! de)", "better paid"), (r"\b(?:mejor|m[aá]s) pagad[oa]s?\b", "best paid"), (r"\bmejores (?:trabajos|empleos|carreras)\b", "best jobs"), (r"\b(?:qu[eé]|cu[aá]l(?:es)?) (?:trabajos?|empleos?|carreras?)?\s*(?:se )?pagan? (?:m[aá]s(?! de)|mejor|bien)\b", "what pays best"),
    (r"\bpaguen? m[aá]s de\b", "paying more than"), (r"\bpaguen? (?:m[aá]s|bien|mejor)\b", "paying well"), (r"\bsin (?:un |tener |necesitar )?(?:t[ií]tulo|universidad|estudios?|carrera|ir a la universidad)(?: universitario)?\b", "without a degree"),
    (r"\bsin experiencia\b", "without experience"), (r"\b(?:trabajos|empleos)\b", "jobs"), (r"\bcarreras? (?:cortas?|t[eé]cnicas?)\b", "careers without a bachelor's degree"), (r"\bcarreras\b", "careers"), (r"\bcerca de (?:m[ií]|aqu[ií]|donde vivo)\b|\bpor aqu[ií]\b", "near me"),
    # one job
    (r"\b(?:cu[aá]nto|qu[eé] tanto) (?:se )?(?:les? )?(?:gana[nr]?|cobra[nr]?|pagan?|sacan?|hacen?|ganar[ií]a)(?: (?:a|de|como|siendo|trabajando de|un|una|los|las))*\b", "how much make"),
    (r"\b(?:cu[aá]nto (?:es|ser[ií]a) (?:el |un )?)?(?:sueldo|salario|paga|ingresos?)(?: promedio| medio)?(?: (?:de|para|como|un|una|los|las))*\b", "salary of"), (r"\bpagan bien(?: (?:a|de|los|las))*\b", "pay well"), (r"\bganan? bien\b", "make good money"), (r"\bgana[nr]?\b", "earn"), (r"\bcu[aá]nto\b(?! (?:tiempo|(?:se |me |te |le |uno )?(?:tard|tom|llev|dur|demor)[aoe]\w*))", "how much"),
    (r"\bqu[eé] (?:es lo que )?hacen?(?: (?:un|una|los|las))*\b", "what does do"), (r"\btodo el d[ií]a\b|\bun d[ií]a t[ií]pico\b", "all day"), (r"\b(?:tareas|funciones|responsabilidades) (?:de|del)\b", "duties of"),
    (r"\bc[oó]mo (?:me hago|llego a ser|puedo ser|se hace uno|me convierto en|ser|entro a|empiezo como)(?: (?:un|una))?\b", "how do i become"), (r"\bqu[eé] (?:necesito|se necesita|hace falta|ocupo|requisitos hay|piden) (?:para (?:ser|trabajar de|trabajar como)?)?(?: ?(?:un|una))?", "what do i need to become "),
    (r"\b(?:quiero|quisiera|me gustar[ií]a) ser(?: (?:un|una))?\b", "how do i become a"), (r",? ?qu[eé] (?:necesito|ocupo|estudio)$", ""), (r"\bcu[aá]nto (?:tiempo )?(?:se |me |te |le |uno )?(?:tard|tom|llev|dur|demor)[aoe]\w*(?: uno)?(?: (?:en |para )?(?:aprender(?:l[oa]s?|se)?|ser(?:lo)?|hacerse|llegar a ser(?:lo)?|estudiar(?:l[oa])?|formarse|capacitarse|prepararse|entrenarse)\b)?", "how long does it take to learn"), (r"\b(?:necesito|hace falta|piden) (?:una? )?(?:licencia|t[ií]tulo|certificado)\b", "do i need a license"),
    (r"\bqu[eé] (?:carrera )?(?:estudio|estudiar|debo estudiar|hay que estudiar|tengo que estudiar)\b", "what should i study"), (r"\bcursos? (?:de|para)\b", "courses for"),
    (r"\bqu[eé] es (?:un|una|el|la)\b", "what is a"), (r"\b(?:h[aá]bla(?:me)?|cu[eé]ntame|dime|saber|info(?:rmaci[oó]n)?) (?:m[aá]s )?(?:de|del|sobre|acerca de)(?: (?:la carrera de|los|las|el|la|un|una))*\b", "tell me about"),
    # comparing
    (r"\bcompara[r]?\b", "compare"), (r"\bdiferencia entre\b", "difference between"), (r"\bqu[eé] es mejor\b|\bcu[aá]l es mejor\b", "which is better"), (r"\b(?:qui[eé]n|cu[aá]l) (?:de los dos )?gana m[aá]s\b|\bcu[aá]l paga (?:m[aá]s|mejor)\b", "which pays more"),
    # how many
    (r"\bcu[aá]nt[oa]s (?:personas |gente )?(?!a[nñ]os|horas|meses|semanas|d[ií]as|vacantes|plazas|jobs|careers)(?:trabajan (?:de|como) )?(?=[a-záéíóúñ])", "how many "), (r"(?<=how many )((?:[\wáéíóúñ-]+ ){1,5}?)(?:hay|existen|trabajan)\b", r"\g<1>are there"),
    # onwards
    (r"\b(?:soy|trabajo (?:de|como)) (?=[a-záéíóúñ]+(?: [a-záéíóúñ]+)? (?:y |pero ))", "i am a "), (r"\bquiero (?:cambiar|salir|dejar)(?: de (?:trabajo|carrera|jobs?|ser))?\b", "i want to get out"), (r"\ba qu[eé] (?:otro )?(?:trabajo |jobs )?(?:puedo|podr[ií]a) (?:pasar|cambiar)(?:me)?(?: desde| de)?\b", "what can i move to from"),
    (r"\bqu[eé] (?:m[aá]s |otra cosa )?(?:puedo|podr[ií]a|puede) (?:hacer|ser)\b", "what else could i do"), (r"\bcambiar(?:me)? de ([\w]+) a\b", r"switch from \g<1> to"), (r"\bqu[eé] (?:trabajo|jobs|carrera) (?:me conviene|va conmigo|es para m[ií])\b", "what job fits me"),
    (r"\bde d[oó]nde (?:vienen|salen|sacan|son)(?: (?:estos|esos|los|las|estas))* (?:n[uú]meros|datos|cifras)\b", "where do these numbers come from"), (r"\bqu[eé] tan (?:viejos|recientes|actuales) son\b", "how old are these numbers"),
    (r"\bc[oó]mo (?:se )?(?:calculan?|mide[n]?|sacan?)\b", "how do you calculate"),
    (r"^(?:¿?y )(?:qu[eé] hay de |qu[eé] tal |para |de |con )?(?:los |las |el |la |un |una )?(?!en\b)", "what about "), (r"^y en\b", "and in"), (r"^c[oó]mo (?!\{job|\w+er[oa]s?\b)", "how "),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), words) for pattern, words in _PHRASES)
_WISHING = re.compile(r"(?i)\b((?:me|le|les) (?:gusta|encanta)\w*|odio|detesto|prefiero|disfruto|soy buen[oa])\b")


def tells_of_likes(text: str) -> bool:
    """Whether a message says what somebody likes or is good at: such a one is read in its own words."""
    return bool(_WISHING.search(text))


def asked_in_english(text: str) -> str:
    """The message with its asking words in English. A message about likes keeps its own: they are read in Spanish."""
    said = text.strip(" ¿¡?!.")
    if tells_of_likes(said):
        return text
    for pattern, words in _COMPILED:
        said = pattern.sub(words, said)
    return " ".join(said.split())
