"""What a person calls a job -> ranked occupations, or the subject meant, with scores and whether to go on or to ask.

`index` runs at build time, `Titles` answers. Nothing here gives a figure, and nothing guesses where nothing is near.
"""

from knowledge.titles.find import Titles
from knowledge.titles.index import index, written
from knowledge.titles.matches import Candidate, SimilarOccupations, Spotted, Subject, SubjectMatch, TitleMatch

__all__ = [
    "Candidate",
    "SimilarOccupations",
    "Spotted",
    "Subject",
    "SubjectMatch",
    "TitleMatch",
    "Titles",
    "index",
    "written",
]
