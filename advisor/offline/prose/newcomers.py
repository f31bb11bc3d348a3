"""A pointer for somebody who worked or studied in another country: who checks such papers. It names no office as the one
to go to, judges no paper, and asks nobody where they are from: the country is one the message names.
"""

import re
from functools import lru_cache

from advisor.offline.prose.tongue import say
from advisor.offline.reading import Reading

EVALUATION = say(
    "Your experience abroad counts. For school papers or a licence from there, ask for a credential evaluation: the state's board or a college says which service it takes."
)
_WORKED = re.compile(
    r"\b(i was|i worked|i did|i studied|i trained|i have been|i've been|i taught|my (?:degree|diploma|license|licence|training|experience)|degree|diploma|trained|licensed|foreign|years|fui|era|trabaj[eé]|trabajaba|estudi[eé]|me gradu[eé]|mi (?:t[ií]tulo|licencia|experiencia)|t[ií]tulo|a[nñ]os)\b"
)
_ABROAD = re.compile(
    r"\b(foreign (?:degree|diploma|license|licence|nurse|doctor)|(?:another|my|home|other) country|abroad|overseas|en el extranjero|en mi pa[ií]s|de mi pa[ií]s|otro pa[ií]s)\b"
)


def told_abroad(reading: Reading) -> list[str]:
    """One line where the message tells of work or school in another country."""
    said = reading.message.lower()
    if not _WORKED.search(said):
        return []
    return [EVALUATION] if _ABROAD.search(said) or _countries().search(said) else []


@lru_cache(maxsize=1)
def _countries() -> re.Pattern[str]:
    from knowledge.areas.abroad import places

    # Georgia is a state here; a name that is a US place too tells of no other country.
    names = {one.country.lower() for one in places().values()} - {"georgia", "jamaica"}
    spanish = {"méxico", "españa", "brasil", "república dominicana", "perú", "haití", "panamá", "filipinas", "ucrania", "siria", "rusia", "irak"}  # fmt: skip
    return re.compile(
        rf"\b(?:in|from|of|en|de|del)\s+(?:the |la |el )?(?:{'|'.join(map(re.escape, sorted(names | spanish)))})\b"
    )
