"""Ways of naming a kind of work that no list of titles holds, put as one that lists do: an activity ("driving a truck"), a
licence ("a CDL"), a school ("law school"). Pure patterns; they decide no intent and name no figure.

A message that names the job itself beside the licence ("does a bus driver need a CDL") is left as it stands.
"""

import re

_DRIVEN = r"(?P<what>truck|semi|big rig|18[- ]wheeler|eighteen[- ]wheeler|bus|school bus|forklift|taxi|cab|tow truck|delivery truck|dump truck|tractor[- ]trailer)"
_DRIVER = {"semi": "truck", "big rig": "truck", "18-wheeler": "truck", "18 wheeler": "truck", "eighteen-wheeler": "truck", "eighteen wheeler": "truck",
           "tractor-trailer": "truck", "tractor trailer": "truck", "cab": "taxi"}  # fmt: skip
_DRIVING = re.compile(
    rf"(?i)\b(?:{_DRIVEN}[- ]driving|(?<!self )(?<!self-)driv(?:ing|e) (?:an? |the )?{_DRIVEN.replace('?P<what>', '?P<other>')}s?)\b(?! (?:school|test|jobs?|record|companies|company))"
)
_CDL = re.compile(
    r"(?i)\b(?:cdl|commercial driver'?s? licen[cs]e|class a licen[cs]e|class a cdl)(?: (?:license|licence|class a))?\b"
)
_AT_WHEEL = re.compile(r"(?i)\b(?:driv(?:er|ers|ing|e)|truck(?:er|ers|ing)?|operators?)\b")
_SCHOOLS = (
    (re.compile(r"(?i)\blaw (?=school\b|degree\b)"), "lawyer "),
    (re.compile(r"(?i)\b(?:med|medical) (?=school\b)"), "physician "),
    (re.compile(r"(?i)\bpa (?=school\b)"), "physician assistant "),
    (re.compile(r"(?i)\bvet (?=school\b)"), "veterinarian "),
    (re.compile(r"(?i)\bpt (?=school\b)"), "physical therapist "),
    (re.compile(r"(?i)\bbeauty (?=school\b)"), "cosmetologist "),
    (re.compile(r"(?i)\breal estate (?=licen[cs]e\b|exam\b|school\b|course)"), "real estate agent "),
    (re.compile(r"(?i)\bhair (?=licen[cs]e\b|school\b)"), "hair stylist "),
    (re.compile(r"(?i)\btruck(?:ing)?(?: driving)? (?=school\b)"), "truck driver "),
    (re.compile(r"(?i)\bpilot'?s (?=licen[cs]e\b)"), "pilot "),
)  # fmt: skip
_TRACKS = {"technology": "technology", "tech": "technology"}
_COLLAR = re.compile(r"(?i)\b(?:blue[- ]?collar|working[- ]class) (jobs?|careers?|work|stuff|fields?|trades?|gigs?)\b")
_DONE = (
    ("waiter", r"wait(?:ing)? tables"), ("fast food cook", r"flipp?ing burgers"), ("hair stylist", r"(?:cutting|doing) hair"), ("bartender", r"tending bar"),
    ("landscaping worker", r"(?:mowing|cutting) (?:lawns|grass|yards)"), ("housekeeper", r"cleaning (?:houses|hotel rooms|rooms|offices)"), ("stock clerk", r"stocking shelves"),
    ("house painter", r"painting houses"), ("auto mechanic", r"(?:fixing|working on) cars"), ("car salesman", r"selling cars"), ("child care worker", r"(?:watching|babysitting) (?:peoples? |other people'?s )?kids"),
    ("home health aide", r"(?:taking care of|caring for) (?:old people|the elderly|elderly people|seniors)"), ("manicurist", r"doing nails"), ("receptionist", r"(?:answering phones|working (?:a |the )?front desk)"),
    ("cashier", r"(?:ringing people up|working (?:a |the )?(?:cash )?register)"), ("order picker", r"(?:picking|packing) (?:orders|boxes)"), ("security guard", r"working security"), ("dishwasher", r"washing dishes"),
)  # fmt: skip
_WORKED = re.compile(
    r"(?i)\b(?P<been>been|years? of|yrs? of|tired of|sick of|done with|after|from|spent (?:\w+ ){1,3}|i'?m|i am|for (?:\w+ )?years?) (?:a |the )?(?:"
    + "|".join(f"(?P<j{at}>{done})" for at, (_, done) in enumerate(_DONE))
    + r")\b"
)
_TAKEN_OVER = re.compile(
    r"(?i)\btak(?:e|es|ing) (?:over |(?:the )?(?:jobs?|work) )(?:away )?from\b(?= (?!me\b|us\b|them\b|him\b|her\b|you\b))"
)
"""Machines that take over from a trade replace it; nobody leaves that trade for another."""
_BARREL = re.compile(
    r"(?i)\b(?:the )?bottom of the (?:barrel|pile|heap|ladder)(?: (?:pay[- ]?wise|for pay|in pay|when it comes to pay))?\b"
)
_AGREED = re.compile(
    r"(?i)^(?:(?:that )?sounds (?:good|great|nice|cool|interesting)|(?:ok(?:ay)? )?(?:cool|nice|great|awesome|sweet|perfect|interesting|wow|gotcha|got it|alright|right on|good to know|makes sense|i see|hm+|thanks|thx|thank you))[,.!; ]+"
    r"(?=(?:so |and |but |ok |now )?(?:what|whats|what's|how|hows|how's|where|which|who|why|is|are|do|does|can|could|will|would)\b \w+)"
)


_NICKNAMES = tuple(
    (re.compile(rf"(?i)\b{nickname}(?:(?P<one>y|ie)|(?P<many>ies))\b"), job)
    for nickname, job in (("spark", "electrician"), ("chipp", "carpenter"), ("brick", "brickmason"))
)
"""What people in a trade call it, where no list of titles does."""
_FIELD_OF_WORK = re.compile(
    r"(?i)(?P<before>^|\b(?:which|what|best|top|paid|paying|growing|shrinking|resilient|exposed|the|any|all|most|are|some|about|of|for|good|safe|many|in|entry[- ]level|more|other|compare)\s+)"
    r"(?P<field>technology|tech)(?=\s+(?:jobs|careers|occupations|roles|professions|positions|workers)\b)"
)
"""A field whose name is also a word of questions ("what technology do nurses use"): before "jobs" it names the track."""


def worded(text: str) -> str:
    """The message with such wordings put as a job that lists know; any other as it stands."""
    text = _BARREL.sub("lowest paid jobs", _AGREED.sub("", text))
    text = _TAKEN_OVER.sub("replace", text)
    text = _WORKED.sub(_worked, text)
    if not _AT_WHEEL.search(text):
        text = _CDL.sub("truck driver license", text)
    text = _DRIVING.sub(_driver, text)
    for pattern, words in _SCHOOLS:
        text = pattern.sub(words, text)
    for pattern, job in _NICKNAMES:
        text = pattern.sub(lambda match, job=job: f"{job}s" if match["many"] else job, text)  # type: ignore[misc]
    text = _FIELD_OF_WORK.sub(lambda match: f"{match['before']}{_TRACKS[match['field'].lower()]} track", text)
    return _COLLAR.sub("jobs without a degree", text)


def _worked(match: re.Match[str]) -> str:
    """ "Been waiting tables": been a waiter."""
    job = next(name for at, (name, _) in enumerate(_DONE) if match[f"j{at}"])
    return f"{match['been']} a {job}"


def _driver(match: re.Match[str]) -> str:
    said = (match["what"] or match["other"]).lower()
    return f"{_DRIVER.get(said, said)} {'operator' if said == 'forklift' else 'driver'}"
