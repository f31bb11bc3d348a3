"""Ways of naming a kind of work that no list of titles holds, put as one that lists do: an activity ("driving a truck"), a
licence ("a CDL"), a school ("law school"), "the trades". Pure patterns; they decide no intent and name no figure.

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
_COLLAR = re.compile(r"(?i)\b(?:blue[- ]?collar|working[- ]class) (jobs?|careers?|work|stuff|fields?|trades?|gigs?)\b")
_TRADES = re.compile(r"(?i)(?<!building )(?<!construction )(?<!the )\b(?:skilled |hands[- ]on )?trades\b|\b(?:in |of )?the (?:skilled )?trades\b(?! (?:union|school|council))")  # fmt: skip


def worded(text: str) -> str:
    """The message with such wordings put as a job that lists know; any other as it stands."""
    if not _AT_WHEEL.search(text):
        text = _CDL.sub("truck driver license", text)
    text = _DRIVING.sub(_driver, text)
    for pattern, words in _SCHOOLS:
        text = pattern.sub(words, text)
    text = _COLLAR.sub("jobs without a degree", text)
    return _TRADES.sub("jobs without a degree", text)


def _driver(match: re.Match[str]) -> str:
    said = (match["what"] or match["other"]).lower()
    return f"{_DRIVER.get(said, said)} {'operator' if said == 'forklift' else 'driver'}"
