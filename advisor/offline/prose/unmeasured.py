"""What people ask that no source here measures: said first, so that the figure after it is not taken for the answer.

Pure: patterns over the message. It claims nothing about the thing itself.
"""

import re

from advisor.offline.prose.tongue import say

_AGES = r"(?:\d{2}[- ]?year[- ]?olds?|(?:in|over|under) (?:their|your|my) (?:\d0s|twent|thirt|fort|fift|sixt)\w*|older workers|younger workers)"
_WHO = r"(?:nurses?|teachers?|workers?|people|men|women|drivers?|employees)"
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (
            r"\b(?:women|men|female|male|males|females|gender|mujeres|hombres)\b.{0,60}\b(?:women|men|female|male|males|females|make|makes|earn|paid|pay|gap|gana\w*|mujeres|hombres)\b|\bgender (?:pay )?gap\b|\bbrecha salarial\b",
            say("No source here splits pay by sex, so I cannot say what women or men earn. The figure is for everybody in the job."),
        ),
        (
            rf"\b(?:black|white|hispanic|latin[oax]s?|asian|african[- ]american|race|racial|ethnic\w*)\b.{{0,30}}\b(?:{_WHO}|pay|gap|earn|make)\b|\bby race\b",
            say("No source here splits pay by race or ethnic group, so I cannot compare. The figure is for everybody in the job."),
        ),
        (
            rf"\b{_AGES}\b.{{0,40}}\b(?:earn|make|paid|pay|salar\w+)\b|\b(?:earn|make|paid|pay|salar\w+)\b.{{0,40}}\b{_AGES}\b|\b(?:pay|salar\w+|earn\w*|wages?) by age\b",
            say("No source here splits pay by age. The figure is for workers of every age."),
        ),
        (
            r"\b(?:which|what) (?:company|companies|employers?|firms?|hospitals?)\b|\b(?:google|amazon|apple|microsoft|meta|facebook|walmart|tesla|netflix|costco|target|ups|fedex|starbucks|nasa)\b.{0,40}\b(?:pay|pays|make|makes|get|earn|salar\w+|stock|engineers?|workers?|managers?)\b|\bat (?:google|amazon|apple|microsoft|meta|facebook|walmart|tesla|netflix|costco|target|ups|fedex|starbucks)\b|\bqu[eé] empresas?\b",
            say("No source here tells what a single company or employer pays. The figure is for all employers together."),
        ),
        (
            r"\b(?:bonus(?:es)?|commissions?|tips|stock(?: options)?|equity|rsus?|sign[- ]on|overtime(?: pay)?|benefits?|insurance|pension|401k|pto|vacation|propinas|bonos?|comisi[oó]n|prestaciones|horas extra)\b",
            say("Wages here leave out bonuses, stock, overtime and benefits such as insurance or paid leave, so I have no figure for those."),
        ),
        (r"\bunemploy\w+\b.{0,20}\brates?\b|\brates?\b.{0,20}\bunemploy\w+\b|\bdesempleo\b", say("I have no unemployment rate for single jobs. What is published is how many jobs there are and how that is expected to change.")),
        (
            r"\b(?:how happy|happiest|happiness|job satisfaction|satisfied|satisfaction)\b|\bfelic(?:es|idad)\b",
            say("No source here measures how happy or satisfied people are in a job."),
        ),
        (r"\b(?:divorce|suicide) rates?\b|\blife expectancy\b|\binjury rates?\b|\bdeath rates?\b", say("No source here has that rate for single jobs.")),
        (
            r"\b(?:harvard|yale|stanford|mit|ivy league|princeton)\b.{0,40}\b(?:grads?|graduates?|degree|make|earn)\b",
            say("No source here tells pay by school. The figure is for everybody in the job."),
        ),
        (r"\b(?:self[- ]employed|freelanc\w+|own business|1099|gig)\b", say("Pay here is of employees. People who work for themselves are not in it.")),
        (r"\bunion(?:ized)?\b.{0,30}\b(?:pay|wages?|make|earn|non[- ]?union)\b|\bnon[- ]?union\b", say("No source here splits pay by union membership.")),
    )
)  # fmt: skip


def unmeasured(message: str) -> str | None:
    """The sentence for the first thing asked that is not measured; None where nothing of the kind is asked."""
    low = message.lower()
    return next((sentence for pattern, sentence in _KINDS if pattern.search(low)), None)
