"""Sentences that stand by themselves: what no source here has, and what two figures that differ are. Text alone."""

from advisor.offline.prose.tongue import say

NO_POSTINGS = say(
    "I have no live job postings, and I never invent one. Look on your state's job bank, CareerOneStop or a large job board. What I can show is what the job pays and where it is heading."
)
CONFLICT = say(
    "Those two are not the same thing, and that is confusing; thank you for asking. One is what another publisher prints for a group, the other is what we compute or what the wage survey measures for single occupations."
)
NOT_COVERED = say(
    "No source here tells which jobs can be done from home, part-time or on which shifts, nor what comes on top of pay, so I do not guess."
)
BOTH_RIGHT = say("Both are right: they are of two different places. Here they stand side by side.")
DOUBTED = say("I looked it up again, and this is what the source has. Your own case can lie well above or below it.")
SHARED = say(
    "They show the same pay because it is one figure: the wage survey publishes pay for a six-digit code as a whole, and several occupations share this one. It does not mean that each really earns the same."
)
NO_CROSSWALK = say(
    "That is a job code of the armed forces, and no military crosswalk is loaded here, so I do not guess which civilian jobs it matches. O*NET's My Next Move for Veterans and CareerOneStop look such codes up."
)
MILITARY_WORDS = say(
    "Your experience counts: say in plain words what you did, such as keeping stock and supply records, fixing trucks or caring for the wounded, and I show the jobs near it with their pay."
)
NO_MINIMUM = say(
    "Minimum wages are set by law and are not on file here; the Wage and Hour Division of the US Department of Labor and the state's labor department publish them."
)
NO_HIRING_RULES = say(
    "No source here says who is hired with a record, after service or with which papers, so I do not guess it. An American Job Center, found through CareerOneStop, advises on that for free."
)
NO_LICENCES = say("Some jobs need a licence: ask the state's board what a record means for it.")
