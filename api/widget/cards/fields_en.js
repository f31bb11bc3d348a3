// What fields of a profile or a track are called, in English. The Spanish ones in fields_es.js have the same keys.

export const WORDS = {
  "field.median": "Median pay", "field.change": "Change over these years", "field.points": "By year",
  "field.in_our_words": "In our words", "field.tasks": "Tasks", "field.morning": "One morning", "field.who_thrives": "Who does well in it", "field.leaving": "What people leave over",
  "field.without_degree": "Ways in without a degree", "field.codes": "By code", "field.entry": "Typical for entry", "field.named_as_required": "Named as required by people in the work",
  "field.before_entry": "Years before entry", "field.then_on_the_job": "Then on the job", "field.ai_outlook": "AI resilience, 1 to 6", "field.low": "Lowest of its range", "field.high": "Highest of its range",
  "field.no_pay": "Why no pay", "field.links": "Where to look", "field.lacking": "Not on file", "field.facts": "As that publisher prints it", "field.published_elsewhere": "Published elsewhere",
  "field.annual_p10_usd": "10% earn less than", "field.annual_median_usd": "Median", "field.annual_p90_usd": "90% earn less than", "field.nominal": "In dollars", "field.real": "In US prices",
  "field.real_pay": "Pay after prices", "field.covers": "Share of its jobs covered", "field.rank": "Place in dollars", "field.rank_in_us_prices": "Place in US prices", "field.highest": "Highest in dollars",
  "field.highest_in_us_prices": "Highest in US prices", "field.moved_most": "Moved most between the two", "field.tiers": "By level of prices", "field.write_to": "Write to", "field.build": "Build",
  "field.cost_min_usd": "Least cost", "field.cost_typical_usd": "Typical cost", "field.cost_max_usd": "Highest cost", "field.years_min": "Fewest years", "field.years_typical": "Typical years", "field.years_max": "Most years",
  "field.entry_education": "Schooling at entry", "field.work_experience": "Experience before", "field.on_the_job_training": "Training on the job", "field.job_zone": "Job zone, 1 to 5", "field.share": "Share",
  "field.level": "Level", "field.levels": "Levels", "field.mid": "Mid", "field.senior": "Senior", "field.executive": "Executive", "field.roles": "Roles", "field.sectors": "By industry", "field.stretches": "Stretches of years", "field.years": "Years",
  "field.year": "Year", "field.programs": "Programs of study", "field.in_demand": "In demand", "field.hot": "Hot technologies", "field.skills": "Skills", "field.abilities": "Abilities", "field.importance": "Importance, 0 to 100",
  "field.tier": "How near", "field.role": "Part", "field.category": "Category", "field.careers": "Careers", "field.tracks": "Tracks", "field.outlook": "Outlook", "field.required": "Needed", "field.publisher": "Publisher", "field.caveat": "Mind",
  "field.cost": "Cost", "field.method": "Method", "field.licence": "Licence", "field.attribution": "Attribution", "field.also_cited_as": "Also cited as", "field.members": "Members", "field.state": "State", "field.states": "States",
  "field.sector": "Industry", "field.classification": "Codes of that time", "field.specializations_beside_it": "Specializations beside it", "field.vintage": "Speaks of", "field.dataset": "Dataset", "field.page": "Page",
  "field.percentiles": "Pay", "field.blurb": "About it",
};
