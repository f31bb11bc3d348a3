// What fields of a profile or a track are called, in English. The Spanish ones in fields_es.js have the same keys.

export const FIELDS = {
  median: "Median pay", change: "Change over these years", points: "By year",
  in_our_words: "In our words", tasks: "Tasks", morning: "One morning", who_thrives: "Who does well in it", leaving: "What people leave over",
  without_degree: "Ways in without a degree", codes: "By code", entry: "Typical for entry", named_as_required: "Named as required by people in the work",
  before_entry: "Years before entry", then_on_the_job: "Then on the job", ai_outlook: "AI resilience, 1 to 6", low: "Lowest of its range", high: "Highest of its range",
  no_pay: "Why no pay", links: "Where to look", lacking: "Not on file", facts: "As that publisher prints it", published_elsewhere: "Published elsewhere",
  annual_p10_usd: "10% earn less than", annual_median_usd: "Median", annual_p90_usd: "90% earn less than", nominal: "In dollars", real: "In US prices",
  real_pay: "Pay after prices", covers: "Share of its jobs covered", rank: "Place in dollars", rank_in_us_prices: "Place in US prices", highest: "Highest in dollars",
  highest_in_us_prices: "Highest in US prices", moved_most: "Moved most between the two", tiers: "By level of prices", write_to: "Write to", build: "Build",
  cost_min_usd: "Least cost", cost_typical_usd: "Typical cost", cost_max_usd: "Highest cost", years_min: "Fewest years", years_typical: "Typical years", years_max: "Most years",
  entry_education: "Schooling at entry", work_experience: "Experience before", on_the_job_training: "Training on the job", job_zone: "Job zone, 1 to 5", share: "Share",
  level: "Level", levels: "Levels", mid: "Mid", senior: "Senior", executive: "Executive", roles: "Roles", sectors: "By industry", stretches: "Stretches of years", years: "Years",
  year: "Year", programs: "Programs of study", in_demand: "In demand", hot: "Hot technologies", skills: "Skills", abilities: "Abilities", importance: "Importance, 0 to 100",
  tier: "How near", role: "Part", category: "Category", careers: "Careers", tracks: "Tracks", outlook: "Outlook", required: "Needed", publisher: "Publisher", caveat: "Mind",
  cost: "Cost", method: "Method", licence: "Licence", attribution: "Attribution", also_cited_as: "Also cited as", members: "Members", state: "State", states: "States",
  sector: "Industry", classification: "Codes of that time", specializations_beside_it: "Specializations beside it", vintage: "Speaks of", dataset: "Dataset", page: "Page",
  percentiles: "Pay", blurb: "About it",
};
