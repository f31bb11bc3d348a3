"""Whether a message tells of the person's own work ("laid off from a factory") and asks what to do: then the job that was
talked about before is not theirs. Pure patterns over folded lower-case text, English and Spanish; it names no occupation.
"""

import re

from advisor.offline.moving import ONWARD
from advisor.offline.particular import RELATED
from advisor.talk import TalkState

_SITE = (
    r"(?:factor(?:y|ies)|plants?|mills?|mines?|warehouses?|stores?|shops?|restaurants?|hospitals?|hotels?|schools?|farms?|offices?|banks?|compan(?:y|ies)|"
    r"kitchens?|garages?|foundr(?:y|ies)|refiner(?:y|ies)|shipyards?|call cent(?:er|re)s?|supermarkets?|construction sites?|assembly lines?|daycares?|nursing homes?|"
    r"f[aá]bricas?|plantas?|maquiladoras?|maquilas?|almac[eé]n(?:es)?|bodegas?|tiendas?|restaurantes?|hospital(?:es)?|hotel(?:es)?|escuelas?|granjas?|oficinas?|"
    r"bancos?|empresas?|compa[nñ][ií]as?|talleres|taller|cocinas?|supermercados?|obras?|minas?|l[ií]nea de (?:ensamble|montaje))"
)
_WORKED = (
    r"(?:laid off|let go|fired|canned|sacked|lost my job|downsized|work(?:ed|ing)?|spent|years?|job|quit|left|"
    r"despidieron|corrieron|echaron|perd[ií]|trabaj\w+|a[nñ]os|empleo|ren?unci[eé]|sal[ií])"
)
_OWN = re.compile(
    rf"\b{_WORKED}\b[^.;?!]{{0,30}}\b(?:from|at|in|by|of|de|en|por)\s+(?:an?|una?)\s+(?:[\wáéíóúñ-]+\s+){{0,2}}?{_SITE}\b"
)
"""Only "a factory": "the factory" or "my store" may be that of the job being talked about."""
_ASKS = re.compile(
    rf"{ONWARD.pattern}|{RELATED.pattern}|\bwhat (?:else )?(?:can|could|should|do|would) i (?:do|be|become)\b"
    r"|\bqu[eé] (?:m[aá]s |otra cosa )?(?:puedo|podr[ií]a|debo|hago)\b|\ben qu[eé] (?:puedo|podr[ií]a) trabajar\b"
)
_THEIRS = frozenset(("offer", "transitions", "fit"))
"""What is asked of one's own job: there the job being talked about is the person's."""


def apart(low: str, talk: TalkState) -> TalkState:
    """The talk without the job it was about, where the message tells of another work as the person's own."""
    if talk.subject is None or talk.asked is not None or talk.measure in _THEIRS or talk.offer is not None:
        return talk
    if not (_OWN.search(low) and _ASKS.search(low)):
        return talk
    return talk.model_copy(
        update={"subject": None, "subjects": [], "within": None, "mentioned": [], "tools": [], "measure": None}
    )
