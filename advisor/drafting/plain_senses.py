"""Everyday meanings of words that elsewhere speak of a sensitive matter: "a depressed area", "a record year", "papeles de
oficina". Blanked before the words are looked for; each needs the words around it that make it plain. Pure."""

import re

_PLACES = r"areas?|towns?|regions?|count(?:y|ies)|neighborhoods?|econom\w+|markets?|wages?|prices?|sales|pay|communit\w+|cit(?:y|ies)|industr\w+|housing|labor"
_PHRASES = (
    # economy, records of work, papers, charges
    rf"(?:economically )?depressed (?:(?!about|by|over|because|when|and|after|since|with)\w+ )?(?:{_PLACES})",
    rf"(?:{_PLACES}) (?:is|was|are|were|has been|have been|got|stayed) (?:very |so |still )?depressed",
    r"(?:zonas?|[aá]reas?|econom[ií]a|barrios?|regi[oó]n|regiones|pueblos?|mercados?|industria)(?: \w+)?(?: es| está)?(?: muy)? deprimid[oa]s?",
    r"a record (?:number|high|low|year|month|week|amount|volume|sales|time|crowd|level|quarter)|records management|(?:set|broke|hold|held|beat) an? (?:\w+ )?record",
    r"(?:his|her|their|my|get\w*|has|have|no|waiting (?:for|on)) papers (?:from (?:the |my |her |his )?(?:college|school|university|office|store|bank|employer)|to (?:grade|file|sign|deliver|sort)|are in order for)",
    r"papeles (?:que|por|para) (?:archivar|firmar|entregar|ordenar|llenar|clasificar)|papeles de (?:oficina|la oficina|la escuela|la compañ[ií]a|env[ií]o)",
    r"charged with (?:train|open|clos|run|lead|manag|hir|order|stock|clean|supervis|keep|overs|handl|schedul|organi[sz]|coordinat|mak|writ|plan)\w*ing",
    r"antecedentes (?:laborales|acad[eé]micos|profesionales|de trabajo)|r[eé]cord de (?:ventas|manejo|asistencia)|sentencias? del (?:jefe|gerente)",
    # time at work
    r"(?:\d+-day|three-month|six-month|job|new hire|employment) probation(?:ary)?(?: period)?|probation(?:ary)? (?:period|employee|firefighter|teacher)|periodo de prueba",
    r"separated from (?:the |my |his |her )?(?:army|navy|air force|marines?|marine corps|military|service|coast guard|company|employer|job|work)",
    r"expecting an? (?:call|raise|letter|reply|offer|response|decision|delivery|promotion|layoff|job)|due dates\b|(?:project|invoice|bill|payment|class|homework|application) due date",
    r"operated on (?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?|weekdays|nights|(?:the )?(?:night|day|second|third|production|line|floor|ground|site)\w*)",
    # machines, materials, places
    r"breakdowns? of (?:costs?|the|a|numbers?)|(?:truck|car|bus|van|machine|equipment|line|conveyor|mechanical)s?(?: \w+){0,2} breakdowns?|(?:fix|repair|handl|prevent)\w* (?:\w+ )?breakdowns?",
    r"(?:waste ?water|water|heat|metal|surface|sewage|window) treatment(?: (?:plants?|operators?|center))?|(?<!rehab )treatment plants?|tratamientos? (?:de|del) (?:aguas?|agua potable|belleza|superficies|residuos|datos|textos|calor|madera|metales|u[ñn]as)|tratamientos? (?:t[eé]rmicos?|faciales|capilar(?:es)?)",
    r"pastillas de frenos?|rehab(?:s|bed|bing)? (?:homes|houses|properties)|rehabilitaci[oó]n de (?:edificios|casas|viviendas)|presas? (?:hidroel[eé]ctrica|de agua|hidr[aá]ulica)s?|kidney beans?|blind installers?|veterinary surgery|burn unit",
    r"chain of custody|custodia de (?:valores|bienes|mercanc[ií]a)|(?:paint|track|work|rail|road|section) gangs?|gang (?:saws?|mowers?|of workers)|bail(?:ed|ing|er)? hay|(?:hot|building|confined space) work permits?",
    r"(?:hotel|travel|guest|lodging) accommodations?|accommodations? for (?:guests|travell?ers|customers)|disaster recovery|ill[- ](?:fitting|equipped|suited|prepared)|strokes? of (?:luck|genius)|guilty pleasure",
    r"hypertension screening|drug ?test(?:ing)? (?:lab|collector|kits?)\w*",
    # goods handed to others
    r"(?:fill\w*|sell\w*|sold|deliver\w*|pass(?:es|ed|ing)?|g[ai]v(?:e|es|ing)|administer\w*|stock\w*|dispens\w+)(?: out)? (?:prescriptions?|medications?|medicines?|insulin)|(?:liquor|alcohol|beer)(?: and alcohol)? (?:licen[sc]e|sales|server|permit)s?|(?:serv|sell)\w* alcohol",
    r"(?:entreg|vend|vent|surt|despach|reparto|administr)\w* (?:de )?(?:medicinas|medicamentos|recetas)|(?:medicinas|medicamentos|recetas|drogas) (?:en|de) (?:una |la )?farmacia",
    r"visas? (?:and|or|y|o) (?:mastercard|master card|amex|discover)|(?:mastercard|amex)(?: and| or| y| o|,) visa|insurance claims for injur\w+|(?:handl|investigat|prevent|reduc|detect)\w* (?:\w+ )?(?:thefts?|fraud|robber\w+|shoplifting)|theft reports?",
    r"(?:prevenci[oó]n|prevenir|detectar|detecci[oó]n|reportes?) (?:de |contra )?(?:los? |el )?(?:robos?|fraudes?)|contra robos|fraude bancario|(?:cuidado|curaci[oó]n) de heridas|lesiones deportivas|sala de partos|atenci[oó]n (?:de|del) partos?",
    # public, shops, names
    r"citizens bank\w*|citizens? of the (?:month|year)|ciudadan[oa] del (?:mes|a[ñn]o)|(?:servicio|atenci[oó]n|participaci[oó]n|seguridad)(?: al?| a los?)? ciudadan[oa]s?",
    r"(?:driv|truck|haul|deliver|freight|loads?|cargo|shipments?|export|import)\w*(?: (?!(?:when|after|before|and)\b)[\w-]+){0,4} (?:across|over) the border|cruz\w+ la frontera (?:con|llevando) (?:carga|mercanc[ií]a|el cami[oó]n)\w*",
    r"(?:my|our) famil(?:y|ies)['’]s? (?:restaurant|business|store|farm|shop|bakery|company)|(?:restaurante|negocio|tienda|taller|finca|panader[ií]a|empresa) de (?:mi|la|su) familia|(?:m[eé]dic[oa]|doctor[a]?|dentista|medicina) (?:familiar|de familia)|casas de familia",
    r"baby ?sit\w*|(?:baby|kid['’]?s?|children['’]?s?) (?:gap|clothes|store|products|wear|department|hospitals?|museum)|(?:tiendas?|vestidos?|ropa|zapatos|juguetes|muebles) (?:de|para) (?:novias?|ni[ñn][oa]s|beb[eé]s?)|twins (?:stadium|game)",
    r"(?:trabaj\w+|turno|en) en pareja|pareja de baile|empresas? hermanas?|padre nuestro|madre tierra|esposas de (?:metal|seguridad)",
)
PLAIN = re.compile(rf"(?<!\w)(?:{'|'.join(_PHRASES)})(?!\w)", re.IGNORECASE)
