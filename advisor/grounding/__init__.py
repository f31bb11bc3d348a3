"""Grounding: which statements of a sentence no fact of the turn supports. Pure; it never changes a word, only markers.

A figure must equal a fact at the precision it was written with, and be of the occupation, place, year and measure that
the sentence says; names, codes, links, comparisons and superlatives must be supported likewise.
"""

from advisor.grounding.context import START, Context
from advisor.grounding.grounds import Grounds, Known
from advisor.grounding.verdicts import Verdict, check, check_against

__all__ = ["START", "Context", "Grounds", "Known", "Verdict", "check", "check_against"]
