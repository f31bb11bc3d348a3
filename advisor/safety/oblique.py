"""Danger said without its plain words: a way out that is final, means at hand, being held, being hurt. Composed of slots. Pure.

Each pattern joins two or three families of words, so that wordings nobody listed are read as well. Where talk of work stands
right behind (`_WORK`), nothing is read. Patterns look at plain text (`safety.plain`).
"""

import re
from typing import Literal

Said = Literal["despair", "trafficking", "abuse", "threat", "child"]

_WORK = r"(?!.{0,60}\b(job|jobs|pay|pays|payday|management|salar\w+|wages?|earns?|career|hire|hiring|shift|retail|raise|degree|interview|office|resign\w*|vacation|trabajo|empleo|sueldo|gana|puesto|turno|empresa)\b)"
_WHEN = r"(tonight|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|this week|next week|the weekend|next (month|year)|christmas|my (next )?birthday|soon)"
_MEANS = r"(pills?|tablets|rope|noose|gun|pistol|revolver|shotgun|rifle|razor|blade|knife|knives|helium|poison|prescriptions?|medicine cabinet|sleeping (pills|tablets)|heart pills|xanax|insulin)"
_MEDIOS = r"(pastillas?|soga|cuerda|pistola|escopeta|navaja|veneno|cuchillos?|frasco)"
_KIN = r"(wife|husband|kids?|boys|girls|sons?|daughters?|children|mother|mom|father|dad|family|parents|everybody|everyone|they)"
_CLOSE = (
    r"(husband|wife|partner|boyfriend|girlfriend|ex|father|dad|stepdad|stepfather|stepmom|mother|mom|brother|he|she)"
)
_BOSS = r"(supervisor|manager|boss|foreman|owner|crew leader|coworker)"


def _p(*parts: str) -> re.Pattern[str]:
    return re.compile(r"\b(?=[a-z0-9])(?:" + "|".join(f"(?:{part})" for part in parts) + ")")


_DESPAIR = _p(
    # Not being there any longer
    rf"(i )?(will|would) not (be (around|here|alive|with (you|us|them))|make it|see|exist|live)( \w+){{0,3}} (much longer|past|to|after|{_WHEN}|anymore|any longer){_WORK}",
    rf"(see|picture|imagine) myself (making it|living|alive|here|around) (to|past|at|by|next|after){_WORK}",
    rf"(by the time|when) (anyone|you|someone|they|somebody) (reads?|finds?|sees?|gets?|hears?) (this|it|me|my (note|letter|body))\b.{{0,30}}\b(gone|not be|be over|too late|far away|at peace|cold){_WORK}",
    rf"(not|never) (\w+ )?(planned|plan|expect|expected|meant|want|going|supposed) to (live|be alive|grow old|get old|reach|make it)\b(?! (in|on|with|at)){_WORK}",
    r"(who gets|what happens to|take care of|look after) my (\w+ )?(\w+ )?(if|when|once|after|because) (i am|i will|i)( \w+)? (not (be )?(around|here)|gone|no longer|can not anymore|dead)" + _WORK,
    r"where i am (going|headed)\b.{0,25}\b(not|no|nothing|never)\b" + _WORK + r"|(no|not any) (use|need)( \w+){0,3} where i am (going|headed|will be)",
    r"(join|joining|see|seeing|be with|follow|following|meet) (my |him|her|them)(\w+ )?(late |dead )?(\w+ )?(up there|soon in|on the other side|in the (grave|ground|next life|afterlife))|join(ing)? my (late|dead) \w+",
    # Farewell
    r"(letters?|notes?)\b.{0,30}\b(to|for) (each|all|every|my)\b.{0,40}\b(afterwards?|after i|when i am gone|once i am gone|find (them|it))",
    r"(gave|giving|given|give) away (all )?(my|his|her|their) (\w+ ?){1,6}.{0,30}\b(not need|no use|will not|where (i am|he is|she is) going)" + _WORK,
    r"(forgive|sorry)( \w+){0,4} (for )?what i am (about|going) to do\b(?! (with|about) (my|the) (job|career|resume))",
    r"(news|paper|obituar\w+|funeral|headline)\b.{0,20}\b(about me|mine|when i am)|cry for me when",
    r"say (bye|goodbye)\b.{0,30}\b(for me|from me)\b.{0,40}\b(anyone|never|again)\b" + _WORK,
    # Means
    rf"{_MEANS}\b.{{0,30}}\b(call\w* (me|to me)|tempt\w*|keeps? (whisper|looking)|on the table|lined up|next to|beside)\b.{{0,40}}\b(me|my|eviction|letter|note|bed|tonight|goodbye)\b{_WORK}",
    rf"(saving|saved|hoarding|collecting|stockpil\w+|stash\w*) (up )?(all )?(my |the |his |her )?(\w+ )?{_MEANS}\b{_WORK}(?!.{{0,30}}(prn|school|count))",
    rf"(bought|got|found|loaded|have|has|took)( \w+){{0,4}} {_MEANS}\b.{{0,40}}\b(not for (work|hunting|the (rats|job))|tonight is|what it is for|will not answer|myself)",
    rf"how (many|much|high|long|deep|tall)( \w+){{0,4}} ({_MEANS}|drop|fall|building|bridge|drowning|bleeding|carbon monoxide)( \w+){{0,4}} (too many|too much|to be sure|is the end|not (wake|come back)|be enough|is enough|for sure)",
    r"(is|does|would|will) it( \w+){0,2} (peaceful|painless|quick|hurt)( if i did| with (helium|a rope|gas))" + _WORK,
    r"(is|does|would|will|is it) (drowning|hanging|bleeding out|carbon monoxide|freezing|jumping|helium)( \w+){0,2} (peaceful|painless|quick|hurt|take long|take)( if i| with (helium|a rope|gas)|$| ,| \?)" + _WORK,
    r"(meds|pills|tablets|drugs) (\w+ ){0,5}(not (come back|wake)|never (come back|wake))",
    r"(step|stand|stands|standing|stood|lean|leaning) (\w+ )?(too )?(close|near|over|off)( \w+){0,4} (platform|tracks|ledge|roof|edge|bridge|cliff)\b(?!.{0,30}(safety|scaffold|harness))" + _WORK,
    r"(on|at|up on|off) (the|this) (roof|ledge|bridge|edge|overpass|tracks|cliff)\b.{0,60}\b(no more|tell someone|goodbye|looking down|last|sorry|one step|nobody there|let go)\b(?!.{0,40}(roofing|crew|pay|hour))",
    r"(walk|walking|step|stepping|wander) (out )?(into|in front of) (the|a) (sea|ocean|lake|river|water|train|traffic|bus|truck)\b(?! (driver|driving))",
    r"(sitting|sat|sit) in (the|my) garage with the (engine|car|motor) (running|on)",
    r"(swerve|swerved|drift|steer)\w* into (the )?(oncoming|a (tree|wall|truck)|other lane|traffic|the (wall|barrier))",
    r"(took|taken|swallowed|had|downed) (all of (it|them)|the (lot|whole (bottle|pack\w*|box|lot))|everything in the (cupboard|cabinet|bottle))\b(?! (floor|day)).{0,40}",
    r"(stopped|quit|quitting|stopping|skipping) (taking )?(my |the |all )?(insulin|heart (pills|meds)|dialysis|chemo|eating)\b.{0,40}\b(what for|no point|die|shut down|want|let it)",
    # Hurting oneself
    r"(blade|razor|lighter|knife|scissors|needle|glass)\b.{0,40}\b(on|into|across|against) my (own )?(thighs?|arms?|wrists?|legs?|skin|stomach|neck)\b|(open|burn|burned|slice|carve|hit|punch|bang)\w* (up )?my (own )?(skin|arms?|thighs?|head|wrists?|legs?)\b.{0,60}\b(again after|every|each|stars|deserve|calm|when i|after (the|every|each))\b(?!.{0,20}(fryer|oven|grill))",
    r"(scars|cuts|marks|burns) (all )?(on|up|over|down) (my|her|his|their) (\w+ )?(arms|legs|wrists|thighs)\b(?!.{0,20}(kitchen|work|cats?))",
    r"punish my body",
    # Being no use; being gone as a kindness
    rf"(dead weight|nuisance|deadweight|dragging|drain|burden|only costing|cost more)\b.{{0,50}}\b({_KIN})\b.{{0,40}}\b(buried|gone|fine once|removed|without|rest|better|peace)",
    rf"{_KIN}\b.{{0,30}}\b(breathe easier|finally rest|be free|get on fine|live better|pay off|collect|be rid)\b.{{0,40}}\b(me|i am|i was|my (policy|insurance|life insurance)|without)\b(?! (earned|earn|made))",
    r"(six feet under|under the (ground|earth)|in my (coffin|grave)|my ashes|as ashes|in the ground|my own funeral)\b(?! pay)",
    r"(do not|not) deserve (the )?(oxygen|air|to (breathe|be alive|exist|be here)|life)|waste of (air|oxygen|space|skin)\b(?! this| the)",
    r"(i was|i am|my birth was|being born was) an? (mistake|error)\b.{0,20}\b(about to|going to|time to) (correct|fix|erase|undo) (it|that)\b(?=.{0,12}$)",
    r"(someone|somebody|please|just) (put me down|put me out of my misery|end me|finish me)\b(?!.{0,20}(tell|number))",
    r"(envy|envied|jealous of|trade places with)( \w+){0,3} (the dead|corpses?|in the coffin|dying|terminal\w*|people with (cancer|terminal))",
    # Hoping not to wake; being done
    r"(stay|remain|be|never) asleep\b(?! at)|forget to wake me|(hope|hoping|wish|pray|ask god|asking god)( \w+){0,6} (another (morning|day)|my (heart|plane|lungs) (stops?|goes down|gives? out|crash\w*)|stay asleep|cancer (took|takes)|elevator)",
    r"(would not|not) mind (if|dying|being)( \w+){0,4} (took|takes|killed|hit|crashed|run over|dying|never wak\w+)( me)?\b|hit by a (bus|truck|train|car)\b.{0,20}\b(over|done|gone)",
    r"(want|wants|wanted|make|let) (my|this|the) (heart|body|brain) (to )?(stop|shut down|give out|fail|quit)|stop my heart|my body can shut down",
    r"(log off|unsubscribe|check out|checking out|logging off|exit|delete my ?account)( \w+)? (forever|from (life|this (world|planet|life|earth))|of (life|all of it|this (world|life)))|of all of it$",
    r"(do not care|no difference|all the same to me)( \w+){0,3} (if|whether) i am (still )?(breathing|alive|here|around)",
    r"(why did i|should not have|let me go|wish i had not) (survive|survived|lived|made it|last time)\b(?! (three|two|rounds|the (layoffs?|cuts)))" + _WORK,
    r"(last time|tried|attempt\w*)\b.{0,40}\b(stomach|saved me|found me|get it right|in time|succeed|survived)\b" + _WORK,
    r"(it is|i have) (decided|over|made (my|the) (peace|decision))\b.{0,50}\b(send anyone|over|first time|do not look|goodbye|no one can)\b" + _WORK,
    r"(voices?|brain|head|something in me|thoughts)\b.{0,25}\b(tells? me to do it|say i (ought|should) (to )?(jump|die|go|do it)|wants me (gone|dead))",
    r"(not|never) (be )?(left|leave me|trust\w*)( \w+){0,3} (alone|by myself)\b.{0,30}\b(tonight|evening|what i (might|will|could) do)|hide the (knives|pills|gun|razors)|lock up the (gun|pills|knives)\b.{0,30}(my head|me|myself)",
    r"scared of what i (will|might|could|may) do\b(?! with)",
    # Somebody else
    r"(texted|wrote|sent|messaged|posted|said)( \w+){0,3} (goodbye|farewell)\b.{0,50}\b(pick\w* up|answer\w*|reply\w*|respond\w*|worried)|(gun|rifle|pistol|razor|pills) .{0,40}\b(not answer|locked|will not (come out|open))|locked (himself|herself|themselves) in .{0,30}\b(razor|gun|pills|knife)",
    r"(world|everyone|we|family|life)( \w+){0,3} (nicer|better|easier|happier) (with|if|without)( \w+){0,3} (him not|her not|not in it|him gone|her gone|(he|she|they) (was|were) (gone|not)|him|her)$",
    r"(he|she|they|son|daughter|wife|husband|mom|dad|friend|guy|client|student)\b.{0,40}\b(no reason to (come down|stay|go home|wake)|going to follow (him|her)|life to be finished|(peaceful|nice|better) it would be to not|sits with a (loaded )?(gun|pistol)|where (he|she) would do it|walk in front of|not (be )?surprised if)" + _WORK,
    # Spanish
    rf"(ya )?no (voy a|vamos a|van? a) (estar|verme|verlo|ver(la)?|amanecer)\b(?! (en la|en el|trabajando|disponible)){_WORK}|ya no lo van a ver",
    r"(cuando|para cuando) (lean|leas|encuentren|vean) esto\b.{0,30}\b(no (voy|estare|estoy)|me habre|sera tarde)" + _WORK,
    r"perdon(ame|enme)?\b.{0,20}\b(por )?lo que voy a hacer\b|mensaje de despedida|(cartas?|nota)\b.{0,30}\bpara despues\b",
    r"(a donde|donde) voy no (las?|los?|me)? ?(necesito|hac\w+ falta|serv\w+)|(no|nunca) (le|les|me) van a servir",
    r"(no|ni) (me )?(regale|de|mande) otro dia|que nadie me despierte|ya no quiero (que|q) (amanez\w*|amanes\w*|llegue)|si manana no despierto|le encuentro chiste a (amanecer|vivir|la vida)|que (el |mi )?corazon se me (pare|detenga)",
    rf"{_MEDIOS}\b.{{0,50}}\b(sobre la mesa|al lado|al arbol|lista|demasiadas|regreso|no es para|y la carta|me queda|que me queda)\b|(juntando|guardando|compre|amarre)( \w+){{0,3}} {_MEDIOS}\b(?!.{{0,40}}(gana|estudiar|carga))|solo? me queda( \w+){{0,4}} (soga|monte|bala|pistola)|nomas me queda.{{0,20}}(soga|monte)",
    r"(me )?tome todas las (del frasco|pastillas)|pastillas\b.{0,30}\b(demasiadas|no tienen regreso)|forma\b.{0,20}\b(menos|sin) dolor\w*( de irse)?|duele (ahogarse|morir|colgarse)",
    r"(quemo|corto|cortes|cortadas|heridas)\b.{0,20}\b(con el cigarro|en (las piernas|los brazos|las munecas|mis))\b",
    r"(mejor|prefiero estar|quiero estar) bajo tierra|(si|cuando) me entierran|(envidio|envidia)\b.{0,25}\b(muertos|panteon|tumba)|(cansad[oa]|cans[eo]|hart[oa]|arto) de (respirar|estar (viv[oa]|bibo))|apagarme para siempre|dejo este mundo|ultima noche\b.{0,20}\b(tierra|mundo|vida)|fecha a mi (final|muerte)|ocupando lugar en (este|el) mundo|respirando (la|otra)\b",
    r"(estorbo|carga|favor|seguro)\b.{0,60}\b(si (yo )?no (estuviera|existiera)|cobrarian|me entierran|sin mi)\b|el (mundo|la familia) (estaria|seria) mejor si (el|ella|yo) no",
    r"(azotea|puente|rio|vias|metro|edificio)\b.{0,40}\b(mirando (para|hacia) abajo|ya casi|desde aqui|a que hora|aventarme|saltar)\b" + _WORK,
    r"(no me dejen sol[oa]|escondan los cuchillos|miedo de mi mism[oa]|capaz contra mi)\b(?! (con|en))|se encerro con la (escopeta|pistola)|se va a ir con (mi|su) (papa|mama|esposo|hijo)",
    r"(no debi|nunca debi) (haber )?(sobreviv\w+|nac\w+)|nunca debi nacer|vez pasada me salvaron|estar con mi \w+ en el cielo|si me atropella",
)  # fmt: skip
_TRAFFICKING = _p(
    r"(keeps?|kept|holds?|has|have|locked|guarda|tiene|se quedo con|quedaron con) (my|our|all our|mi|mis|nuestros|los) (green card|passports?|papers|id|ids|visa|pasaportes?|papeles|documentos)\b(?!.{0,20}(copy|copies|file|safe for|new hire))|(passports?|green card|papers|ids) (is |are )?(locked|kept|held) (in|by)|holds my id",
    r"(not|never|nobody) (\w+ )?(allowed|gets?|can|could|permitted) (out|to go out|outside|step outside|leave|walk away)\b.{0,60}\b(phone|guard|compound|count|night|house|room|camp|dormitory|owe|thousands|paid)|(can not|could not) (step|go) outside (the|this) (compound|house|room|camp)|owe (them|him|her) (thousands|money|\d+)\b.{0,30}\b(walk away|leave|quit|stop)|so (that )?(nobody|no one|we can not|none of us) (gets? out|leaves?|escape\w*)",
    r"(pay off|owe|paying) (the |a |my )?(man|smuggler|coyote|trafficker|person|people) (who|that) (smuggled|brought|crossed)|must pay \w+( \w+)? before i (may|can) (stop|leave|quit)",
    r"(makes?|made|force\w*|have to|has to) (me |us |her )?(to )?(see|do things with|sleep with|serve|please|go with) (men|customers|clients|strangers)\b.{0,50}\b(night|keeps?|beat|money|or they)|(takes|keeps) (all )?(the|our|my) money (from|of) (the )?(clients|men|customers)|atender hombres",
    r"(little )?(brother|sister|family|mother|kids) back home\b.{0,20}\b(hurt|killed|harmed)|(algo|dano) a mi (\w+ )?(hermanit[oa]|familia|mama|hij[oa])\b.{0,20}\bsi (dejo|me voy|no)",
    r"lock(s|ed)? (me|us) in when (they|he|she)|(me|nos) encierran?\b|para que nadie salga|no podemos irnos|(que|hasta que) pague no (puedo|podemos)|no me dejan hablar con nadie|nos amenazan? con la migra|(papeles|pasaporte)\b.{0,40}\b(migra|caja fuerte|duermo)",
)  # fmt: skip
_CHILD = _p(
    r"(coach|teacher|uncle|priest|stepdad|man|boyfriend)\b.{0,25}\b(makes?|asks?|told|wants?) (her|him|me|them)( \w+){0,3} (take|clothes|undress|send pictures|send (nude\w*|photos))|send pictures\b.{0,40}\bi am 1[0-7]|wants me to send (pictures|photos|nudes)",
    r"(boy|girl|child|kid|kids|baby|nino|nina|ninos)\b.{0,25}\b(cigarette burns|locked in|cage|bruises|starving|quemaduras|moretones)\b|(gets|comes|entra|viene) (in|into|a|en) (my|her|his|mi|su) (\w+ )?(bed|room|cuarto|cama)\b.{0,12}(at night|noche|$)|(boyfriend|stepdad|padrastro) (comes|entra|goes) (into|a) (my|mi) (room|cuarto)",
    r"\d+ (year old|anos)\b.{0,30}\b(working nights|trabajando de noche)|nino de \w+ anos trabajando|quite la ropa",
)  # fmt: skip
_ABUSE = _p(
    rf"{_CLOSE}\b.{{0,30}}\b(hands? (round|around) my (neck|throat)|threw me|throws (things|me)|pins me|holds? my head|smashed my (face|head)|came at me with|broke my (arm|nose|ribs|jaw)|beats? me|gives? me bruises|whips? me|grabs? me by the|hit me)\b",
    r"(gives? me|have|covered in) bruises\b.{0,60}\b(get out|leave|he|she|him)|(ended up|put me) in the (er|hospital)\b.{0,40}\b(he|him|husband|partner|again)|(husband|he|partner|wife) (knowing|finding out|found out)\b.{0,40}\b(er|hospital|hurt|beat)|next time is the last",
    rf"({_CLOSE}|ex|boyfriend) said (he will|she will|he would|hed|will)( \w+){{0,4}} (in the ground|burn|kill|with me inside|end me|me in)|burn the house",
    rf"{_BOSS}\b.{{0,40}}\b(hand up my|hands? (down|up|on) my|grabs? my|grabbed my|touch\w* my|forced me into|did things to me|puts? his hand)",
    r"(me )?(tiro|aventa|avento|empujo) (por las escaleras|un \w+ a la cara|contra)|(me )?(aprieta|apreto|agarra del?) (el )?cuello|(dejo|tengo) la cara (morada|hinchada)|me vuelve a (golpear|pegar)|(encargado|jefe|mayordomo|patron|supervisor)\b.{0,50}\b(mete mano|abuso de mi|me acorrala|me manosea)|me entierra si",
)  # fmt: skip
_THREAT = _p(
    r"(they|he|she|you)( will)?( all)? (be sorry|regret|pay)\b.{0,40}\b(gun|ar|rifle|knife|bullets|come back (tomorrow|monday) with)|enough bullets|(list of names|names)\b.{0,30}\bbullets|(bring|bringing|brings) (a |my |his )(gun|rifle|ar|knife)\b.{0,40}\b(settle|work|office|monday|boss|manager)|shoot every(one|body)\b(?! (in|with) (the )?(photo|wedding|film))",
    rf"(going to|gonna|will|want to|wants to|i will) (make )?(my |the |that |his )?(\w+ )?({_BOSS}|him|her|them|one who fired me)( \w+)? (bleed|choke|burn|over in the (car park|parking lot))|not be walking again|(boss|manager|supervisor) is not going to live",
    r"(building|office|place|warehouse|bodega|oficina|planta)\b.{0,15}\b(burn|arder)\b.{0,15}\b(with (them|everyone)|con todos)|ver arder\b.{0,30}\btodos|take half (the|of the) \w+ with me|(something|algo) (in|al|en) the coffee\b.{0,30}\b(choke|sick|die)|al cafe\b.{0,30}\bmueran|outside (her|his|their) (work|house|home|office) with a (knife|gun)|(llego|vuelvo|regreso) con (la|mi|una) (pistola|arma|escopeta)|con un machete|no va a llegar a viejo",
)  # fmt: skip
_PATTERNS: tuple[tuple[Said, re.Pattern[str]], ...] = (
    ("child", _CHILD), ("trafficking", _TRAFFICKING), ("abuse", _ABUSE), ("threat", _THREAT), ("despair", _DESPAIR),
)  # fmt: skip


def oblique(text: str) -> Said | None:
    """The danger a plain text speaks of without naming it, or `None`."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), None)
