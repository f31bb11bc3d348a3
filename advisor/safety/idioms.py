"""Wording that sounds like danger and is none: idioms, trades, numbers, loss long ago. Pure.

It is taken out of a message before signs are looked for, so that a real sign beside it is still found.
"""

import re

_WORKERS = (
    r"prevention|preventing|hotline|lifeline|helpline|awareness|rates?|statistics|stats|data|numbers|squad|doors?|drills?|watch|risk|assessments?|counsel\w*|intervention\w*|"
    r"crisis (line|center|work\w*)|bereavement|research\w*|among|clusters?|loss|survivors?|postvention|screening|training|trainers?|mission|run|support|program\w*|coordinators?|"
    r"education|educators?|documentar\w+|victims?|cases?|investigat\w+|bombers?|cleanup|scenes?|in (construction|farm\w*|police|vet\w*|medicine|dentist\w*|the (military|army))|jobs?|careers?|specialists?"
)
_FELT = r"boredom|bored\w*|laugh\w*|embarrass\w*|shame|curiosity|thirst|hunger|heat|old age|exhaustion|happiness|joy|cringe|stress|overwork|debt|anticipation|excitement|natural causes|cancer|covid"
_KIN = r"(brother|sister|son|daughter|husband|wife|dad|father|mom|mother|friend|uncle|aunt|cousin|boyfriend|girlfriend|partner|coworker|colleague|boss|nephew|niece|buddy|classmate|neighbor|parent|child|ex|he|she|teacher|roommate)"
_ENGLISH = (
    r"\b(took|taken) (his|her|their) (own )?life (\w+ ){1,3}ago\b", r"\b(abusive|violent) (marriage|relationship|home|husband|wife|partner) (\w+ ){1,3}years ago\b",
    r"\bnot want to be here anymore ,? ?(this|the|my) (office|job|shop|store|company|workplace)\b", r"\bpunish myself with (a|the|my) (\w+ )*?(commute|drive|workload)\b",
    rf"\bsuicides? ({_WORKERS})\b",
    r"\b(assisted|career|political|financial|social|commercial|professional|brand) suicide\b",
    r"\b(prevent\w*|studying|study|paper on|article on|articles? about|news about|book about|research\w*( on)?|stop|reduce|reducing|against|police|farmers?|veteran|teen|youth|celebrity|military|physician|"
    r"highest|higher|high|rates? of|lost (my|a|her|his|our) \w+( \w+)? to|losing (my|a|our) \w+( \w+)? to|loss (of \w+ \w+ )?(to|from)|died (by|of|from)|dies? (by|of|from)|deaths? (by|from)|attempted( by)? others) suicides?\b",
    r"\bsuicidal (patients?|people|clients?|teens?|teenagers?|youth|callers?|individuals|students|veterans|kids|children|inmates|adults|persons?|ideation (assessment|training|screening))\b(?! like me)",
    r"\b(work(ing)? with|helping|counsel(ing)?|treat(ing)?|support(ing)?|care for|caring for) (the |people who are |those who are |someone |anyone |patients who are )?suicidal\b( people| patients)?|\b(why|do|does|how many|how often|which|what percent of)( \w+){1,3} (kill themselves|commit suicide|die by suicide|attempt suicide)\b( so often| more| than| at)?|\bhelp (people|those) (who are )?suicidal",
    r"\b(used to be|was once|were once|was|been|no longer|am not|not|never been|never|once) (so |very |really )?suicidal\b(?=[^,]{0,40}\b(years? ago|once|before|when i was|as a (teen|kid)|but|and (now|am)|in (my|the) (past|teens|twenties))\b)",
    r"\b(used to be|was once|no longer|am not|not|never) (feeling )?suicidal\b",
    r"\b(survived|survivor of|had|after) (a |my |her |his )?(suicide )?attempt( \w+)? (\w+ ){0,2}(years|decades|long time) ago\b", r"\bsuicide attempt (\w+ ){0,2}(years|decades) ago\b", r"\bsuicide attempt survivors?\b",
    r"\b(attempted|tried) (suicide|to kill myself) (\w+ ){0,3}(years|decades) ago\b",
    rf"\b{_KIN}( \w+)? (has |had )?(committed suicide|killed (himself|herself|themselves|themself)|took (his|her|their) own life|died by suicide)\b",
    r"\b(i am|im) not (going to|planning to|trying to|about to|saying i want to|thinking (of|about)) (kill|killing|hurt|hurting|harm|harming) (myself|anyone|anybody)\b",
    # The verbs as figures of speech
    r"\b(is|are|was|were|be|been|has been|really|just|about) (\w+ly )?killing (me|us|my|our|the|it|time|manufacturing|jobs|morale|industry|him|her|them|off)\b",
    r"\bkill(s|ed|ing)? (it|time|two birds|the (mood|vibe|lights|engine|switch|process|bugs?|weeds?|competition|interview|exam)|(this|that|my|an|the|her|his) (interview|presentation|exam|test|audition|pitch|demo|shift|workout|performance|budget|bugs?|process)|bugs|weeds|pests|bacteria|germs|jobs?|switch|floor|fee|chain|list|rate|shot|zone|animals?|cattle|chickens|pigs)\b",
    r"\b(would|could|will|id) (just |literally |absolutely )?kill (for|to (get|have|work))\b", r"\b(boss|manager|wife|husband|mom|mother|dad|father|parents|they|she|he|supervisor|teacher)( \w+)? (will|would|is going to|are going to|going to|would literally) kill me (if|when|for|over|because)\b",
    r"\bkilling myself (here |just )?(at|for|over|with|trying|working|studying|in (this|that|my|the)|on (this|my|these|the)|doing|every day (at|for)|to (finish|make|pay|get|earn|keep|meet|support|please|feed|be|hit|graduate))\b(?! (home|night))",
    r"\b(work|working|worked|drink\w*|study\w*|bore[ds]?|bored|scared?|scared|sick|love[ds]?|loved|starv\w+|freez\w+|stress\w*|worry|worried|laugh\w*|thrilled|tickled|frozen|talked) (myself |me |us |my job |it |you |them |half )?to death\b", r"\b(sick|tired) to death of\b",
    r"\bdying (to|for) (?!(die|end|kill|be (dead|gone|over)|do with it))\w+", r"\bdying (field|industry|industries|trade|profession|art|breed|career|business|medium|job|jobs|sector|town|patients?|people|language|light|out|off|laughing|with laughter)\b", r"\b(death and|the|aid in|care for the|with the|medical aid in) dying\b",
    rf"\b(die|dying|died|dies|dead) (of|from|with|inside from) (pure |sheer |absolute |complete |utter |actual )?({_FELT})\b", r"\b(die|died|dying|dead) laughing\b", r"\bdie (on (this|that|the) hill|out|hard|off|down|for|trying|casting|cast|cut\w*|maker|setter|setting|happy|rich|doing what)\b",
    r"\b(would|will|id|i would)? ?(rather|sooner) (just |literally )?(die|be dead) than\b", r"\bto die for\b", r"\bdo or die\b", r"\bnever say die\b", r"\b(going to|will|would|could|almost|nearly|about to) die (if (i|my|he|she|they)|when (i|he|she)|out|because|without (coffee|my phone|ac|wifi|internet))\b(?! (have|need) to (live|keep living|go on))",
    r"\b(industry|field|business|company|coding|trade|profession|jobs?|print|retail|phone|battery|car|malls?|radio|tv|coal|driving|newspapers?|journalism|language|programming|career) (is |are |was |were )?(going to |will |about to |really |already )?(die|dying|dead)\b",
    r"\bdead (end|line|tired|serious|broke|lift\w*|weight|heat|ringer|stock\w*|pool|on|beat|sea|animals?|bodies|body|people|zone|last|wrong|right|pan|man|head\w*|air|reckoning|letter)\b", r"\b(walking|over my|drop|half) dead( body)?\b",
    r"\bdeath (doula|row|benefits?|penalty|investigat\w*|certificates?|metal|by powerpoint|care|rates?|star|valley|toll|industry|scene|claims?|march|trap|stare|grip|of (a|my|our|the) \w+)\b", r"\b(life|matter of life) (and|or|after|&) death\b", r"\b(deaths?|fatalit\w+) (at|on|by|in|per)\b",
    r"\b(on the job|workplace|work) deaths?\b",
    r"\bsuicidal (career|idea|move|choice|decision|job|plan|mission)\b(?! to (die|end|kill))", r"\b(die|dye) (my|her|his|your|their|the) (hair|fabric|cloth\w*|roots|shirt|eggs)\b", r"\b(take|takes|taking|on) (a lot of|lots of|many|so many|some|daily) (\w+ )?(pills|meds|medications?|medicine)\b(?!.{0,20}(die|end|kill|tonight|all at once))",
    r"\b(when|if|where|that|whose) (a |the |an |your |their )?(patients?|residents?|clients?|callers?|people|inmates?|customers?) (\w+ )?(wants?|wish(es)?|asks?|decides?) to (die|end|kill)( \w+)?( life)?\b", r"\bwill be the death of me\b", r"\b(the|be) death of (me|us|retail|print)\b",
    # Living somewhere, waking early
    r"\b(live|living|be here|be alive|exist|existing) (in|at|with|near|by|off|on (?!earth|this earth|this planet)|under|between|out of|outside|around|next|so far|far|paycheck|alone|here in|there|abroad|downtown|together|beyond|within|here)\b(?! (this|the|a) (world|earth|planet|life|pain|body|cruel)| (pain|misery|agony|hell|fear anymore|shame)\b| myself)(?=.)",
    r"\bwake up (at|early|before|so|for|every|around|to (an )?alarm|\d)\b(?! (day|morning) (wishing|wanting|and want))",
    r"\blife (insurance|sciences?|coach\w*|guard\w*|balance|style|skills|cycle|jackets?|hacks?|drawing|saving|boat|support tech\w*) (?!(pays?|payout|policy|money|is worth|if|for|that))", r"\blife(style|guard|time|cycle)\w*\b",
    r"\bend (my|the|our|this|their) (career|contract|lease|shift|day|week|year|job|employment|program|semester|service|internship|relationship|subscription|membership|enlistment|apprenticeship)\b", r"\bend of (life|my rope|the rope|my tether)\b",
    r"\bdo not want to (be|wake up|live|work) (here|in|at|there) (in|at|on|with|as|for|all|until|when)\b",
    # Trades and hurts by accident
    r"\b(hurt|cut|burn|burned|injured|stabbed|scalded|shocked|poked) myself (on|at|lifting|with (a|the|an|my) (knife|box ?cutter|saw|machine|slicer|grinder|blade at|tool|oven|fryer|glass)|while|moving|carrying|during|in (the|a|my) (kitchen|warehouse|shop|plant|factory|job|gym|crash|fall|accident)|falling|playing|working|off|some|short|a (check|break|deal)|doing|out|loose|from)\b",
    r"\bcut (myself|yourself|himself|herself|themselves) (some slack|off|short|loose|out|a)\b", r"\b(workers|people|employees|roofers|they|nurses|athletes|players) (often |always |mostly |really )?hurt themselves\b",
    r"\b(drywall|paper|wall|picture|door|sign|curtain|sheetrock)s? (hang\w*)\b", r"\bhang (drywall|doors|wallpaper|sheetrock|gutters|signs|lights|in there|on|out|up|of)\b",
    r"\b(overdose|od|self harm\w*|self injury) (prevention|response|responders?|reversal|specialists?|counsel\w*|patients?|victims?|awareness|training|kits?|education|outreach|calls?|deaths?|crisis|rates?|data|units?|research)\b",
    r"\b(bungee|base|sky|ski|triple|high|long|show|parachute|stunt) ?(jump\w*)\b", r"\bjump(ing|s)? (ship|out of (planes|helicopters|a plane|bed)|into (tech|a new|the|this|another|management|data|it|coding|sales|real|nursing)(?! (river|traffic|path|water|sea|ocean))|on (this|that|the|an?) (offer|opportunity|chance|job|call|trend|bandwagon)|through|at (the|this|a)|for joy|rope|start|careers?|jobs|industries|back|over)\b",
    r"\bbridge (inspect\w*|build\w*|paint\w*|program\w*|tender|engineer\w*|work\w*|crews?|weld\w*|jobs?|toll|the|between|to|design\w*|maintenance|construction|operator\w*|loan)\b",
    r"\b(shot|shooting|shoot) (guard|for|the breeze|in the dark|photos?|videos?|films?|weddings?|hoops|coordinator|me|range|instructor|star|sports?|games?|a (video|photo|film|movie|wedding|scene|shot|game|round|commercial|documentary))\b",
    r"\b(hunger|death|murder|kill|killer|hitman|assassin\w*|zombie) (games?|mystery|game|podcast\w*|novel\w*|stor(y|ies)|movie|films?|books?|hornets?|whales?|app|bees?|apps|instinct|resume|deal|salary|job|benefits)\b",
)  # fmt: skip
_SPANISH = (
    r"\b(me |nos |se )?(muero|mueres|muere|morimos|moria|moriria|morir|morirme|morirse|moriré|murio|muerto|muerta) (de|del) (ganas|hambre|risa|sueno|aburrimiento|miedo|calor|frio|sed|envidia|amor|cansancio|pena|verguenza|la risa|la verguenza|ansias|curiosidad|emocion|nervios|estres|cancer|covid|viejo|cansado|celos|coraje|rabia|tristeza por)\b",
    r"\b(me|nos|se) (muero|mueres|muere|morimos|moria) por\b", r"\bmatar (el|un|las|dos|la|mi|ese|cucarachas|plagas|animales|reses|pollos|cerdos|vacas|por|empleos|trabajos)( tiempo| rato| horas| pajaros)?\b", r"\bmatando (el tiempo|reses|animales|pollos|cerdos)\b",
    r"\b(me|nos) (mato|matamos|matando|mate|matar|mataba) (trabajando|estudiando|por|en el trabajo|todo el dia|para (pagar|ganar|que|llegar|mantener)|a trabajar)\b", r"\b(estoy|estamos|ando|andamos|estar) matand(o|ome|onos) (trabajando|estudiando|por|en|para|a trabajar)\b", r"\bmatandome (trabajando|estudiando|por|en|para)\b", r"\b(trabajo|jefe|jefa|turno|horario|renta|estres|calor|espalda|mama|papa|esposa|esposo|novia|novio|madre|padre|el|ella|rutina|deudas?|trafico) (ya )?(me|nos) (va a|van a|esta|estan|quiere) (matar|matando)\b",
    r"\bme (va|van) a matar (si|cuando|por|porque)\b", r"\bme mata (si|el|la|este|de|cuando|que)\b", r"\bmataria por\b", r"\bmorir (rico|rica|millonari[oa]|feliz)\b",
    r"\b(prefiero|preferiria|antes) (morir|morirme|muerto|muerta|me muero|estar muerto|estar muerta) (antes )?(que|a|de)( volver| regresar| trabajar)?\b", r"\bantes muert[oa] que\b",
    r"\b(prevencion|prevenir|tasas?|indices?|estadisticas?|numeros?|linea|riesgo|casos?|investigacion|sobrevivientes?|duelo|cifras|evitar|tema|contra|articulo|estudio|perdi (a )?(mi|un) \w+( \w+)? (por|al|a)|murio por) (de |del |al |el |de la |sobre (el )?|contra el |por (el )?)*suicidios?\b", r"\bsuicidio (asistido|de los|entre|en los|profesional|laboral|infantil)\b", r"\b(personas|pacientes|jovenes|gente|clientes|adolescentes|ninos|alumnos|estudiantes|veteranos) (con (ideas|pensamientos|ideacion) )?suicidas?\b", r"\bse suicido\b", r"\bescuadron suicida\b",
    r"\b(vivir|viviendo|estar aqui|estar|existir) (en|de|con|cerca|lejos|fuera|sol[oa]|aqui en|junto|bajo|al|del|por)\b(?! (este|el) mundo| esta vida| este dolor| (dolor|agonia|este sufrimiento))(?=.)",
    r"\b(industria|periodismo|negocio|comercio|empresa|profesion|oficio|papel|telefono|carro|radio|television|programacion) (\w+ ){0,3}(va a|van a|esta|se va a|se esta) (morir|muriendo)\b", r"\bva a morir (el|la|los|las)\b", r"\bva a matar (los |el |las )?(empleos|trabajos|puestos|la industria)\b",
    r"\bvida (o|y) muerte\b", r"\bseguro de vida (?!(si|paga))", r"\bmuert[oa]s? de\b", r"\bpunto muerto\b", r"\btiempos? muertos?\b", r"\bcolgar (tablaroca|los guantes|cuadros|puertas|la toalla|ropa)\b",
    r"\b(terminar|acabar|cambiar|empezar|mejorar|ganar(me)?|rehacer) (con )?(mi (carrera|contrato|escuela|turno|titulo|deudas?)|mis (deudas|estudios))\b", r"\bme cort(o|e|aron) (el (pelo|dedo)|un dedo|la mano|las unas|el cabello|la luz|las horas|con)\b", r"\bme lastim(o|e) (la|el|en|los|las|un|una|cargando|trabajando)\b", r"\btirarme (a lo grande|al agua|a dormir|un)\b",
)  # fmt: skip
_ALL = re.compile(r"(?:^|\b(?=\w))(?:" + "|".join(f"(?:{one})" for one in (*_ENGLISH, *_SPANISH)) + ")")


def without_idioms(text: str) -> str:
    """The plain text with what is only a manner of speaking blanked: `…` stands for it."""
    return _ALL.sub(" * ", text)
