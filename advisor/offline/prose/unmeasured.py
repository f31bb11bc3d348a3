"""What is said first where something is asked that no source here measures, so that the figure after it is not taken for
the answer. Sentences alone: what was asked is decided in `unmeasured`.
"""

from advisor.offline.prose.tongue import say

LACKING: dict[str, str] = {
    "sex": say("No source here splits pay by sex, so I cannot say what women or men earn. The figure is for everybody in the job."),
    "race": say("No source here splits pay by race or ethnic group, so I cannot compare. The figure is for everybody in the job."),
    "age": say("No source here splits pay by age. The figure is for workers of every age."),
    "employer": say("No source here tells what a single company or employer pays. The figure is for all employers together."),
    "extras": say("Wages here leave out bonuses, stock, overtime and benefits such as insurance or paid leave, so I have no figure for those."),
    "tips": say("Wages here count tips and commissions in, and never show them apart."),
    "unemployment": say("I have no unemployment rate for single jobs. What is published is how many jobs there are and how that is expected to change."),
    "happiness": say("No source here measures how happy or satisfied people are in a job."),
    "rates": say("No source here has that rate for single jobs."),
    "school": say("No source here tells pay by school. The figure is for everybody in the job."),
    "self_employed": say("Pay here is of employees. People who work for themselves are not in it."),
    "overtime": say("Wages here leave out overtime, so I have no figure for it. The regular pay by the hour is on file."),
    "average_age": say("No source here tells the age of the people in a job."),
    "applicants": say("No source here counts how many people apply for a job or a school, or how many are taken. Openings a year are on file; applicants are not."),
    "union": say("No source here splits pay by union membership."),
    "conditions": say("No source here tells which jobs are part-time, remote or on which shifts, so what follows is not limited to those."),
}  # fmt: skip
"""By key, what is missing."""
NOTHING_NEAR: frozenset[str] = frozenset(
    ("unemployment", "happiness", "rates", "overtime", "average_age", "applicants")
)
"""Of these nothing on file is near: a figure beside them would only be taken for the answer."""
