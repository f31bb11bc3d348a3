"""A message as the safety patterns read it: lower-case Latin letters, short forms spelt out, tricks of writing undone.

Whatever hides a word from a pattern is folded here: look-alike letters, invisible characters, digits for letters,
letters drawn out or apart, slips of the keyboard. The result is for reading signs only; it is never shown or stored.
"""

import re
import unicodedata

from advisor.offline.folding import fold

_LOOK_ALIKES = str.maketrans(
    "авеёіїјкмнорсѕтухԁһԛԝɑαβεηικνορτυχγⅼıɡʟⱪꓲ|",
    "abeeiijkmhopcstyxdhqwaabenikvoptuxyliglkil",
)
_LEET = str.maketrans("013457@$!€", "oieastasie")
_SHORT = {
    "im": "i am", "ive": "i have", "dont": "do not", "doesnt": "does not", "didnt": "did not",
    "wont": "will not", "cant": "can not", "cannot": "can not", "couldnt": "could not", "wouldnt": "would not", "isnt": "is not",
    "arent": "are not", "wasnt": "was not", "aint": "is not", "shouldnt": "should not", "hes": "he is", "shes": "she is", "theyre": "they are", "theyd": "they would",
    "whats": "what is", "thats": "that is", "theres": "there is", "wanna": "want to", "wana": "want to", "wan": "want", "gonna": "going to",
    "gunna": "going to", "gon": "going to", "finna": "going to", "imma": "i am going to", "ima": "i am going to", "tryna": "trying to", "gotta": "have to", "lets": "let us",
    "u": "you", "ur": "your", "r": "are", "n": "and", "cuz": "because", "bc": "because", "rn": "right now", "tmrw": "tomorrow",
    "2nite": "tonight", "tonite": "tonight", "thru": "through", "b4": "before", "neva": "never", "nvr": "never", "nobdy": "nobody",
    "noone": "no one", "sum1": "someone", "dnt": "do not", "dun": "do not", "doin": "doing", "goin": "going", "thinkin": "thinking", "livin": "living", "dyin": "dying",
    "killin": "killing", "endin": "ending", "bein": "being", "feelin": "feeling", "cuttin": "cutting", "tryin": "trying", "hurtin": "hurting",
    "wnat": "want", "wnt": "want", "whant": "want", "watn": "want", "waant": "want", "kil": "kill", "kll": "kill", "kiil": "kill", "klil": "kill", "killl": "kill", "kyll": "kill", "kiill": "kill",
    "gona": "going to", "hed": "he would", "myslf": "myself", "nothin": "nothing", "abt": "about", "mysef": "myself", "myslef": "myself", "mysel": "myself", "mself": "myself", "myelf": "myself", "meself": "myself", "mysefl": "myself", "my self": "myself", "myselfs": "myself",
    "lif": "life", "lfe": "life", "liv": "live", "dei": "die", "diee": "die", "dai": "die", "deid": "died", "ded": "dead", "deda": "dead", "daed": "dead", "anymor": "anymore", "animore": "anymore",
    "unalived": "unalive", "unaliving": "unalive", "kys": "kill yourself", "killmyself": "kill myself", "wantto": "want to", "wantodie": "want to die", "wannadie": "want to die",
    "d13": "die", "wan2": "want to", "want2": "want to", "wants2": "wants to", "going2": "going to", "gonna2": "going to", "comit": "commit", "commiting": "committing", "sewerslide": "suicide", "suislide": "suicide", "sewercide": "suicide", "ctb": "suicide",
    "selfharm": "self harm", "selfharming": "self harm", "hurtmyself": "hurt myself",
    # Spanish as it is typed
    "q": "que", "k": "que", "ke": "que", "xq": "porque", "pq": "porque", "kiero": "quiero", "qiero": "quiero", "quero": "quiero", "kero": "quiero", "qero": "quiero", "quieor": "quiero",
    "bivir": "vivir", "vibir": "vivir", "bibir": "vivir", "bida": "vida", "morirm": "morirme", "morrir": "morir", "morrirme": "morirme", "morierme": "morirme",
    "suisidio": "suicidio", "suisidarme": "suicidarme", "suicidarm": "suicidarme", "suicidarce": "suicidarse", "matarm": "matarme", "hojala": "ojala", "ojal": "ojala", "asta": "hasta",
}  # fmt: skip
_LONG = (
    "suicide", "suicidal", "suicides", "myself", "himself", "herself", "themselves", "overdose", "overdosed", "overdosing", "anymore", "killing", "suicidio", "suicidarme",
    "suicidarse", "matarme", "matarse", "morirme", "trafficked", "trafficking", "passport", "existing", "disappear", "quitarme",
)  # fmt: skip
_REAL = frozenset(
    ("existing", "exiting", "exciting", "filling", "milling", "skilling", "billing", "willing", "selling", "trafficking", "calling", "falling", "pulling", "rolling", "telling", "filing",
     "piling", "tiling", "matarle", "matarte", "mataron", "morirte", "morirse", "passports", "kissing", "kicking", "tilling", "drilling", "chilling", "himself", "killings", "spilling", "grilling",
     "quitarte", "quitarle", "quitarse", "suicidarte", "milking", "killing", "listing", "hissing", "suicidas", "suicida", "matarlo", "matarla", "tatarme", "matarnos", "untying", "overdoses",
     "suicidol")
)  # fmt: skip
_TOKEN = re.compile(r"[^\s]+")
_SPACED = re.compile(r"(?<![a-z0-9])(?:[a-z0-9][\s.\-_*]+){2,}[a-z0-9](?![a-z0-9])")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def plain(message: str) -> str:
    """The message in plain words with single blanks; sentence ends stay as ` . `, question marks as ` ? `."""
    text = unicodedata.normalize("NFD", fold(message).lower())
    text = "".join(char for char in text if unicodedata.category(char) != "Mn")
    text = text.translate(_LOOK_ALIKES)
    text = _SPACED.sub(_joined, text)
    text = " ".join(_unleet(token) for token in _TOKEN.findall(text))
    text = text.replace("'", "").replace("my self", "myself").replace("any more", "anymore")
    text = re.sub(r"[?]+", " ? ", re.sub(r"[.!;\n]+(?=\s|$)", " , ", text))
    text = _DRAWN_OUT.sub(r"\1", text)
    words = (_spelt(word) for word in re.sub(r"[^a-z0-9$%?,/]+", " ", text).split())
    text = " ".join(words)
    # "2" is "to" only where a verb of these signs follows: elsewhere it is a number.
    text = re.sub(r"\b(want|going|ready|need|have) 2 (die|kill|end|be|live|hurt)\b", r"\1 to \2", text)
    text = re.sub(r"\b(want|going|ready) to dye\b(?! (my|hair|fabric|cloth))", r"\1 to die", text)
    text = re.sub(r"\bm (quiero|voy|mato|muero)\b", r"me \1", text)
    return re.sub(r"\b(myself|life|live|living|alive|die) any ?more\b", r"\1 anymore", text)


def _joined(match: re.Match[str]) -> str:
    """Letters written apart, as words: `k i l l` is `kill`. An `i` or `a` standing alone may be a word of its own, and
    so may a row of numbers."""
    letters = re.findall(r"[a-z0-9]", match.group())
    if sum(char.isdigit() for char in letters) * 2 > len(letters) or (
        re.fullmatch(r"[a-z0-9]([.]\s?[a-z0-9])+", match.group()) and len(letters) < 3
    ):
        return match.group()
    return "".join(letters)


def _unleet(token: str) -> str:
    """Digits and signs inside a word as the letters they stand for. A number with a unit stays what it is."""
    core = token.strip('.,;:!?"()')
    if (
        not re.search(r"[a-z]", core)
        or not re.search(r"[013457@$!€]", core)
        or re.fullmatch(r"[$€]?\d[\d.,]*[a-z/]{1,6}|[a-z]{1,4}-?\d{2,}|[$€].*|.+@.+\..+", core)
    ):
        return re.sub(r"(?<=[a-z])\*(?=[a-z])", "i", token) if "*" in token else token
    if re.fullmatch(r"d1[e3]|k1ll?|[a-z]+[013457@$!€][a-z0-9@$!€]*|[013457@$!€]+[a-z][a-z0-9@$!€]*", core):
        return token.replace(core, core.translate(_LEET))
    return token


def _spelt(word: str) -> str:
    known = _SHORT.get(word)
    if known is not None:
        return known
    if len(word) < 6 or word in _REAL:
        return word
    for right in _LONG:
        if abs(len(right) - len(word)) <= 1 and word[0] == right[0] and _one_slip(word, right):
            return right
    return word


def _one_slip(written: str, right: str) -> bool:
    """Whether one letter was left out, added, changed, or two neighbours changed places."""
    if written == right:
        return True
    start = 0
    while start < min(len(written), len(right)) and written[start] == right[start]:
        start += 1
    first, second = written[start:], right[start:]
    return (
        first[1:] == second[1:]
        or first[1:] == second
        or first == second[1:]
        or (first[:2] == second[:2][::-1] and first[2:] == second[2:])
    )
