"""What each tool of this door is for, as an agent that has to choose one reads it. The names are those of the talk."""

from collections.abc import Mapping

INSTRUCTIONS = (
    "Published figures on careers in the United States: pay, outlook, resilience to AI, training, and how to move from one "
    "job to another. Every figure is a fact with its unit, place, year and citation; quote it with its source, and do not "
    "state one that no tool returned. A name that may mean several things comes back with choices: ask the person. "
    "Without a place, figures are national."
)

DESCRIPTIONS: Mapping[str, str] = {
    "find_occupations": "Which occupations a job title may mean, best first, with their O*NET-SOC codes.",
    "find_places": "Which areas a ZIP code, town, metro, state or coordinates may mean; pay is published for these areas.",
    "get_wages": "Published pay of an occupation, career or track in one place: percentiles, median, employment; on request "
    "after the cost of living, in an earlier year, or the change since one. A place without a published figure is answered "
    "with the next wider area, which is named.",
    "rank_occupations": "Occupations of a track, a career, a major group or all, in order of pay, growth, openings, "
    "employment or AI resilience in one area, filtered by education, pay, months of training and more.",
    "rank_places": "States or metropolitan areas in order for one occupation or track: where it pays most, also after the "
    "cost of living.",
    "compare_occupations": "Two to five occupations side by side: pay, AI resilience, growth and openings in one place.",
    "evaluate_offer": "Where an offered amount stands among published pay for that occupation and place.",
    "compare_places": "One occupation in two to five places: pay, price level, and pay after the cost of living.",
    "get_resilience": "The AI resilience score of an occupation or career with the inputs it is made of.",
    "get_outlook": "Projected national growth and yearly openings of an occupation or career.",
    "get_career": "The profile of a career or occupation by sections: work, education, licence, technology, abilities and "
    "more; one section by its key, or all.",
    "get_track": "The profile of a track by sections: levels, ways in, demands, pay by place; with 'all', the list of tracks.",
    "find_transitions": "Where somebody can go from an occupation: related jobs with the change in pay, what is to be "
    "learnt, and the step in education; or the way to one named job.",
    "get_training": "Programs of study that lead to an occupation, and the usual preparation for it.",
    "match_interests": "Occupations that fit what a person likes, dislikes and needs, each with the reasons for and against.",
    "search_passages": "Passages of profiles and narratives about work, by meaning, each with its citation.",
    "calculate": "A difference, ratio, percent change, sum, or pay by the hour or month, over facts of earlier calls. Name "
    "the calls with their arguments: they are made again. The result is a derived fact with its formula; what would mean "
    "nothing (a floor, mixed units, two things changed at once) is refused with the reason.",
    "list_sources": "Every source of the figures here with its publisher, period, licence and address.",
}
