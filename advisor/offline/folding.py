"""Folds what a message is written with: look-alike letters, invisible characters, common misspellings of asking words.

It never touches the words that name a job or a place beyond their characters.
"""

import re
import unicodedata

from advisor.offline.written_numbers import in_digits

_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһкмтвнАЕОРСУХІЈЅКМТВН", "aeopcyxijsdhkmtbhAEOPCYXIJSKMTBH")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_MISSPELT = {
    "salery": "salary", "salry": "salary", "sallary": "salary", "salaray": "salary", "salarys": "salaries", "saleries": "salaries",
    "payed": "paid", "wat": "what", "wats": "what's", "whats": "what's", "hows": "how's", "wuts": "what's", "wut": "what", "wht": "what",
    "mutch": "much", "muc": "much", "hw": "how", "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "jobz": "jobs",
    "carrer": "career", "carrers": "careers", "carreer": "career", "careeer": "career", "highst": "highest", "hightest": "highest",
    "higest": "highest", "payin": "paying", "erning": "earning", "earnigns": "earnings", "ern": "earn", "degre": "degree",
    "digree": "degree", "colege": "college", "collage": "college", "experiance": "experience", "expirience": "experience",
    "resiliance": "resilience", "resilence": "resilience", "resillience": "resilience", "replase": "replace", "repalce": "replace",
    "wihtout": "without", "witout": "without", "w/o": "without", "withut": "without", "avrage": "average", "averge": "average",
    "compair": "compare", "moeny": "money", "mony": "money", "dose": "does", "waht": "what", "teh": "the", "growin": "growing",
}  # fmt: skip
_IN_MAINE = re.compile(
    r"(?i)(?<=\bin)(?<!interested in)(?<!interest in)(?<!believes in)(?<!believe in)(?<!invest in)(?<!trust in)(?<!faith in)(?<!see in) me(?=\s*(?:[,.?!;]|$))"
)
"""\"In me" at the end of a question: no pronoun stands there."""
_WORD = re.compile(r"[\w'/]+")


def fold(message: str) -> str:
    """The message in plain characters, case kept, blanks single: NFKC, no invisible characters, look-alikes as Latin."""
    text = unicodedata.normalize("NFKC", message)
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Cs", "Co") or char == "\n")
    if re.search(r"[A-Za-z]", text):
        text = text.translate(_LOOK_ALIKES)
    text = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text.translate(_QUOTES))
    return _IN_MAINE.sub(" ME", " ".join(text.split()))


def lowered(text: str) -> str:
    """Lower case with misspelt asking words put right and amounts in digits: for patterns only, never for naming a job or a place."""
    return in_digits(_WORD.sub(lambda match: _MISSPELT.get(match.group(), match.group()), text.lower()))
