"""What the advisor is, and what a draft of a letter will hold and where it is made. It writes no letter itself and says
nothing about the person the letter is for.
"""

import re

from advisor.answers import Outcome
from advisor.facts import Choice
from advisor.offline.prose.tongue import say
from advisor.offline.prose.wording import Told
from advisor.offline.reading import Reading

WHO = re.compile(
    r"\b(who|what) (are|r) (you|u)\b|\bare (you|u) (an? )?(real|human|person|robot|bot|machine|ai|chat ?gpt|computer|program|alive)\b"
    r"|\b(am i|is this) (talking|speaking|chatting|writing)? ?(to|with)? ?(an? )?(real|human|person|robot|bot|machine|computer|program)\b|\bwho made you\b"
    r"|\bqui[eé]n (es usted|eres)\b|\bqu[eé] (es usted|eres)\b|\b(es usted|eres) (una? )?(persona|robot|m[aá]quina|humano|ia)\b"
)
_RESUME = re.compile(r"\b(resume|r[eé]sum[eé]|cv|curr[ií]culum|hoja de vida)\b")
ME = say("I am a computer program, not a person. I tell what jobs pay, what they ask for and where they lead.")
HOW = say(
    "Each figure comes from a published source that I name. I can be wrong about what you mean, so tell me if I am."
)


def told_who(examples: list[Choice]) -> Told:
    """What it is, what it does, and the way to a person."""
    person = say("For a person to talk to, an American Job Center helps for free; CareerOneStop finds the nearest one.")
    return Told([ME, HOW, person], examples)


def told_draft(reading: Reading, examples: list[Choice]) -> tuple[Told, Outcome]:
    """Where a draft is made, what it will hold, what is known, and what can be gathered here."""
    if _RESUME.search(reading.message.lower()):
        lines = [
            say(
                "I do not write resumes. CareerOneStop has a free guide, and an American Job Center looks yours over for free."
            ),
            say(
                "What I can show is what a job asks for and what people do in it, so that you can name the same things you have done."
            ),
        ]
        return Told(lines, list(examples)), "declined"
    told = Told(
        [
            say("A letter is made as a draft in the counselor's room, not as chat text here."),
            say(
                "The draft will hold the facts with their sources, the client's own words and the counselor's judgment, each marked as such. A counselor checks and signs it."
            ),
            say(
                "So far I know only what your message says. What the client did, wants or said is not on file here, and I make none of it up."
            ),
            say("I can gather the facts for it: pay, what to learn, and first steps."),
        ]
    )
    there = f" in {reading.place}" if reading.place else ""
    subject = reading.subjects[0] if reading.subjects else None
    if subject is not None:
        told.choices = [
            Choice(label="Moves from that job", message=f"What can I move into from {subject}{there}?"),
            Choice(label="What it pays", message=f"How much do {subject} make{there}?"),
        ]
    else:
        told.choices = list(examples)
    told.offer = say("Shall I start with those facts?")
    return told, "declined"
