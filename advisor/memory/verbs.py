"""What a person may tell the memory to do: show, forget, correct, keep one message out, erase all. English and Spanish.

Pure patterns over the whole message: a wish to forget inside a longer text (a pasted document) is no order.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from advisor.facts import Frozen
from advisor.memory.items import Item, Kind
from advisor.offline.folding import fold, lowered

VerbName = Literal["show", "forget", "correct", "unclear", "off_record", "erase"]


class Verb(Frozen):
    """`items`: what it is about, of those held; `kinds`: named kinds, held or not; `rest`: what is asked besides."""

    name: VerbName
    language: Literal["en", "es"] = "en"
    kinds: tuple[Kind, ...] = ()
    items: tuple[Item, ...] = ()
    rest: str = ""


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.I)


_POLITE = re.compile(
    r"^(?:(?:please|hey|hi|ok|okay|so|now|and|can you|could you|would you|will you|i want you to|i'd like you to|i would like you to|you can|you may|you should|go ahead and|just|actually|(?:i want|i'd like|i would like) to(?= (?:delete|erase|wipe|remove))|"
    r"por favor|puedes|podr[ií]as|quiero que|quiero(?= (?:borrar|eliminar))|oye|ahora)[, ]+)+|[, ]+(?:please|now|thanks|thank you|for me|right now|at once|por favor|gracias|ya|ahora)$",
    re.I,
)
_ABOUT_ME = r"(?: (?:about|on|of|from) (?:me|myself))"
_SHOW = _whole(
    rf"what (?:all )?do you (?:know|remember|have|store|save|keep)(?: (?:saved|stored|on file|recorded|so far))?{_ABOUT_ME}(?: so far| already)?",
    rf"what (?:all )?(?:have you|did you|do you have|you have|you've) ?(?:saved?|stored?|kept|keep|learn(?:ed|t)?|remember(?:ed)?|record(?:ed)?|noted)?{_ABOUT_ME}?(?: so far)?(?<!what have you)(?<!what did you)(?<!what do you have)",
    rf"(?:what|which) (?:information|info|data|details|things) (?:do you have|have you (?:got|saved|stored)|do you (?:keep|store|know)){_ABOUT_ME}?",
    r"what(?:'s| is) (?:in |on )?my (?:profile|file|memory)", r"what did i (?:tell|say to) you(?: about (?:me|myself))?",
    rf"(?:show|tell|give|list)(?: me)? (?:my (?:profile|data|information|info|file)|(?:everything |all )?(?:what |that )?you (?:know|have|saved|have saved|remember|stored|have stored){_ABOUT_ME}?)",
    r"what (?:have you got|are you (?:keeping|storing|saving))(?: saved| stored)? (?:about|on) me",
    rf"do you (?:remember|know) (?:me|anything{_ABOUT_ME}|what i told you)", r"who am i", r"my profile",
)  # fmt: skip
_SHOW_ES = _whole(
    r"¿?qu[eé] (?:sabes|recuerdas|tienes|guardas|guardaste|has guardado|has aprendido|has anotado|informaci[oó]n tienes|datos tienes)(?: guardado| anotado)?(?: (?:de|sobre|acerca de) m[ií])?(?<!tienes)(?<!sabes)",
    r"mu[eé]strame (?:mi perfil|mis datos|mi informaci[oó]n|lo que (?:sabes|tienes|has guardado)(?: (?:de|sobre) m[ií])?)",
    r"¿?qui[eé]n soy(?: yo)?|dime (?:qu[eé]|lo que) sabes (?:de|sobre) m[ií]|mi perfil",
)
_HELD = r"(?:know|knows|remember|stor(?:e|es|ed|ing)|sav(?:e|ed|ing)|keep|keeping|kept|learn(?:ed|t)?|not(?:e|ed|es)|record(?:s|ed)?|collect(?:ed|ing)?|info(?:rmation)?|data|details|facts|things|stuff|anything|file|written|got|have|sabes|recuerdas|guardas|guardado|guardada|tienes|datos|informaci[oó]n|anotado|aprendido)"
_SHOW_ANY = re.compile(
    rf"(?!.*\b(?:delete|erase|wipe|remove|forget|clear|destroy|stop|don't|dont|do not|never|borr\w+|elimin\w+|olvid\w+|no|nunca)\b)(?=.*\b{_HELD}\b)(?:[\w']+ ){{0,12}}?(?:about|on|regarding|concerning|(?P<es>sobre|de|acerca de)) (?:me|m[ií]|mi persona)(?: (?:so far|already|now|here|then|exactly|ahora|hasta ahora))?",
    re.I,
)
"""A short message that ends on "about me" and speaks of knowing or keeping, whatever its other words."""
_ANOTHER_VERB = re.compile(
    r"^(?:get rid of|purge|scrub|nuke|scrap|trash|throw (?:away|out)|dump|take (?:out|off|away|down)|undo|strike|discard|lose|unsave|un-?remember|ditch)\b(?! (?:job|jobs)\b)",
    re.I,
)
_MIXED_UP = re.compile(
    r"(?:(?:you|u) (?:got|have|put|saved|wrote|noted)(?: down)? )?(?P<what>(?:my|mi|where i|what i) .+?)(?: (?:is|are|as|was|est[aá]|es))?(?: (?:all|totally|completely|still|not))* (?:wrong|incorrect|off|not right|right|correct|true|mistaken|outdated|out of date|changed|mal|incorrect[oa])(?: now)?",
    re.I,
)
_ERASE = _whole(
    r"(?:delete|erase|wipe|remove|forget|clear|destroy) (?:absolutely )?(?:everything|it all|all of it|all|me|all about me|all (?:of )?my (?:data|info(?:rmation)?|messages|history|details)|"
    r"(?:the |all )?(?:data|info(?:rmation)?) (?:about|on) me|my (?:data|info(?:rmation)?|profile|history|account|conversations?|chats?|messages|memory|details|records?|whole profile)|this (?:whole )?(?:conversation|chat|talk)|(?:your|the) memory(?: of me)?)"
    r"(?: (?:about|of|on|from) me| (?:that )?you(?: have|'ve)? (?:know|have|saved|stored|remember|kept)(?: (?:about|on) me)?| (?:that )?i(?:'ve| have)? (?:said|told you|ever said|written|wrote)| for good| forever| permanently)*",
    r"forget (?:that )?(?:we|i) (?:ever )?(?:talked|spoke|told you anything)",
)
_ERASE_ES = _whole(
    r"(?:borra|elimina|olvida|borrar|eliminar|olvides|borres|elimines) (?:absolutamente )?(?:todo|todos mis datos|mis datos|mi informaci[oó]n|mi perfil|mi historial|mis mensajes|esta conversaci[oó]n|toda mi informaci[oó]n)"
    r"(?: lo que (?:sabes|tienes|has guardado|te dije|te he dicho)(?: (?:de|sobre) m[ií])?| (?:de|sobre) m[ií]| para siempre)*",
    r"olv[ií]dame|b[oó]rralo todo|olv[ií]dalo todo|olv[ií]date de todo",
)
_NOT_KEPT = r"(?:don't|do not|dont|never) (?:remember|save|store|keep|record|log|memorize) (?:this|that|it|any of (?:this|that)|what i(?:'m about to| am about to)?(?: just)? (?:say|said)|my last message|the last (?:message|one|thing))(?: message| one| part| on record)?"
_NOT_KEPT_ES = r"(?:no (?:recuerdes|guardes|anotes|registres|memorices)|que no (?:recuerdes|guardes)) (?:esto|eso|lo que (?:digo|dije)|este mensaje|mi [uú]ltimo mensaje)"
_OFF = re.compile(
    rf"(?:please )?(?:(?P<es>{_NOT_KEPT_ES}|por favor,? {_NOT_KEPT_ES})|{_NOT_KEPT}|(?:this is )?off the record)(?:$|[ ,:.;!-]+(?:but |and |pero )?(?P<rest>.*))",
    re.I | re.S,
)
_LAST = re.compile(
    r"(?:forget|delete|erase|remove|take back|don't remember|do not remember|don't save|don't keep) (?:my last (?:message|question)|(?:the|this|that|my) (?:last )?(?:message|question)|what i(?: just| have just|'ve just)? (?:said|told you|wrote|asked))"
    r"|(?P<es>(?:olvida|borra|elimina|no guardes|no recuerdes) (?:mi [uú]ltimo mensaje|(?:este|ese|mi) mensaje|lo que (?:acabo de decir|dije|te dije)))",
    re.I,
)
_OFF_LAST = re.compile(
    rf"(?P<rest>.+?)[.,;:!?(-]+ *(?:and |but |please |por favor,? )*(?:{_NOT_KEPT}|(?P<es>{_NOT_KEPT_ES})|off the record)[ )]*", re.I | re.S
)  # fmt: skip
_FORGET = re.compile(
    r"(?:forget|delete|erase|remove|clear|drop|wipe|unlearn|stop remembering|don't remember|do not remember|don't keep|do not keep|stop using|don't save|do not save)(?: about)? (?P<what>.+)",
    re.I,
)
_FORGET_ES = re.compile(
    r"(?:olvida|borra|elimina|quita|no recuerdes|no guardes|olvides|borres)(?:te de)? (?P<what>.+)", re.I
)
_SPLIT = re.compile(
    r"\s*,\s*(?:and\s+|y\s+)?|\s+(?:and|y|or|nor)\s+(?=my|mi|where|what|how|d[oó]nde|cu[aá]nto|que)", re.I
)
_LEAD = r"(?:(?:that |what |everything |anything )?(?:i (?:said|told you) )?(?:about )?)?"
_NAMED: Sequence[tuple[tuple[Kind, ...], str]] = (
    (
        ("pay",),
        r"(?:my|the) (?:current )?(?:salary|pay|wages?|income|earnings|paycheck|pay rate|rate)|(?:how much|what) i(?:'m| am)? (?:make|earn|making|earning|get paid|paid)|mi (?:sueldo|salario|pago|ingreso)s?|(?:cu[aá]nto|lo que) gano",
    ),
    (("offer",), r"(?:my|the) (?:job )?offers?|(?:mi|la) oferta"),
    (
        ("pay_floor",),
        r"my (?:pay (?:floor|minimum)|minimum(?: pay| salary)?|floor)|(?:how much|what) i need(?: to (?:make|earn))?|mi m[ií]nimo",
    ),
    (
        ("place",),
        r"(?:my|the) (?:place|location|zip(?: ?code)?|address|city|town|home(?: ?town)?|state|area|whereabouts)|where i(?: live|'m| am|'m from| am from)(?: now)?|(?:mi (?:ciudad|ubicaci[oó]n|direcci[oó]n|c[oó]digo postal|lugar|estado)|(?:d[oó]nde|en d[oó]nde) (?:vivo|estoy))",
    ),
    (
        ("past_occupation",),
        r"my (?:old|past|previous|last|former) (?:jobs?|work|occupations?)|what i used to do|mis? trabajos? (?:anterior(?:es)?|pasados?)",
    ),
    (
        ("occupation", "past_occupation"),
        r"my (?:jobs?|occupation|work|profession|job title|title|career|role|work history)|what i (?:do|work as|did)(?: for (?:a living|work))?|where i work|mi (?:trabajo|ocupaci[oó]n|profesi[oó]n|oficio|puesto)|(?:a qu[eé] me dedico|en qu[eé] trabajo)",
    ),
    (
        ("experience",),
        r"my (?:years of )?(?:work )?experience|how long i(?:'ve| have)? worked|mi experiencia|mis años de experiencia",
    ),
    (
        ("education",),
        r"(?:my|a|any) (?:degrees?|education|school(?:ing)?|diploma|studies|certificates?|certifications?|licen[cs]e|qualifications)|my (?:bachelor|master|associate)'?s?(?: degree)?|mis? (?:t[ií]tulos?|estudios|educaci[oó]n|diploma)|(?:un|ning[uú]n) t[ií]tulo",
    ),
    (("skill",), r"my skills?|what i(?:'m| am) good at|what i (?:know|can do)|mis? habilidad(?:es)?"),
    (("like", "dislike"), r"my (?:likes and dislikes|preferences|tastes)|mis (?:gustos|preferencias)"),
    (("like",), r"my (?:likes?|interests?|hobbies)|what i (?:like|love|enjoy)|lo que me gusta|mis intereses"),
    (("dislike",), r"my dislikes?|what i (?:hate|dislike|don't like)|lo que (?:no me gusta|odio)"),
    (("hours",), r"my (?:hours|schedule|shifts?|availability)|when i can work|mis? horarios?"),
    (("training_time",), r"(?:my|the) training(?: time)?|how long i can (?:train|study)"),
    (("no_desk",), r"(?:my|the|that) (?:desk|office)(?: thing| rule| constraint)?"),
)  # fmt: skip
_TAIL = r"(?: (?:that )?i(?:'ve| have)? (?:just )?(?:gave|told|said|mentioned|shared|given)(?: (?:to |with )?you)?| que (?:te )?(?:dije|di))?"
_KIND = tuple((kinds, re.compile(rf"{_LEAD}(?:{pattern}){_TAIL}", re.I)) for kinds, pattern in _NAMED)
_WRONG = r"(?:no,? )?(?:that's|thats|that is|this is|that isn't|it's|you're|you are|you got that|you have that|eso (?:es|est[aá])|est[aá]) ?(?:all )?(?:wrong|not right|not true|incorrect|false|a mistake|mistaken|right|correct|mal|incorrecto|falso|equivocado)|(?:eso )?no es (?:cierto|verdad|correcto)|wrong|incorrect|correction"
_BARE_WRONG = re.compile(rf"(?:{_WRONG})(?: about me)?", re.I)
_CORRECT = re.compile(
    rf"(?P<wrong>(?:{_WRONG})[ ,.:;!-]+(?:but )?)?(?:no[,.]? +|actually[,.]? +|hey[,.]? +)?"
    r"(?P<not>it's not(?! (?:bad|clear|fair|true|right|what|enough|the|about|for|like|in|that|too|so)\b)|it is not(?= (?:\d|\$|an? ))|(?P<never>i (?:never|didn't|did not) (?:say|said|tell you|told you)(?: that)? (?:i|i'm|i am|my|yo)\b)|i'm not|i am not|im not|i'm no longer|i am no longer|(?:i don't|i do not|i dont)(?! (?:want|know|think|need|care|mind|see|understand|remember|believe|feel|get|wanna)\b)|i no longer|i never|i'm not even|"
    r"ya no (?:soy|vivo|trabajo|gano|tengo)|no (?:soy|vivo|trabajo|gano)|(?P<nunca>nunca dije que)) (?P<what>[^?]+)",
    re.I,
)
_PARTS = re.compile(r"[.;!?()]+(?=\s|$)|\s(?=\()|(?<=\s)\(")
_TOKEN = re.compile(r"[\wáéíóúñ]{3,}|\d+", re.I)
_WEAK = frozenset(["the", "and", "for", "have", "with", "not", "now", "any", "anymore", "more", "never", "work", "working", "live", "living", "make", "making", "que", "una", "con", "por", "dólares", "hour", "hora", "year", "años", "years"])  # fmt: skip
_SHORT = 12
_SHOWN = ("show", "forget", "correct", "unclear")
_ASKS = re.compile(
    r"[,.;!] *(?:so |and |but )?(?:what|which|how|where|who|should|can|could|show|tell|qu[eé]|cu[aá]l|c[oó]mo|cu[aá]nto)\b",
    re.I,
)


def read(message: str, held: Iterable[Item] = (), before: str = "") -> Verb | None:
    """The verb of a message, or `None`. `before`: the person's message before this one."""
    held = tuple(held)
    said = _stripped(message)
    asking = lowered(said)
    for name, english, spanish in (("show", _SHOW, _SHOW_ES), ("erase", _ERASE, _ERASE_ES)):
        for language, pattern in (("en", english), ("es", spanish)):
            if pattern.fullmatch(asking):
                return Verb.model_validate({"name": name, "language": language})
    if len(asking.split()) <= 14 and (any_words := _SHOW_ANY.fullmatch(asking)):
        return Verb(name="show", language="es" if any_words["es"] and not asking.isascii() else "en")
    if off := (_OFF.fullmatch(said) or _OFF_LAST.fullmatch(said)):
        return Verb(name="off_record", language="es" if off["es"] else "en", rest=(off["rest"] or "").strip(" .,:;-"))
    if last := _LAST.fullmatch(said):
        return Verb(name="off_record", language="es" if last["es"] else "en")
    if (verb := _aside(said)) is not None or (verb := _forget(said, held)) is not None:
        return verb
    if (
        _BARE_WRONG.fullmatch(said)
        and before
        and (earlier := read(before)) is not None
        and earlier.name in _SHOWN
        and held
    ):
        return Verb(name="unclear", language=earlier.language, items=held)
    return None if "?" in message else _mixed_up(said, held) or _corrected(said, held)


def retracted(message: str, held: Iterable[Item]) -> tuple[Item, ...]:
    """What is held and was taken back in passing ("I'm not a nurse anymore, what else is there?")."""
    match = _CORRECT.match(_stripped(message).split("?")[0])
    return _spoken_of(re.split(r"[,.;!]", match["what"])[0], tuple(held)) if match else ()


def _stripped(message: str) -> str:
    said, last = fold(message[:2_000]).strip(" .!?¡¿"), None
    while said != last:
        last, said = said, _POLITE.sub("", said).strip(" .!?¡¿,")
    return _ANOTHER_VERB.sub("delete", said)


def _aside(said: str) -> Verb | None:
    """A wish not to be kept that stands as a sentence of its own, or in brackets, within a message."""
    parts = [part.strip(" ,:-") for part in _PARTS.split(said)]
    asides = [part for part in parts if re.fullmatch(f"(?:please )?(?:{_NOT_KEPT}|{_NOT_KEPT_ES})", part, re.I)]
    if not asides:
        return None
    spanish = re.fullmatch(_NOT_KEPT_ES, asides[0], re.I)
    rest = ". ".join(part for part in parts if part and part not in asides)
    return Verb(name="off_record", language="es" if spanish else "en", rest=rest)


def _forget(said: str, held: tuple[Item, ...]) -> Verb | None:
    match, language = _FORGET.fullmatch(said), "en"
    if match is None:
        match, language = _FORGET_ES.fullmatch(said), "es"
    if match is None or len(said.split()) > 20:
        return None
    what = match["what"]
    found: list[Kind] = []
    for part in _SPLIT.split(what):
        kinds = next((kinds for kinds, pattern in _KIND if pattern.fullmatch(part.strip())), None)
        if kinds is None:
            break
        found += kinds
    else:
        items = tuple(item for item in held if item.kind in found)
        return Verb.model_validate({"name": "forget", "language": language, "kinds": tuple(found), "items": items})
    if not re.match(r"(?:that |about |what i said )?(?:i|i'm|my|me|que|soy|mi)\b", what, re.I):
        return None
    items = _spoken_of(what, held)
    return Verb.model_validate({"name": "forget", "language": language, "items": items}) if items else None


def _mixed_up(said: str, held: tuple[Item, ...]) -> Verb | None:
    """ "You got my pay wrong": which of what is held is to change."""
    match = _MIXED_UP.fullmatch(said)
    if match is None or (
        re.search(r"\b(?:not|isn't|no)\b", said) is None and re.search(r"\b(?:right|correct|true)$", said)
    ):
        return None
    kinds = next((kinds for kinds, pattern in _KIND if pattern.fullmatch(match["what"].strip())), ())
    items = tuple(item for item in held if item.kind in kinds)
    spanish = said.lower().startswith("mi ")
    return Verb(name="unclear", language="es" if spanish else "en", items=items) if items else None


def _corrected(said: str, held: tuple[Item, ...]) -> Verb | None:
    match = _CORRECT.match(said)
    if match is None or "?" in said or _ASKS.search(match["what"]):
        return None
    first = re.split(r"[,.;!]| but | pero ", match["what"])[0]
    items = _spoken_of(first, held)
    explicit = bool(match["wrong"] or match["never"] or match["nunca"])
    kinds: tuple[Kind, ...] = ()
    if not items and explicit:
        kinds = next((kinds for kinds, pattern in _KIND if pattern.search(first)), ())
        items = tuple(item for item in held if item.kind in kinds)
    if not explicit and (not items or len(said.split()) > _SHORT):
        return None
    language = "es" if re.match(r"(?:ya )?(?:no (?:soy|vivo|trabajo|gano)|nunca)", match["not"], re.I) else "en"
    return Verb.model_validate({"name": "correct", "language": language, "kinds": kinds, "items": items})


def _spoken_of(text: str, held: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items whose value shares a telling word with the text."""
    words = _tokens(text)
    return tuple(item for item in held if _tokens(item.value) & words)


def _tokens(text: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in _TOKEN.findall(text)} - _WEAK
