"""What the fake provider answers to a request in each of its modes. Pure but for a script's own place."""

from collections.abc import Callable
from dataclasses import replace

from evals.fake_provider.asked import Asked, number_of, tokens
from evals.fake_provider.asking import fitting
from evals.fake_provider.biased import biased
from evals.fake_provider.hijacking import hijacked
from evals.fake_provider.honesty import honest, joined
from evals.fake_provider.looping import looping
from evals.fake_provider.lying import lied
from evals.fake_provider.reply import Reply
from evals.fake_provider.scripting import Script

_PADDING = (
    ("Talk to somebody who does the work before you decide.", "Hable con alguien que haga ese trabajo antes de decidir."),
    ("Ask about hours, benefits and the people on the team.", "Pregunte por el horario, las prestaciones y el equipo."),
    ("It helps to write down what matters most to you.", "Ayuda escribir lo que más le importa."),
    ("A short visit to a workplace shows more than a page does.", "Una visita corta a un lugar de trabajo muestra más que una página."),
    ("Take your time; a good choice can wait a week.", "Tómese su tiempo; una buena elección puede esperar una semana."),
)  # fmt: skip


def answer(asked: Asked, script: Script | None) -> Reply:
    """The reply of the mode that the request names."""
    return _MODES[asked.knobs.mode](asked, script)


def sentences(asked: Asked) -> list[str]:
    """The honest pieces for this request, as long as `len` asks."""
    found = honest("\n\n".join(asked.results), asked.question, asked.language, asked.knobs.seed)
    if asked.complaint:
        found = found[:3]
    return _lengthened(found, asked) if asked.knobs.tokens else found


def _lengthened(found: list[str], asked: Asked) -> list[str]:
    """Whole sentences until there are so many tokens, at least one."""
    kept: list[str] = []
    written, number = 0, 0
    # The pieces are counted one by one, which is a little more than the text, so the text has the last word.
    while written < asked.knobs.tokens or tokens(joined(kept)) < asked.knobs.tokens or not kept:
        pair = _PADDING[number % len(_PADDING)]
        piece = found[number] if number < len(found) else pair[asked.language == "es"]
        kept.append(piece)
        written += max(1, tokens(piece))
        number += 1
    return kept


def _called(asked: Asked) -> Reply | None:
    """The tool call that stands before an answer, where one does."""
    if not asked.may_call or (asked.complaint and asked.results):
        return None
    must = isinstance(asked.tool_choice, dict) or asked.tool_choice == "required"
    # The knob `after` wants a call of the provider's own, also where the client looked up before it asked.
    own_first = asked.knobs.where == "after" and asked.knobs.fault and not asked.own_results
    if asked.results and not own_first and not must:
        return None
    call = fitting(asked.question, asked.tools)
    if call is None and (must or own_first):
        call = fitting("pay of electricians", asked.tools)
    return Reply(calls=(call,)) if call is not None else None


def _obedient(asked: Asked, script: Script | None) -> Reply:
    if (called := _called(asked)) is not None:
        return called
    found = sentences(asked)
    return Reply(text=joined(found), honest=tuple(found))


def _liar(asked: Asked, script: Script | None) -> Reply:
    salt = "repair" if asked.complaint else ""
    seed = number_of(asked.knobs.seed, asked.question, salt)
    # One question in four it answers from nothing, where an honest model would look up.
    from_memory = not asked.results and seed % 4 == 0
    if not from_memory and (called := _called(asked)) is not None:
        return called
    results = "\n\n".join(asked.results)
    found = sentences(asked)
    said, lies = lied(found, results, seed, asked.language)
    return Reply(text=joined(said), honest=tuple(found), lies=tuple(lies))


def _hijacked(asked: Asked, script: Script | None) -> Reply:
    said, calls, record = hijacked(asked)
    if calls and asked.may_call:
        return Reply(calls=tuple(calls), obeyed=tuple(record))
    done = tuple(one for one in record if one.kind != "call")
    if (called := _called(asked)) is not None:
        # It obeys at once, in the same breath in which it looks up.
        return replace(called, text="\n\n".join(said), obeyed=done)
    found = sentences(asked)
    text = "\n\n".join([*said, joined(found)])
    return Reply(text=text, honest=tuple(found), obeyed=done)


def _biased(asked: Asked, script: Script | None) -> Reply:
    if (called := _called(asked)) is not None:
        return called
    found = sentences(asked)
    said, claims = biased(found, asked.question, asked.knobs.seed, asked.language)
    return Reply(text=joined(said), honest=tuple(found), lies=tuple(claims))


def _scripted(asked: Asked, script: Script | None) -> Reply:
    reply = script.reply(asked) if script is not None else None
    return reply if reply is not None else replace(_obedient(asked, None), notes={"script": "no scene fits"})


def _looping(asked: Asked, script: Script | None) -> Reply:
    return looping(asked)


_MODES: dict[str, Callable[[Asked, Script | None], Reply]] = {
    "obedient": _obedient,
    "scripted": _scripted,
    "looping": _looping,
    "liar": _liar,
    "hijacked": _hijacked,
    "biased": _biased,
}
