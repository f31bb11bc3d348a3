// The chat page: sends a message, reads the event stream, and builds every element as a DOM node. Nothing that came
// from a person or a model is ever parsed as HTML.

const talk = document.getElementById("talk");
const form = document.getElementById("ask");
const message = document.getElementById("message");
const place = document.getElementById("place");
const send = document.getElementById("send");
const stop = document.getElementById("stop");
const starters = document.getElementById("starters");
const announce = document.getElementById("announce");

const STARTERS = [
  "What pays best in operations near me?",
  "How much do operations managers make?",
  "What pays best in Idaho without a degree?",
  "Will AI replace operations managers?",
  "What does a supply chain manager earn in Texas?",
];

const STEPS = {
  find_occupations: "looking up the occupation", find_places: "looking up the place", get_wages: "looking up pay",
  rank_occupations: "ranking occupations by pay", get_resilience: "looking up AI resilience", get_career: "reading the career profile",
  get_track: "reading the track", search_passages: "searching the narratives", get_outlook: "looking up the projection",
  list_sources: "listing the sources", compare_occupations: "comparing",
  find_transitions: "looking for jobs to move to", get_training: "looking up programs of study",
  match_interests: "matching what you like", rank_places: "putting places in order", evaluate_offer: "placing your offer",
  compare_places: "comparing places", calculate: "calculating",
};

// The token of this talk is a credential: kept for this tab only, sent only as a header.
const session = {
  get id() { return sessionStorage.getItem("conversation_id"); },
  get token() { return sessionStorage.getItem("conversation_token"); },
  keep(id, token) {
    sessionStorage.setItem("conversation_id", id);
    if (token) sessionStorage.setItem("conversation_token", token);
  },
  clear() { sessionStorage.removeItem("conversation_id"); sessionStorage.removeItem("conversation_token"); },
};

let running = null;
let turns = 0;

// --- small DOM language --------------------------------------------------------------------------------------------

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "onclick") node.addEventListener("click", value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// --- figures -------------------------------------------------------------------------------------------------------

function show(fact) {
  if (!fact) return "not available";
  const floor = fact.bound === "at_least" ? "≥ " : "";
  const plain = (digits) => Math.abs(fact.value).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const less = fact.value < 0 ? "-" : "";
  if (fact.unit.startsWith("USD/hour")) return `${floor}${less}$${plain(2)}/hour`;
  if (fact.unit.startsWith("USD")) return `${floor}${less}$${plain(0)}`;
  if (fact.unit === "percent") return `${floor}${less}${plain(Number.isInteger(fact.value) ? 0 : 1)}%`;
  if (fact.unit === "percentage points") return `${less}${plain(1)} points`;
  if (fact.unit === "index US=100") return `${plain(1)} (US = 100)`;
  return `${floor}${Number(fact.value).toLocaleString("en-US", { maximumFractionDigits: 1 })}`;
}

function cite(turn, fact) {
  if (!fact) return null;
  return marker(turn, fact.citation);
}

function marker(turn, number) {
  return el("sup", { class: "cite" }, el("a", { href: `#source-${turn.number}-${number}`, "aria-label": `source ${number}` }, `[${number}]`));
}

function figure(turn, id) {
  const fact = turn.facts.get(id);
  if (!fact) return el("span", {}, "not available");
  const title = [fact.statistic.replaceAll("_", " "), fact.of.title, fact.area?.title, fact.as_of, fact.note].filter(Boolean).join(" · ");
  return el("span", { title }, show(fact), cite(turn, fact));
}

// --- text: paragraphs, lists, bold and citation markers, nothing else --------------------------------------------------

function inline(turn, text) {
  const nodes = [];
  for (const part of text.split(/(\*\*[^*]+\*\*|\[\d+\])/)) {
    const bold = /^\*\*([^*]+)\*\*$/.exec(part);
    const mark = /^\[(\d+)\]$/.exec(part);
    if (bold) nodes.push(el("strong", {}, ...inline(turn, bold[1])));
    else if (mark) nodes.push(marker(turn, mark[1]));
    else if (part) nodes.push(part);
  }
  return nodes;
}

function prose(turn, text) {
  const blocks = [];
  let list = null;
  let lines = [];
  const flush = () => {
    if (lines.length) blocks.push(el("p", {}, ...inline(turn, lines.join(" "))));
    lines = [];
  };
  for (const line of text.split("\n")) {
    const item = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/.exec(line);
    if (item) {
      flush();
      const kind = item[1] ? "ol" : "ul";
      if (!list || list.localName !== kind) blocks.push((list = el(kind)));
      list.append(el("li", {}, ...inline(turn, item[2])));
    } else if (line.trim() === "") { flush(); list = null; } else { list = null; lines.push(line.replace(/^#+\s*/, "")); }
  }
  flush();
  return blocks;
}

// --- pictures ------------------------------------------------------------------------------------------------------

function rangePicture(turn, card) {
  const names = ["p10", "p25", "median", "p75", "p90"].filter((name) => card.percentiles[name]);
  const facts = names.map((name) => turn.facts.get(card.percentiles[name])).filter(Boolean);
  if (facts.length < 3) return null;
  const at = (name) => facts[names.indexOf(name)];
  const low = facts[0].value, high = facts[facts.length - 1].value;
  const x = (value) => ((value - low) / (high - low || 1)) * 1000;
  const label = names.map((name, i) => `${name} ${show(facts[i])}`).join(", ");
  const picture = svg("svg", { viewBox: "0 0 1000 40", role: "img", "aria-label": `Pay range: ${label}`, width: "100%", height: "28", preserveAspectRatio: "none" },
    svg("rect", { x: 0, y: 14, width: 1000, height: 12, class: "bar" }));
  if (at("p25") && at("p75")) picture.append(svg("rect", { x: x(at("p25").value), y: 8, width: x(at("p75").value) - x(at("p25").value), height: 24, class: "bar-strong", opacity: ".5" }));
  if (at("median")) picture.append(svg("rect", { x: x(at("median").value) - 3, y: 0, width: 6, height: 40, class: "bar-strong" }));
  // The labels are text of the page, so that they stay readable on a phone.
  const legend = [names[0], "median", names[names.length - 1]].filter((name) => at(name))
    .map((name) => el("span", {}, `${name} ${show(at(name))}`));
  return el("div", { class: "range" }, picture, el("div", { class: "legend", "aria-hidden": "true" }, ...legend));
}

function bar(value, most) {
  const width = Math.max(2, (value / (most || 1)) * 100);
  return svg("svg", { viewBox: "0 0 100 10", width: "100", height: "10", "aria-hidden": "true", preserveAspectRatio: "none" },
    svg("rect", { x: 0, y: 1, width, height: 8, rx: 2, class: "bar-strong" }));
}

// --- cards ---------------------------------------------------------------------------------------------------------

const NAMES = { p10: "10% earn less than", p25: "25% earn less than", median: "Half earn less than (median)", p75: "75% earn less than", p90: "90% earn less than", mean: "Average" };

function ladderNote(card) {
  const missed = (card.ladder || []).filter((step) => !step.found);
  if (!missed.length) return null;
  return el("p", { class: "small" }, missed.map((step) => `${step.area.title}: ${step.reason}`).join("; ") + ".");
}

function asOf(turn, ids) {
  const fact = ids.map((id) => turn.facts.get(id)).find(Boolean);
  return fact ? fact.as_of : "";
}

const CARDS = {
  wage(turn, card) {
    const names = Object.keys(NAMES).filter((name) => card.percentiles[name]);
    const real = card.real || {};
    const rows = names.map((name) => el("tr", {}, el("th", { scope: "row" }, NAMES[name]),
      el("td", { class: "figure" }, figure(turn, card.percentiles[name])),
      Object.keys(real).length ? el("td", { class: "figure" }, real[name] ? figure(turn, real[name]) : "") : null));
    return [
      heading(`Pay: ${card.title}`), below(`${card.area.title} · ${asOf(turn, Object.values(card.percentiles))} · code ${card.code}`),
      rangePicture(turn, card),
      el("details", {}, el("summary", {}, "All figures"),
        el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Place among today's workers"), el("th", { scope: "col", class: "figure" }, "Pay"),
          Object.keys(real).length ? el("th", { scope: "col", class: "figure" }, "In US prices") : null)), el("tbody", {}, ...rows))),
      card.employment ? el("p", { class: "small" }, "Jobs: ", figure(turn, card.employment)) : null,
      ...(card.beside || []).map((id) => {
        const fact = turn.facts.get(id);
        return fact ? el("p", { class: "small" }, `Beside it, ${fact.of.title} as a group in ${fact.area?.title}: `, figure(turn, id)) : null;
      }),
      card.shared_by?.length > 1 ? el("p", { class: "small" }, `Pay is published for the code as a whole, which covers: ${card.shared_by.join("; ")}.`) : null,
      ladderNote(card),
    ];
  },
  group_pay(turn, card) {
    return [
      heading(`Pay across ${card.title}`), below(card.area.title),
      el("ul", { class: "parts" },
        part("Typical median", card.typical_median, turn), part("Lowest member median", card.lowest, turn),
        part("Highest member median", card.highest, turn), part("Jobs", card.employment, turn)),
      card.members?.length ? rankTable(turn, card.members, "Members, highest median first") : null,
      card.left_out?.length ? el("p", { class: "small" }, "Left out: ", card.left_out.map((one) => `${one.what} (${one.reason})`).join("; "), ".") : null,
      ladderNote(card),
    ];
  },
  ranking(turn, card) {
    return [
      heading(`${card.within.title}: ${BY[card.by] || card.by}`), below(`${card.place.title} · ${asOf(turn, card.items.map((item) => item.fact))}`),
      rankTable(turn, card.items, `${card.items.length} shown of ${card.considered} looked at`),
      card.hourly?.length ? el("p", { class: "small" }, "Paid by the hour, so not in a yearly list: ",
        ...card.hourly.flatMap((one, i) => [i ? "; " : "", `${one.title} `, figure(turn, one.fact)])) : null,
      card.dropped?.length ? el("details", {}, el("summary", {}, `${card.dropped.length} not in the list, and why`),
        el("ul", { class: "small" }, ...card.dropped.map((one) => el("li", {}, `${one.title} (${one.code}): ${one.reason}`)))) : null,
      ladderNote(card),
    ];
  },
  resilience(turn, card) {
    const NAMED = { exposure: "Exposed to AI, of 100", growth: "Projected growth", epoch: "Human strengths, 5 to 25" };
    return [
      heading(`AI resilience: ${card.title}`),
      below(card.score !== null && card.score !== undefined ? `Our score ${card.score} of 6, range ${card.low} to ${card.high}`
        : card.low !== null && card.low !== undefined ? `Range ${card.low} to ${card.high} of 6` : "No score"),
      card.inputs?.length ? el("ul", { class: "parts" }, ...card.inputs.map((input) => el("li", {}, NAMED[input.name] || input.name,
        el("b", {}, input.fact ? figure(turn, input.fact) : "missing"), el("span", { class: "small" }, input.points === null ? "no points" : `${input.points} of 2 points`)))) : null,
      card.members?.length ? el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Specialization"), el("th", { scope: "col", class: "figure" }, "Score"), el("th", { scope: "col", class: "figure" }, "Range"))),
        el("tbody", {}, ...card.members.map((one) => el("tr", {}, el("th", { scope: "row" }, one.title, " ", el("span", { class: "code" }, one.code)),
          el("td", { class: "figure" }, one.score === null ? "none" : String(one.score)), el("td", { class: "figure" }, `${one.low}–${one.high}`)))))) : null,
      card.published ? el("p", { class: "small" }, "Published elsewhere: ", card.published.score ? figure(turn, card.published.score) : "", ` ${card.published.caveat}`) : null,
      ...(card.missing || []).map((one) => el("p", { class: "small" }, `${one.what}: ${one.reason}.`)),
    ];
  },
  outlook(turn, card) {
    return [heading(`Outlook: ${card.title}`), below(`United States · ${card.base_year}–${card.target_year}`),
      el("ul", { class: "parts" }, part("Growth", card.facts?.growth, turn), part("Openings a year", card.facts?.openings, turn),
        card.entry_education ? el("li", {}, "Typical entry education", el("b", {}, card.entry_education)) : null)];
  },
  profile(turn, card) { return [heading(card.title), below(card.kind === "career" ? "Career" : `Occupation ${card.code}`), ...sections(turn, card)]; },
  track(turn, card) { return [heading(`Careers in ${card.title}`), below(`Track of ${card.members.length} occupations`), ...sections(turn, card)]; },
  fit(turn, card) {
    return [
      heading("What may fit you"), below(card.note),
      el("ol", { class: "fits" }, ...card.items.map((item) => el("li", {}, el("b", {}, item.title), " ", el("span", { class: "code" }, item.code),
        el("div", { class: "small" }, item.pay ? el("span", {}, "median ", figure(turn, item.pay), item.area ? ` · ${item.area.title}` : "") : "no median published",
          item.score ? el("span", {}, " · AI resilience ", figure(turn, item.score), " of 6") : null),
        el("div", {}, el("span", { class: "small" }, "For: "), item.for.join("; ")),
        el("div", {}, el("span", { class: "small" }, "Against: "), item.against.join("; ")),
        el("div", {}, el("span", { class: "small" }, "First step: "), item.first_step)))),
      card.guessed?.length ? el("details", {}, el("summary", {}, "What was guessed"), el("ul", { class: "small" }, ...card.guessed.map((one) => el("li", {}, one)))) : null,
    ];
  },
  offer(turn, card) {
    const names = ["p10", "p25", "median", "p75", "p90"].filter((name) => card.percentiles[name]);
    return [
      heading(`Your offer beside ${card.title}`), below(`${card.area.title} · ${asOf(turn, Object.values(card.percentiles))} · code ${card.code}`),
      rangePicture(turn, card),
      el("table", {}, el("tbody", {}, ...names.map((name) => el("tr", { class: name === card.lower || name === card.upper ? "near" : "" },
        el("th", { scope: "row" }, NAMES[name]), el("td", { class: "figure" }, figure(turn, card.percentiles[name])))))),
      el("ul", { class: "parts" }, part("Your offer less the median", card.difference, turn), part("Your offer in US prices", card.real?.amount, turn),
        part("The median in US prices", card.real?.median, turn)),
      card.conversion ? el("p", { class: "small" }, `Your amount was counted ${card.conversion}.`) : null,
      el("p", { class: "small" }, `A wage leaves out: ${card.leaves_out.join("; ")}.`),
      el("p", { class: "small" }, `Worth asking: ${card.ask.join("; ")}.`),
      ladderNote(card),
    ];
  },
  places(turn, card) {
    if (card.by) return [
      heading(`${card.of.title}: places ${BY[card.by] || card.by}`), below(`${card.within} · ${asOf(turn, card.items.map((item) => item.facts[0]))}`),
      el("div", { class: "scroll" }, el("table", {}, el("tbody", {}, ...card.items.map((item) => el("tr", {}, el("td", {}, String(item.rank)),
        el("th", { scope: "row" }, item.area.title, ...item.facts.slice(1).map((id) => el("div", { class: "small" }, `${LABELS[turn.facts.get(id)?.statistic] || (turn.facts.get(id)?.statistic || "").replaceAll("_", " ")}: `, figure(turn, id)))),
        el("td", { class: "figure" }, figure(turn, item.facts[0]))))))),
      card.dropped?.length ? el("details", {}, el("summary", {}, `${card.dropped.length} without a figure, and why`),
        el("ul", { class: "small" }, ...card.dropped.map((one) => el("li", {}, `${one.title}: ${one.reason}`)))) : null,
    ];
    return [heading("Places"), el("ul", {}, ...card.items.map((item) => el("li", {}, item.area.title, ` (${item.area.level})`, ...(item.facts || []).flatMap((id) => [" ", figure(turn, id)]))))];
  },
  comparison(turn, card) {
    return [heading("Side by side"), el("div", { class: "scroll" }, el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Measure"), ...card.columns.map((one) => el("th", { scope: "col" }, one.title, " ", el("span", { class: "code" }, one.code))))),
      el("tbody", {}, ...card.rows.map((row) => el("tr", {}, el("th", { scope: "row" }, row.measure),
        ...row.cells.map((cell) => el("td", {}, cell.fact ? figure(turn, cell.fact) : cell.text || el("span", { class: "small" }, cell.missing || "not available"))))))))];
  },
  transitions(turn, card) {
    return [heading(card.to ? `From ${card.from.title} to ${card.to.title}` : `From ${card.from.title}`),
      below(`Code ${card.from.code}${card.to ? "" : ` · ${card.items.length} shown of ${card.considered} looked at`}`),
      ...card.items.map((one) => el("details", { class: "move", open: card.items.length === 1 },
        el("summary", {}, one.title, " ", el("span", { class: "code" }, one.code),
          one.education_step.needs_more ? el("span", { class: "first" }, one.education_step.change === "more" ? "more school first" : "perhaps a licence first") : null),
        el("ul", { class: "parts" },
          el("li", {}, "To enter", el("span", {}, one.education_step.text, one.education_step.citation ? marker(turn, one.education_step.citation) : "")),
          one.education_step.licence ? el("li", {}, "Licence, as published elsewhere", el("span", {}, one.education_step.licence.required ? "needed" : "not needed",
            marker(turn, one.education_step.licence.citation)), el("span", { class: "small" }, one.education_step.licence.caveat)) : null,
          part(one.pay_change.area ? `Median now, ${one.pay_change.area.title}` : "Median now", one.pay_change.own, turn), part("Median there", one.pay_change.target, turn),
          part("Change a year", one.pay_change.change, turn), part("Change", one.pay_change.change_pct, turn),
          one.pay_change.missing ? el("li", {}, "Pay change", el("span", { class: "small" }, one.pay_change.missing)) : null,
          part("AI resilience now", one.resilience_change.own.score, turn), part("AI resilience there", one.resilience_change.target.score, turn),
          one.resilience_change.missing ? el("li", {}, "AI resilience", el("span", { class: "small" }, one.resilience_change.missing)) : null),
        one.gaps.length ? el("div", { class: "scroll" }, el("table", {}, el("caption", {}, "To learn: O*NET levels, seven the highest"),
          el("thead", {}, el("tr", {}, ...["Skill or knowledge", "Now", "There"].map((name, i) => el("th", { scope: "col", class: i ? "figure" : null }, name)))),
          el("tbody", {}, ...one.gaps.map((gap) => el("tr", {}, el("th", { scope: "row" }, gap.name), el("td", { class: "figure" }, figure(turn, gap.own)), el("td", { class: "figure" }, figure(turn, gap.target)))))))
          : el("p", { class: "small" }, `Nothing listed to learn: ${one.gaps_missing?.reason}.`),
        el("p", { class: "small" }, `How related: ${one.relatedness.how}.`))),
      card.dropped?.length ? el("details", {}, el("summary", {}, `${card.dropped.length} left out, and why`),
        el("ul", { class: "small" }, ...card.dropped.map((one) => el("li", {}, `${one.title} (${one.code}): ${one.reason}`)))) : null,
    ];
  },
  training(turn, card) {
    return [heading(`Preparing for ${card.title}`), below(card.kind === "career" ? "Career" : `Occupation ${card.code}`),
      ...card.preparation.map((one) => el("ul", { class: "parts" },
        el("li", {}, card.preparation.length > 1 ? `Entry education, ${one.title}` : "Typical entry education", el("b", {}, one.entry_education || "not on file", one.citation ? marker(turn, one.citation) : "")),
        one.work_experience && one.work_experience !== "None" ? el("li", {}, "Related experience", el("b", {}, one.work_experience)) : null,
        one.on_the_job_training && one.on_the_job_training !== "None" ? el("li", {}, "Training on the job", el("b", {}, one.on_the_job_training)) : null,
        part("Job zone, two to five", one.job_zone, turn), ...Object.entries(one.shares || {}).map(([name, id]) => part(`Say ${name} is required`, id, turn)))),
      card.programs.length ? el("details", { open: card.programs.length <= 6 }, el("summary", {}, `${card.programs.length} related programs of study`),
        el("ul", {}, ...card.programs.map((one) => el("li", {}, one.title, " ", el("span", { class: "code" }, `CIP ${one.cip}`))))) : null,
      el("p", { class: "small" }, card.note, card.citation ? marker(turn, card.citation) : ""),
      ...(card.missing || []).map((one) => el("p", { class: "small" }, `${one.what}: ${one.reason}.`)),
    ];
  },
  passages(turn, card) {
    return [heading("From the narratives"), ...card.items.map((item) => el("blockquote", { class: "small" }, item.excerpt, marker(turn, item.citation)))];
  },
  sources(turn, card) {
    return [heading("Where the figures come from"), below(`Knowledge build ${card.build_id}`),
      el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Publisher"), el("th", { scope: "col" }, "Dataset"), el("th", { scope: "col" }, "Speaks of"))),
        el("tbody", {}, ...card.items.map((one) => el("tr", {}, el("td", {}, one.publisher), el("td", {}, one.dataset, marker(turn, one.citation)), el("td", {}, one.vintage))))))];
  },
};

const BY = { median: "by median pay", real_median: "by pay in US prices", p10: "by pay at the low end", p90: "by pay at the high end",
  growth: "by projected growth", openings: "by openings a year", employment: "by number of jobs", resilience: "by AI resilience" };

function heading(text) { return el("h3", {}, text); }
function below(text) { return el("p", { class: "where" }, text); }
function part(name, id, turn) { return id ? el("li", {}, name, el("b", {}, figure(turn, id))) : null; }

function rankTable(turn, items, caption) {
  const values = items.map((item) => turn.facts.get(item.fact)?.value || 0);
  const most = Math.max(...values);
  return el("div", { class: "scroll" }, el("table", {}, el("caption", {}, caption),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "#"), el("th", { scope: "col" }, "Occupation"), el("th", { scope: "col", class: "bars", "aria-hidden": "true" }), el("th", { scope: "col", class: "figure" }, "Figure"))),
    el("tbody", {}, ...items.map((item, i) => el("tr", {}, el("td", {}, String(item.rank)),
      el("th", { scope: "row" }, item.title, " ", el("span", { class: "code" }, item.code),
        ...(item.also || []).map((id) => { const fact = turn.facts.get(id); return fact ? el("div", { class: "small" }, `${LABELS[fact.statistic] || fact.statistic.replaceAll("_", " ")}: `, figure(turn, id)) : null; })),
      el("td", { class: "bars" }, bar(values[i], most)), el("td", { class: "figure" }, figure(turn, item.fact)))))));
}

function sections(turn, card) {
  return card.sections.map((one) => el("details", {}, el("summary", {}, one.title),
    one.missing ? el("p", { class: "small" }, `Not here: ${one.missing.reason}.`) : el("div", {}, ...content(turn, one.content))));
}

// A section's content is a figure's id, prose with its source, a list of names, a row with a title, or a card.
function content(turn, value) {
  if (value === null || value === undefined) return [];
  if (typeof value === "string") return turn.facts.has(value) ? [figure(turn, value)] : prose(turn, value);
  if (Array.isArray(value) && gridded(value)) return [grid(turn, value.map(flat))];
  if (Array.isArray(value)) return [el("ul", {}, ...value.map((one) => el("li", {}, ...content(turn, one))))];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  if (typeof value !== "object") return [String(value)];
  if (CARDS[value.type]) return CARDS[value.type](turn, value).filter(Boolean);
  const source = value.citation ? [marker(turn, value.citation)] : [];
  if (value.url && value.title) return [...row(turn, { title: value.title, url: value.url }), value.publisher ? ` (${value.publisher})` : "", ...source, value.text ? el("div", { class: "small" }, value.text) : ""];
  const text = value.markdown || value.text;
  const { markdown, text: _text, items, citation, ...rest } = value;
  const nodes = [];
  if (text) nodes.push(...prose(turn, text), ...source);
  // Names stand in a line; sentences (tasks) in a list.
  if (items) nodes.push(items.some((one) => one.length > 80) ? el("div", {}, el("ul", {}, ...items.map((one) => el("li", {}, one))), ...source) : el("p", {}, items.join("; "), ".", ...source));
  if (!text && !items) nodes.push(...row(turn, rest), ...source);
  else nodes.push(...labelled(turn, rest));
  return nodes;
}

// Rows of the same kind stand in a table: a name, then what each column measures.
const ROW_NAMES = ["title", "state", "states", "sector", "level", "year", "name"];
const ASIDE = new Set(["ref", "citation", "code", "note", "text", "paid_as", "basis"]);

function gridded(rows) {
  return rows.length > 1 && rows.every((one) => one && typeof one === "object" && !one.url && !one.markdown && ROW_NAMES.some((name) => name in one)
    && Object.entries(one).some(([key]) => !ASIDE.has(key) && !ROW_NAMES.includes(key)) && !Object.values(one).some(Array.isArray));
}

function flat(row) {
  const simple = ([, one]) => one && typeof one === "object" && Object.values(one).every((inner) => typeof inner === "string") && !one.markdown;
  return Object.fromEntries(Object.entries(row).flatMap((entry) => (simple(entry) ? Object.entries(entry[1]) : [entry])));
}

function grid(turn, rows) {
  const name = ROW_NAMES.find((one) => one in rows[0]);
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((key) => key !== name && !ASIDE.has(key));
  return el("div", { class: "scroll" }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, name === "title" ? "" : name), ...columns.map((key) => el("th", { scope: "col" }, LABELS[key] || key.replaceAll("_", " "))))),
    el("tbody", {}, ...rows.map((one) => el("tr", {}, el("th", { scope: "row" }, one[name], one.code ? el("span", { class: "code" }, ` ${one.code}`) : "",
      one.citation ? marker(turn, one.citation) : "", one.note ? el("div", { class: "small" }, one.note) : ""),
      ...columns.map((key) => el("td", {}, ...content(turn, one[key]))))))));
}

function row(turn, { title, code, url, publisher, dataset, vintage, ...rest }) {
  const name = title || [publisher, dataset, vintage].filter(Boolean).join(", ");
  const head = url && /^https:\/\//.test(url) ? el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, name) : name;
  return [head || "", code ? el("span", { class: "code" }, ` ${code}`) : "", ...labelled(turn, rest)];
}

function labelled(turn, fields) {
  const kept = Object.entries(fields).filter(([key, one]) => key !== "ref" && key !== "basis" && one !== null && one !== "" && !(Array.isArray(one) && !one.length));
  return kept.length ? [el("ul", {}, ...kept.map(([key, one]) => el("li", {}, `${LABELS[key] || key.replaceAll("_", " ")}: `,
    ...(typeof one === "string" && !turn.facts.has(one) && one.length < 100 ? [one] : content(turn, one)))))] : [];
}

const LABELS = { p10: "10% earn less than", p25: "25% earn less than", median: "half earn less than", p75: "75% earn less than", p90: "90% earn less than",
  mean: "average", typical_median: "typical median of its codes (a weighted mean, not the median)", employment: "jobs", employment_base: "jobs at the start of the projection", openings: "openings a year",
  in_our_words: "in our words", tasks: "tasks", morning: "One morning", who_thrives: "Who does well in it", leaving: "What people leave over", without_degree: "Ways in without a degree",
  codes: "by code", entry: "typical for entry", named_as_required: "named as required by people in the work", before_entry: "years before entry", then_on_the_job: "then on the job",
  ai_outlook: "AI outlook, 1 to 6", low: "lowest of its range", high: "highest of its range", no_pay: "why no pay", links: "where to look", lacking: "not on file", facts: "as that publisher prints it",
  published_elsewhere: "published elsewhere", annual_p10_usd: "10% earn less than", annual_median_usd: "median", annual_p90_usd: "90% earn less than", nominal: "in dollars", real: "in US prices", covers: "share of its jobs covered", rank_in_us_prices: "place in US prices", highest_in_us_prices: "highest in US prices", score: "AI outlook", write_to: "write to", build: "build id", cost_min_usd: "least cost", cost_typical_usd: "typical cost", cost_max_usd: "highest cost", real_median: "in US prices" };

// --- a turn --------------------------------------------------------------------------------------------------------

function openTurn(question) {
  turns += 1;
  const turn = { number: turns, facts: new Map(), text: "" };
  turn.step = el("p", { class: "step" }, "Reading your question…");
  turn.body = el("div", { class: "answer" });
  turn.cards = el("div");
  turn.tail = el("div");
  turn.node = el("article", { class: "turn", "aria-label": `Question ${turns} and its answer` },
    el("h2", { class: "question" }, question), turn.step, turn.body, turn.cards, turn.tail);
  talk.append(turn.node);
  starters.hidden = true;
  turn.node.scrollIntoView({ block: "start" });
  // Whoever scrolls while the answer grows is not moved at its end.
  addEventListener("wheel", () => { turn.left = true; }, { once: true, passive: true });
  addEventListener("touchmove", () => { turn.left = true; }, { once: true, passive: true });
  return turn;
}

function draw(turn, card) {
  const paint = CARDS[card.type];
  if (!paint) return;
  turn.cards.append(el("section", { class: "card", "data-type": card.type }, ...paint(turn, card).filter(Boolean)));
}

const HANDLERS = {
  tool(turn, event) { turn.step.textContent = `${STEPS[event.name] || "looking it up"}${event.arguments?.place ? ` in ${event.arguments.place}` : ""}…`; },
  finding(turn, event) {
    for (const fact of event.facts || []) turn.facts.set(fact.id, fact);
    draw(turn, event.finding);
  },
  text(turn, event) {
    turn.text += event.text;
    turn.body.replaceChildren(...prose(turn, turn.text));
  },
  done(turn, event) {
    const answer = event.answer || event;
    session.keep(answer.conversation_id, answer.conversation_token);
    for (const fact of answer.facts) turn.facts.set(fact.id, fact);
    turn.body.replaceChildren(...prose(turn, answer.text));
    turn.cards.replaceChildren();
    for (const card of answer.findings) draw(turn, card);
    turn.tail.replaceChildren();
    const replies = [...answer.choices.map((one) => [one.label, one.message]), ...answer.follow_ups.map((one) => [one, one])];
    if (replies.length) turn.tail.append(el("ul", { class: "chips", "aria-label": "Replies" }, ...replies.map(([label, text]) => el("li", {}, el("button", { type: "button", onclick: () => ask(text) }, label)))));
    if (answer.citations.length) turn.tail.append(el("details", { class: "sources", open: true }, el("summary", {}, `Sources (${answer.citations.length})`),
      el("ol", {}, ...answer.citations.map((one) => el("li", { id: `source-${turn.number}-${one.id}`, value: one.id, tabindex: "-1" },
        link(one), `${one.section ? ` (${one.section.replaceAll("_", " ")})` : ""} ${one.vintage}. ${one.licence}.`)))));
    turn.step.remove();
    if (!turn.left) turn.node.scrollIntoView({ block: "start" });
    announce.textContent = answer.text.replace(/\[\d+\]/g, "").replaceAll("**", "");
  },
  error(turn, event) { fail(turn, event.detail || "Something went wrong."); },
};

function link(citation) {
  const text = `${citation.publisher}: ${citation.title}`;
  if (!/^https:\/\//.test(citation.url || "")) return el("span", {}, text);
  return el("a", { href: citation.url, rel: "noopener noreferrer nofollow", target: "_blank" }, text);
}

function fail(turn, sentence) {
  turn.step.remove();
  turn.tail.append(el("p", { class: "problem", role: "alert" }, sentence), el("button", { type: "button", onclick: () => ask(turn.question) }, "Try again"));
}

// Some five-digit numbers are a ZIP and an area code too; a person who types five digits here means the ZIP.
function where() {
  const typed = place.value.trim();
  return /^\d{5}$/.test(typed) ? `ZIP ${typed}` : typed;
}

async function ask(text) {
  const question = text.trim();
  if (!question || running) return;
  const turn = openTurn(question);
  turn.question = question;
  running = new AbortController();
  send.disabled = true;
  stop.hidden = false;
  const headers = { "Content-Type": "application/json", Accept: "text/event-stream" };
  if (session.token) headers.Authorization = `Bearer ${session.token}`;
  try {
    const response = await fetch("/v1/chat", {
      method: "POST", headers, signal: running.signal,
      body: JSON.stringify({ message: question, place: where() || null, conversation_id: session.id, stream: true }),
    });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      if (response.status === 404 && session.id) session.clear();
      throw new Error(problem.detail || `The service answered ${response.status}.`);
    }
    await read(response.body, turn);
  } catch (error) {
    if (error.name === "AbortError") fail(turn, "Stopped.");
    else fail(turn, error instanceof TypeError ? "The service cannot be reached. Check the connection and try again." : error.message);
  } finally {
    running = null;
    send.disabled = false;
    stop.hidden = true;
    message.focus({ preventScroll: true });
  }
}

async function read(stream, turn) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  let ended = false;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    buffer += value;
    let cut;
    while ((cut = buffer.indexOf("\n\n")) >= 0) {
      const frame = buffer.slice(0, cut);
      buffer = buffer.slice(cut + 2);
      let name = "message";
      let data = "";
      for (const line of frame.split("\n")) {
        if (line.startsWith("event: ")) name = line.slice(7);
        else if (line.startsWith("data: ")) data += line.slice(6);
      }
      if (data && HANDLERS[name]) HANDLERS[name](turn, JSON.parse(data));
      ended ||= name === "done" || name === "error";
    }
  }
  if (!ended) fail(turn, "The connection ended before the answer did.");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = message.value;
  message.value = "";
  message.style.height = "";
  ask(text);
});
message.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
});
message.addEventListener("input", () => { message.style.height = "auto"; message.style.height = `${message.scrollHeight}px`; });
stop.addEventListener("click", () => running?.abort());
document.getElementById("about").addEventListener("click", () => ask("Where do these figures come from and how old are they?"));
document.getElementById("fresh").addEventListener("click", () => {
  running?.abort();
  session.clear();
  talk.replaceChildren();
  starters.hidden = false;
  message.focus();
});
document.getElementById("starter-list").append(...STARTERS.map((text) => el("li", {}, el("button", { type: "button", onclick: () => ask(text) }, text))));
message.focus();
