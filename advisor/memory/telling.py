"""What the memory says: the profile as a list, and what was forgotten, in English and Spanish. It repeats nothing that was
just forgotten.
"""

from collections.abc import Iterable, Sequence

from advisor.facts import Choice
from advisor.memory.items import KINDS, Item, Kind

_NAMES: dict[str, dict[str, str]] = {
    "en": {
        "place": "where you live", "occupation": "your job", "past_occupation": "a job you had", "experience": "your experience",
        "pay": "your pay", "offer": "an offer you have", "education": "your education", "skill": "a skill", "like": "something you like",
        "dislike": "something you don't like", "pay_floor": "the least you need to earn", "training_time": "time for training",
        "no_desk": "no desk work", "hours": "your hours",
    },
    "es": {
        "place": "dónde vives", "occupation": "tu trabajo", "past_occupation": "un trabajo anterior", "experience": "tu experiencia",
        "pay": "lo que ganas", "offer": "una oferta que tienes", "education": "tus estudios", "skill": "una habilidad", "like": "algo que te gusta",
        "dislike": "algo que no te gusta", "pay_floor": "lo mínimo que necesitas ganar", "training_time": "tiempo para capacitarte",
        "no_desk": "nada de escritorio", "hours": "tu horario",
    },
}  # fmt: skip
_ASK = {
    "en": {
        "place": "Forget where I live", "occupation": "Forget my job", "past_occupation": "Forget my old job", "experience": "Forget my experience",
        "pay": "Forget my pay", "offer": "Forget my offer", "education": "Forget my education", "skill": "Forget my skills", "like": "Forget my likes",
        "dislike": "Forget my dislikes", "pay_floor": "Forget my pay floor", "training_time": "Forget my training time", "no_desk": "Forget the desk rule",
        "hours": "Forget my hours",
    },
    "es": {
        "place": "Olvida dónde vivo", "occupation": "Olvida mi trabajo", "past_occupation": "Olvida mi trabajo anterior", "experience": "Olvida mi experiencia",
        "pay": "Olvida mi sueldo", "offer": "Olvida mi oferta", "education": "Olvida mis estudios", "skill": "Olvida mis habilidades",
        "like": "Olvida lo que me gusta", "dislike": "Olvida lo que no me gusta", "pay_floor": "Olvida mi mínimo", "training_time": "Forget my training time",
        "no_desk": "Forget the desk rule", "hours": "Olvida mi horario",
    },
}  # fmt: skip


def profile(items: Sequence[Item], language: str) -> str:
    """What is held, each with the person's own words."""
    spanish = language == "es"
    if not items:
        return (
            "No tengo nada guardado sobre ti. Si me cuentas dónde vives o en qué trabajas, lo uso en mis respuestas, y puedes borrarlo cuando quieras."
            if spanish
            else "I have nothing saved about you. If you tell me where you live or what you do, I use it in my answers, and you can have it erased at any time."
        )
    lines = [_line(item, language) for item in sorted(items, key=lambda item: KINDS.index(item.kind))]
    head = "Esto es lo que me has dicho de ti:" if spanish else "This is what you told me about yourself:"
    end = (
        "Puedes decir “olvida mi sueldo”, “eso está mal, no soy …” o “borra todo”."
        if spanish
        else "You can say “forget my pay”, “that's wrong, I'm not …” or “delete everything”."
    )
    return "\n".join([head, "", *lines, "", end])


def forgotten(items: Iterable[Item], kinds: Sequence[Kind], learnt: Sequence[Item], language: str) -> str:
    """That it is gone: which kinds, never the values. `learnt`: what was said in its place."""
    names, spanish = _NAMES[language], language == "es"
    gone = list(dict.fromkeys(names[item.kind] for item in items))
    if gone:
        said = (
            f"Listo. Ya olvidé {_joined(gone, 'y')}, y lo quité de los mensajes guardados."
            if spanish
            else f"Done. I have forgotten {_joined(gone, 'and')}, and took it out of the saved messages."
        )
    else:
        about = _joined(list(dict.fromkeys(names[kind] for kind in kinds)), "o" if spanish else "or")
        said = (
            ("No tengo nada guardado sobre " + about if about else "No tengo guardado nada así") + "."
            if spanish
            else ("I have nothing saved about " + about if about else "I have nothing like that saved") + "."
        )
    if learnt:
        head = "Ahora sé:" if spanish else "What I have now:"
        said += "\n\n" + "\n".join([head, "", *(_line(item, language) for item in learnt)])
    return said


def unclear(items: Sequence[Item], language: str) -> tuple[str, list[Choice]]:
    """Which of it is wrong?"""
    kinds = list(dict.fromkeys(item.kind for item in sorted(items, key=lambda item: KINDS.index(item.kind))))
    choices = [Choice(label=_NAMES[language][kind].capitalize(), message=_ASK[language][kind]) for kind in kinds[:5]]
    return ("¿Qué está mal? Lo borro." if language == "es" else "Which of it is wrong? I will forget it."), choices


def not_kept(language: str) -> str:
    """That the message before was taken out."""
    if language == "es":
        return "De acuerdo: tu mensaje anterior ya no está guardado, ni lo que supe por él."
    return "All right: your last message is no longer saved, nor anything I learned from it."


def erased(turns: int, items: int, language: str) -> str:
    """What "delete everything" removed."""
    if language == "es":
        if not turns and not items:
            return "No había nada guardado sobre ti."
        return f"Borré todo lo que tenía de ti aquí, para siempre: {_count(turns, 'mensaje', 'mensajes')} con sus respuestas y {_count(items, 'dato', 'datos')} sobre ti. Solo queda este mensaje."
    if not turns and not items:
        return "Nothing was saved about you."
    return f"Everything I had of you here is erased, for good: {_count(turns, 'message', 'messages')} with the answers, and {_count(items, 'thing', 'things')} you told me about yourself. Only this message is left."


def _line(item: Item, language: str) -> str:
    name = _NAMES[language][item.kind]
    said = "dijiste" if language == "es" else "you said"
    return f"- {name[0].upper()}{name[1:]}: {item.value} ({said}: “{item.words}”)"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _joined(names: Sequence[str], word: str) -> str:
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
