"""Families of words that mean nearly the same to somebody in danger: farewell, means, burden, confinement. English, Spanish.

A family only says what a word is near to, never that a message is a sign: what weighs is learned (`safety.nearness`). Words are
as `safety.plain` leaves them; one that ends in `*` stands for all that begin so.
"""

FAMILIES: dict[str, str] = {
    "self": "i me my myself mine yo mi mis conmigo misma mismo",
    "death": "die died dies dying dead death deaths dead corpse* coffin* grave graves graveyard cemeter* funeral* buried bury burial ashes cremat* heaven afterlife lifeless deceased passed kill* suicid* unalive* mori* muer* muert* ataud* tumba* panteon* cementerio* funeral* entierr* enterr* cielo cielos velorio* ceniza* fallec* matar* mato suicid* difunt*",
    "pills": "pill* tablet* tylenol xanax med meds medication* medicine* bleach insulin overdos* prescription* ibuprofen opioid* fentanyl oxy* ambien valium antifreeze poison* toxic sedative* sleeping capsule* pastilla* frasco veneno* medicament* tomar tome cloro raticida somnifer* dosis",
    "rope": "rope* noose* belt beam rafter* hang hanged hanging cord knot cuerda* soga* lazo mecate colg* ahorc* viga amarr*",
    "gun": "gun* pistol* revolver* shotgun* rifle* bullet* loaded trigger* barrel ammo firearm* glock ar escopeta* pistola* bala* arma armas gatillo dispar* tiro",
    "blade": "knife knives blade* razor* scalpel cut cuts cutting wrist* thigh* vein* scar scars bleed* blood slice* slit* carve* cuchill* navaja* cort* vena venas sangr* muneca* cicatri* machete",
    "height": "bridge* overpass* roof rooftop* ledge* tracks platform cliff* balcon* jump* leap* tall river sea ocean drown* puente* azotea* vias metro rio balcon* tejado* barranco* salt* aventar* tirar* ahog*",
    "gas": "carbon monoxide helium exhaust engine garage fumes gas gases suffocat* escape motor",
    "vehicle": "train truck bus lane traffic swerve* oncoming tunnel tren camion trailer carril",
    "farewell": "goodbye* bye farewell* letters letter note notes drawer forgive* sorry apolog* thank thanks remember* will adios despedid* despid* carta cartas perdon* gracias recuerd* testamento regal* belongings possessions",
    "final": "end ends ending ended over finish* final last permanent* permanently forever eternal* done closing stop stopped quit acab* termin* fin final ultim* siempre",
    "never": "never nobody none nothing anymore longer without no nunca jamas nadie nada ningun* ya tampoco sin",
    "gone": "gone vanish* disappear* leave leaving exit* depart* evapor* erase* fade* cease* desaparec* irme ire largarme apagar* borrar* marcharme partir",
    "when": "tonight tomorrow today now weekend sunday friday monday saturday midnight morning soon week noche hoy manana pronto semana domingo viernes ahora ahorita",
    "kin": "wife husband kid kids son sons daughter* mother mom mum dad father family children child brother* sister* parents grand* hijo* hija* mama papa madre padre familia esposa esposo herman* abuel* viejita ninos",
    "other": "he she they him her friend* coworker* roommate* teammate* student* client* apprentice* guy el ella ellos amig* compan* alumn* vecin* sobrin*",
    "burden": "burden* weight waste* useless worthless mistake failure* failed disappoint* nuisance trouble favor expense* estorbo* carga inutil* fracas* basura error molestia",
    "relief": "better relief reliev* easier nicer peace peaceful* calm restful rest quiet* silence comfort* gentle* painless* mejor paz alivio tranquil* descans* silencio calma indolora dolorosa dolor",
    "numb": "numb hollow empty void dark darkness pain* suffer* hopeless* alone lonely despair* torment* vacio oscur* dolor sufr* sola solo desesper* angustia",
    "living": "live lives living alive life exist* breath* oxygen wake waking awake world earth planet heart* born birth survive* viv* vida vivo respir* despert* amanec* mundo tierra corazon nacer naci nacido existir sobreviv*",
    "sleep": "sleep* asleep nap bed eyes dorm* dormir suen* ojos",
    "harm": "hurt* beat* beaten hit hits hitting bruise* chok* strangl* slap* punch* kick* smash* shove* burn* whip* black violen* abus* attack* threw throws throat neck stairs fist face bleeding golpe* peg* morad* moret* cuello patea* empuj* quem* lastim* viol* agred* tiro aprieta maltrat* escaleras",
    "sex": "rap* raped molest* touch* grope* grab* breast* skirt clothes naked undress* pictures sexual* bedroom desnud* ropa manos* toca* abuso violo mano falda fotos",
    "papers": "passport* papers visa documents identification card pasaporte* papeles documento* identificacion",
    "locked": "lock* trapped captive guard* allowed dormitor* compound fence* escape* walk outside watch* forbid* encierr* encerr* salir puerta candado vigil* atrap* escapar dejan",
    "owe": "owe* debt debts smuggl* trafficker* recruiter* pimp* clients men coyote* patron contratista* deuda* debemos pague",
    "migra": "immigration ice deport* migra inmigracion deportar* police policia",
    "unpaid": "unpaid wages paid pay pagan paga pago sueldo",
    "revenge": "revenge payback regret list bomb* explode* shoot* stab* murder* burn* ambush* blow sorry names snap veng* dispar* bomba* arder incendi* apunal*",
    "boss": "boss* manager* supervisor* foreman hr owner crew jefe gerente encargado capataz mayordomo patron supervisor recursos",
    "lover": "boyfriend girlfriend husband wife partner ex stepdad stepmom stepfather novi* espos* pareja marido padrastro",
    "fear": "afraid scared terrified frighten* shaking fear* worried trust miedo temo asust* aterr* confio",
    "young": "child children kid kids boy girl niece nephew minor 13 14 15 12 11 nina nino sobrina menor hijita",
    "lost": "fired laid layoff* foreclos* evict* custody bankrupt* rejected rejection unemployed despid* desped* desempl* rechaz* embarg*",
    "trade": "job jobs salary salaries wage* earn earns income career* degree* license hire hires hiring resume apply applied applications employer* training trainer school course courses certif* shift* overtime raise promotion bonus union industry role company median engineer* technician* nurse* teacher* welder* driver* agent* worker* operator* clerk* specialist* apprenticeship install* remote trabajo* empleo* sueldo* salario* gana ganan ganar cuanto curso* titulo carrera* turno* empresa contrat* chamba puesto curriculum entrevista",
    "ask": "what which how where who can is are do does should que cual cuales como donde puedo",
}  # fmt: skip
