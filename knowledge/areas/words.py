"""Words that decide whether something is a place: reviewed lists for `spotting`, no logic.

None of them is a statement about anybody; a name cue only keeps "my client Austin" from becoming a city.
"""

_NO_PLACE_TEXT = """a an the this that these those my your our their his her its some any all most many more less few each every
    i im we you they he she it me us them who whom whose which what when where why how whether there here
    am is are was were be been being do does did have has had will would can could should may might must shall
    in on at by for from to of off out up down over under into onto with without within about around near between
    and or but nor so yet if then than as because while until though although since after before during
    not no yes ok okay please thanks thank hello hi hey sure maybe just only also too very really quite even ever never
    now today tomorrow yesterday soon later next last first second third year years month months week weeks day days
    time times hour hours minute minutes future past general order demand fact person people place places area areas
    city town state country county region home house school college university high low good bad best better worst
    top new old young big small large great same different other another one two three four five six seven eight nine
    ten dozen hundred thousand million half both either neither particular short long term terms case cases line depth
    addition contrast comparison charge love need trouble debt detail details total range mind terms front back
    life work job jobs career careers field fields industry sector company business pay paid salary salaries wage wages
    money income earning earn earns make makes made making get gets getting give show tell find compare rank list
    degree degrees diploma training experience skill skills class classes english spanish french german chinese
    japanese korean russian arabic italian portuguese hindi american british canadian mexican european asian african
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday spring summer autumn fall winter morning afternoon evening night
    ai it hr ux ui qa stem sql excel python java javascript github linkedin google amazon microsoft apple meta tesla
    walmart target costco fedex ups nasa army navy marines airforce military federal government public private
    remote remotely online hybrid onsite outdoors outside inside indoors hospital hospitals office warehouse factory
    lab clinic court church prison nature space tech technology finance healthcare health care medicine nursing
    education teaching law retail sales marketing accounting engineering logistics operations supply chain
    manufacturing construction energy hospitality tourism media entertainment sports music art arts design fashion
    science sciences math maths biology chemistry physics economics psychology history philosophy politics agriculture
    farming biotech crypto gaming cybersecurity robotics automation data analytics software hardware programming
    decline growth danger progress touch bulk common doubt favor session season style stock store sight vain writing
    words transit transition peace silence contact recession retirement crisis limbo flux vogue play question mint luck
    exchange advance agreement parallel private secret tandem unison tears shape tune kind cash tips bonuses commission
    benefits shambles reverse bed pain person practice reality theory truth spite case advance return response light view
    uno una unos unas el la los las de del al en y o con sin por para que como cuando donde cual cuanto cuantos
    cuanta cuantas mi tu su mis tus sus nuestro es son soy eres somos esta este estos estas eso esto trabajo trabajos
    empleo empleos carrera carreras sueldo salario salarios gana ganan ganar pagan pagar paga mejor mejores ano anos
    gerente ingles espanol cerca aqui alli hay puedo hacer quiero general linea casa total operaciones logistica
    educacion salud tecnologia construccion ventas oficina ahora hoy"""
NO_PLACE = frozenset(_NO_PLACE_TEXT.split())
"""Folded words that are no place by themselves, English and Spanish."""

_CITY_WORDS_TEXT = """mobile reading orange bend independence enterprise commerce industry normal surprise concord converse corning
    superior troy flint bath paradise eureka hope liberty union media trader price beaver rock hill
    hills summit lima mission central sterling golden warren gary rich power early best justice sales
    trinity temple college station ames auburn champaign bloomington decatur marion florence victoria jackson
    madison lincoln carson savannah cheyenne chandler tyler logan jordan austin charlotte eugene
    irving helena aurora georgia dakota holland chester troy bryan salem trenton camden grant franklin
    clinton kent grace hope joy faith angels opportunity success excellence defiance advance experiment protection
    santa palm bay beach lake springs spring river valley grove park forest ocean sunrise plain plains wells fields
    weed fire mechanicsville carpenter baker cook mason miller taylor porter fisher hunter farmer nurse page bell
    archer barber bishop butler carter chandler clerk cooper dean dyer foster gardner judge king knight lawyer major
    marshall parker potter sawyer shepherd smith stone turner tutor walker weaver wheeler wright"""
CITY_WORDS = frozenset(_CITY_WORDS_TEXT.split())
"""Cities whose names are words or first names: alone they need a preposition or to be the whole message."""

_NAME_CUES_TEXT = """client named name names called am im mr mrs ms miss dr dear hi hello hey is soy llamo llama cliente senor senora
    nombre sincerely regards signed tell ask advise friend sister brother son daughter wife husband mother father mom
    dad"""
NAME_CUES = frozenset(_NAME_CUES_TEXT.split())
"""Folded words before a person's name."""

_AMOUNT_BEFORE_TEXT = """least over above under below than make makes making made earn earns earning pay pays paying paid salary wage
    wages offer offered offers minimum min maximum max about around approximately approx roughly nearly almost exceeds
    up usd dollars gano ganan gana mas menos minimo oferta sueldo salario cost costs save debt loan budget got for
    top only exactly plus expect expecting want wants need needs between"""
AMOUNT_BEFORE = frozenset(_AMOUNT_BEFORE_TEXT.split()) - {"around"}
"""Folded words before an amount of money."""

_SAFE_ABBREVIATIONS_TEXT = "TX NY FL NJ NV WI WY UT TN SD ND NH NM NE MN MI MT KY KS IL IA AZ AK WV VT RI WA OH NC"
SAFE_ABBREVIATIONS = frozenset(_SAFE_ABBREVIATIONS_TEXT.split())
"""State abbreviations that nobody writes in capitals for anything else in talk about work."""

CLOSING_ABBREVIATIONS = SAFE_ABBREVIATIONS | frozenset(["AR", "CA", "CT", "DC", "GA", "KY", "LA", "MO", "SC", "VA"])
"""State abbreviations that close a question ("rn salary tx"), in capitals or not."""
