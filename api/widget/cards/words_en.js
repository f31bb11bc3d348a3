// English words of the cards. The Spanish ones in words_es.js have the same keys.

export const EN = {
  none: "not available", unloaded: "This card could not be fetched just now. Reload the page to see it.", hour: "/hour", points: "points", explain: "What does this number mean?",
  code: "code {code}", open_page: "Open its page", new_tab: "opens in a new tab", table: "Table: {name}",
  yes: "yes", no: "no", or_more: "≥ means this much or more: the survey prints no higher figure.",
  career: "Career", occupation: "Occupation", track: "Track",

  "stat.p10": "10% earn less than", "stat.p25": "25% earn less than", "stat.median": "Half earn less than (median)", "stat.p75": "75% earn less than",
  "stat.p90": "90% earn less than", "stat.mean": "Average", "stat.typical_median": "Typical median", "stat.employment": "Jobs", "stat.employment_base": "Jobs at the start",
  "stat.growth": "Projected growth", "stat.openings": "Openings a year", "stat.score": "AI resilience", "stat.score_low": "Lowest of its range", "stat.score_high": "Highest of its range",
  "stat.exposure": "Exposed to AI", "stat.epoch": "Human strengths", "stat.points": "Points", "stat.price_parity": "Prices (US = 100)", "stat.price_parity_housing": "Housing prices (US = 100)",
  "stat.difference": "Difference", "stat.pay_change": "Change in pay", "move.percent": "Change in percent", "stat.score_change": "Change in AI resilience", "stat.employment_change": "Change in jobs", "stat.real_pay_change": "Change in pay after prices",
  "stat.coverage": "Share of jobs covered", "stat.share": "Share", "stat.rank": "Place in the order", "stat.count": "Count", "stat.job_zone": "Job zone, 1 to 5", "stat.level": "Level, 0 to 7",
  "stat.level_gap": "To learn", "stat.importance": "Importance", "stat.likeness": "Likeness", "stat.relatedness_rank": "Place among related jobs", "stat.required_schooling": "Say that it is required",
  "stat.years_before_entry": "Years before entry", "stat.published": "Published elsewhere", "stat.offer": "Your offer", "stat.ratio": "Ratio", "stat.sum": "Sum", "stat.threshold": "Your limit",

  "pay.title": "Pay: {title}", "pay.year": "a year", "pay.hour": "an hour", "pay.half": "Half earn less than this, half earn more (the median).", "pay.range": "Pay range", "pay.median": "Median pay", "pay.yours": "your offer",
  "pay.read": "The bar runs from the lowest-paid 10% to the highest-paid 10%. The strong part is the middle half, the line is the median.",
  "pay.all": "All figures", "pay.place": "Place among today's workers", "pay.nominal": "Pay", "pay.real": "In US prices", "pay.hourly": "By the hour", "pay.jobs": "Jobs there",
  "pay.real_median": "The median in US prices", "pay.trend": "Then and now", "pay.beside": "Beside it", "pay.beside_of": "{title} as a group, median in {area}:",
  "pay.shared": "Pay is published for the code as a whole, which covers: {titles}.",
  "ladder.tried": "Looked first in {area}: {reason}.", "ladder.so": "So the figures are for {area}.",
  "group.title": "Pay across {title}", "group.lowest": "Lowest member median", "group.highest": "Highest member median", "group.members": "Members, highest median first",
  "group.picture": "Medians of {count} members", "group.note": "A group has no median of its own. The typical median is the mean of its codes' medians, weighted by jobs.", "group.left": "Left out",
  "group.real": "Typical median in US prices",

  "rank.title": "{title}: {by}", "rank.shown": "{shown} shown of {considered} looked at", "rank.dropped": "{count} not in the list, and why",
  "rank.hourly": "Paid by the hour, so not in a yearly list", "rank.switch": "Show pay", "rank.nominal": "In dollars", "rank.real": "In US prices", "rank.entry": "Usual schooling: {level}",
  "rank.same": "Prices are one and the same within a place, so the order hardly changes here.", "rank.order": "Now in order of pay in dollars.", "rank.order_real": "Now in order of pay in US prices.",
  "rank.ask_real": "What pays best in {within} in {place} after the cost of living?", "rank.ask_nominal": "What pays best in {within} in {place}?", "rank.all": "all occupations",
  "by.median": "by median pay", "by.real_median": "by pay in US prices", "by.p10": "by pay at the low end", "by.p90": "by pay at the high end", "by.growth": "by projected growth",
  "by.openings": "by openings a year", "by.employment": "by number of jobs", "by.resilience": "by AI resilience",

  "places.title": "{title}: places {by}", "places.which": "Places", "places.up": "▲ up from place {other} {way}", "places.down": "▼ down from place {other} {way}", "way.nominal": "in dollars", "way.real": "in US prices",
  "places.ask_real": "Where do {title} earn the most after the cost of living?", "places.ask_nominal": "Where do {title} earn the most?",
  "places.note": "The order is among the places shown here.", "places.dropped": "{count} without a figure, and why", "places.picture": "In dollars {nominal}, in US prices {real}",
  "places.key": "Open dot: in dollars. Full dot: in US prices.", "places.considered": "Places looked at", "places.left": "Left out",
  "level.nation": "the nation", "level.state": "state", "level.metropolitan": "metropolitan area", "level.nonmetropolitan": "area outside the metros",

  "compare.title": "Side by side", "compare.measure": "Measure",

  "res.title": "AI resilience: {title}", "res.score": "score {score} of 6", "res.range": "range {low} to {high}", "res.none": "No score", "res.picture": "AI resilience, from 1 to 6: {told}",
  "res.less": "1 = least resilient", "res.more": "6 = most resilient", "res.range_label": "Range", "res.parts": "What it is made of", "res.points": "{points} of 2 points", "res.no_points": "no points: the figure is missing",
  "res.exposure": "How much of the work AI could speed up, of 100. Less gives more points.", "res.growth": "How the number of jobs is projected to change. More gives more points.",
  "res.epoch": "Empathy, presence, opinion, creativity, hope: 5 to 25. More gives more points.",
  "res.members": "Members and their scores", "res.member": "Specialization", "res.scored": "Members with a score, of all members", "res.no_own": "A group has no score of its own; its members have.", "res.missing": "{count} things missing, and why", "res.elsewhere": "Published elsewhere, not our score", "res.pub_score": "Score of 6", "res.pub_exposure": "Exposure",
  "res.pub_growth": "Growth", "res.pub_epoch": "Human strengths, 5 to 25", "res.not": "The score says nothing about any one person's job.",

  "out.title": "Outlook: {title}", "out.where": "United States, {from}–{to}", "out.growth": "Change in jobs over the period", "out.openings_note": "Most openings come from people who retire or change jobs.", "out.education": "Typical entry education",

  "move.from": "Moves from {from}", "move.to": "From {from} to {to}", "move.shown": "{shown} shown of {considered} looked at", "move.more": "more school first", "move.licence": "perhaps a licence first",
  "move.pay": "Pay", "move.details": "Pay, entry, what to learn", "move.now": "Now", "move.there": "There", "move.median": "Median, {area}", "move.pay_picture": "Median pay now {own}, there {target}", "move.enter": "To enter", "move.education": "Schooling at entry",
  "move.experience": "Experience before", "move.training": "Training on the job", "move.zone": "Job zone, 1 to 5", "move.flag": "Licence, as published elsewhere", "move.needed": "needed", "move.not_needed": "not needed",
  "move.resilience": "AI resilience, 1 to 6", "move.learn": "To learn", "move.levels": "O*NET levels, 0 to 7. Strong: now. Pale: what is to learn.", "move.level_picture": "{name}: level {own} now, {target} there", "move.nothing": "Nothing listed to learn: {reason}.",
  "move.gap": "Gap", "move.weight": "Weight there, 1 to 5", "move.name": "Skill or knowledge", "move.related": "How related", "move.rank": "Place on O*NET's list", "move.likeness": "Likeness, at most 1", "move.left": "{count} left out, and why", "move.method": "How these were found",
  "kind.skill": "skill", "kind.knowledge": "knowledge",

  "train.title": "Preparing for {title}", "train.entry": "Typical entry education", "train.experience": "Related experience", "train.job": "Training on the job", "train.shares": "What people in the work say is required",
  "train.share": "Schooling", "train.say": "Say so", "train.programs": "{count} related programs of study", "train.cip": "CIP {cip}",

  "fit.title": "What may fit you", "fit.for": "For", "fit.against": "Against", "fit.first": "First step", "fit.no_pay": "no median published", "fit.guessed": "What was guessed from your words", "fit.considered": "Looked at", "fit.of6": "of 6",

  "offer.title": "Your offer beside {title}", "offer.below": "Less than 90% of the people in this work earn.", "offer.above": "More than 90% of the people in this work earn.", "offer.at": "At this mark: {lower}.",
  "offer.between": "Between these two marks: {lower}, and {upper}.", "offer.floor": "The published figures end below your amount, so its place cannot be told.", "offer.difference": "Your offer less the median", "offer.yearly": "Over a year",
  "offer.real": "Your offer in US prices", "offer.median": "The median in US prices", "offer.counted": "Your amount was counted {how}.", "offer.leaves": "What a wage leaves out", "offer.ask": "Worth asking",
  "unit.year": "a year", "unit.hour": "an hour", "unit.month": "a month", "unit.week": "a week", "unit.biweekly": "every two weeks",

  "passages.title": "From the narratives", "sources.title": "Where the figures come from", "sources.build": "Knowledge build {build}",  
  "sources.note": "What to know about these", "tracks.title": "Tracks", "tracks.members": "{members} occupations",

  "page.not": "Not here: {reason}.", "page.track": "Track of {members} occupations", "page.career": "Careers in {title}", "trend.label": "Typical median over time", "trend.break": "A dashed line marks a change of codes or method: figures on its two sides cannot be compared.",
  "trend.nominal": "full line: in dollars of each year", "trend.real": "dashed line: after prices", "trend.told": "{year}: {value}",

};
