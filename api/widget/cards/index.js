// Cards: typed findings as a person sees them. Every element is a DOM node; nothing is ever parsed as HTML.

import { el, svg } from "../dom.js";
import { prose } from "../markdown.js";
import { figure, show } from "./figures.js";

/** The card of a finding as a section, or null for a type that is not known here. */
export function card(finding, view) {
  const paint = CARDS[finding.type];
  if (!paint) return null;
  return el("section", { class: "card", "data-type": finding.type }, ...paint(view, finding).filter(Boolean));
}

function rangePicture(view, card) {
  const names = ["p10", "p25", "median", "p75", "p90"].filter((name) => card.percentiles[name]);
  const facts = names.map((name) => view.facts.get(card.percentiles[name])).filter(Boolean);
  if (facts.length < 3) return null;
  const at = (name) => facts[names.indexOf(name)];
  const low = facts[0].value, high = facts[facts.length - 1].value;
  const x = (value) => ((value - low) / (high - low || 1)) * 1000;
  const label = names.map((name, i) => `${name} ${show(facts[i], view.language)}`).join(", ");
  const picture = svg("svg", { viewBox: "0 0 1000 40", role: "img", "aria-label": `Pay range: ${label}`, width: "100%", height: "28", preserveAspectRatio: "none" },
    svg("rect", { x: 0, y: 14, width: 1000, height: 12, class: "bar" }));
  if (at("p25") && at("p75")) picture.append(svg("rect", { x: x(at("p25").value), y: 8, width: x(at("p75").value) - x(at("p25").value), height: 24, class: "bar-strong", opacity: ".5" }));
  if (at("median")) picture.append(svg("rect", { x: x(at("median").value) - 3, y: 0, width: 6, height: 40, class: "bar-strong" }));
  // The labels are text of the page, so that they stay readable on a phone.
  const legend = [names[0], "median", names[names.length - 1]].filter((name) => at(name))
    .map((name) => el("span", {}, `${name} ${show(at(name), view.language)}`));
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

function asOf(view, ids) {
  const fact = ids.map((id) => view.facts.get(id)).find(Boolean);
  return fact ? fact.as_of : "";
}

const CARDS = {
  wage(view, card) {
    const names = Object.keys(NAMES).filter((name) => card.percentiles[name]);
    const real = card.real || {};
    const rows = names.map((name) => el("tr", {}, el("th", { scope: "row" }, NAMES[name]),
      el("td", { class: "figure" }, figure(view, card.percentiles[name])),
      Object.keys(real).length ? el("td", { class: "figure" }, real[name] ? figure(view, real[name]) : "") : null));
    return [
      heading(`Pay: ${card.title}`), below(`${card.area.title} · ${asOf(view, Object.values(card.percentiles))} · code ${card.code}`),
      rangePicture(view, card),
      el("details", {}, el("summary", {}, "All figures"),
        el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Place among today's workers"), el("th", { scope: "col", class: "figure" }, "Pay"),
          Object.keys(real).length ? el("th", { scope: "col", class: "figure" }, "In US prices") : null)), el("tbody", {}, ...rows))),
      card.employment ? el("p", { class: "small" }, "Jobs: ", figure(view, card.employment)) : null,
      ...(card.beside || []).map((id) => {
        const fact = view.facts.get(id);
        return fact ? el("p", { class: "small" }, `Beside it, ${fact.of.title} as a group in ${fact.area?.title}: `, figure(view, id)) : null;
      }),
      card.shared_by?.length > 1 ? el("p", { class: "small" }, `Pay is published for the code as a whole, which covers: ${card.shared_by.join("; ")}.`) : null,
      ladderNote(card),
    ];
  },
  group_pay(view, card) {
    return [
      heading(`Pay across ${card.title}`), below(card.area.title),
      el("ul", { class: "parts" },
        part("Typical median", card.typical_median, view), part("Lowest member median", card.lowest, view),
        part("Highest member median", card.highest, view), part("Jobs", card.employment, view)),
      card.members?.length ? rankTable(view, card.members, "Members, highest median first") : null,
      card.left_out?.length ? el("p", { class: "small" }, "Left out: ", card.left_out.map((one) => `${one.what} (${one.reason})`).join("; "), ".") : null,
      ladderNote(card),
    ];
  },
  ranking(view, card) {
    return [
      heading(`${card.within.title}: ${BY[card.by] || card.by}`), below(`${card.place.title} · ${asOf(view, card.items.map((item) => item.fact))}`),
      rankTable(view, card.items, `${card.items.length} shown of ${card.considered} looked at`),
      card.hourly?.length ? el("p", { class: "small" }, "Paid by the hour, so not in a yearly list: ",
        ...card.hourly.flatMap((one, i) => [i ? "; " : "", `${one.title} `, figure(view, one.fact)])) : null,
      card.dropped?.length ? el("details", {}, el("summary", {}, `${card.dropped.length} not in the list, and why`),
        el("ul", { class: "small" }, ...card.dropped.map((one) => el("li", {}, `${one.title} (${one.code}): ${one.reason}`)))) : null,
      ladderNote(card),
    ];
  },
  resilience(view, card) {
    const NAMED = { exposure: "Exposed to AI, of 100", growth: "Projected growth", epoch: "Human strengths, 5 to 25" };
    return [
      heading(`AI resilience: ${card.title}`),
      below(card.score !== null && card.score !== undefined ? `Our score ${card.score} of 6, range ${card.low} to ${card.high}`
        : card.low !== null && card.low !== undefined ? `Range ${card.low} to ${card.high} of 6` : "No score"),
      card.inputs?.length ? el("ul", { class: "parts" }, ...card.inputs.map((input) => el("li", {}, NAMED[input.name] || input.name,
        el("b", {}, input.fact ? figure(view, input.fact) : "missing"), el("span", { class: "small" }, input.points === null ? "no points" : `${input.points} of 2 points`)))) : null,
      card.members?.length ? el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Specialization"), el("th", { scope: "col", class: "figure" }, "Score"), el("th", { scope: "col", class: "figure" }, "Range"))),
        el("tbody", {}, ...card.members.map((one) => el("tr", {}, el("th", { scope: "row" }, one.title, " ", el("span", { class: "code" }, one.code)),
          el("td", { class: "figure" }, one.score === null ? "none" : String(one.score)), el("td", { class: "figure" }, `${one.low}–${one.high}`)))))) : null,
      card.published ? el("p", { class: "small" }, "Published elsewhere: ", card.published.score ? figure(view, card.published.score) : "", ` ${card.published.caveat}`) : null,
      ...(card.missing || []).map((one) => el("p", { class: "small" }, `${one.what}: ${one.reason}.`)),
    ];
  },
  outlook(view, card) {
    return [heading(`Outlook: ${card.title}`), below(`United States · ${card.base_year}–${card.target_year}`),
      el("ul", { class: "parts" }, part("Growth", card.facts?.growth, view), part("Openings a year", card.facts?.openings, view),
        card.entry_education ? el("li", {}, "Typical entry education", el("b", {}, card.entry_education)) : null)];
  },
  profile(view, card) { return [heading(card.title), below(card.kind === "career" ? "Career" : `Occupation ${card.code}`), ...sections(view, card)]; },
  track(view, card) { return [heading(`Careers in ${card.title}`), below(`Track of ${card.members.length} occupations`), ...sections(view, card)]; },
  fit(view, card) {
    return [
      heading("What may fit you"), below(card.note),
      el("ol", { class: "fits" }, ...card.items.map((item) => el("li", {}, el("b", {}, item.title), " ", el("span", { class: "code" }, item.code),
        el("div", { class: "small" }, item.pay ? el("span", {}, "median ", figure(view, item.pay), item.area ? ` · ${item.area.title}` : "") : "no median published",
          item.score ? el("span", {}, " · AI resilience ", figure(view, item.score), " of 6") : null),
        el("div", {}, el("span", { class: "small" }, "For: "), item.for.join("; ")),
        el("div", {}, el("span", { class: "small" }, "Against: "), item.against.join("; ")),
        el("div", {}, el("span", { class: "small" }, "First step: "), item.first_step)))),
      card.guessed?.length ? el("details", {}, el("summary", {}, "What was guessed"), el("ul", { class: "small" }, ...card.guessed.map((one) => el("li", {}, one)))) : null,
    ];
  },
  offer(view, card) {
    const names = ["p10", "p25", "median", "p75", "p90"].filter((name) => card.percentiles[name]);
    return [
      heading(`Your offer beside ${card.title}`), below(`${card.area.title} · ${asOf(view, Object.values(card.percentiles))} · code ${card.code}`),
      rangePicture(view, card),
      el("table", {}, el("tbody", {}, ...names.map((name) => el("tr", { class: name === card.lower || name === card.upper ? "near" : "" },
        el("th", { scope: "row" }, NAMES[name]), el("td", { class: "figure" }, figure(view, card.percentiles[name])))))),
      el("ul", { class: "parts" }, part("Your offer less the median", card.difference, view), part("Your offer in US prices", card.real?.amount, view),
        part("The median in US prices", card.real?.median, view)),
      card.conversion ? el("p", { class: "small" }, `Your amount was counted ${card.conversion}.`) : null,
      el("p", { class: "small" }, `A wage leaves out: ${card.leaves_out.join("; ")}.`),
      el("p", { class: "small" }, `Worth asking: ${card.ask.join("; ")}.`),
      ladderNote(card),
    ];
  },
  places(view, card) {
    if (card.by) return [
      heading(`${card.of.title}: places ${BY[card.by] || card.by}`), below(`${card.within} · ${asOf(view, card.items.map((item) => item.facts[0]))}`),
      el("div", { class: "scroll" }, el("table", {}, el("tbody", {}, ...card.items.map((item) => el("tr", {}, el("td", {}, String(item.rank)),
        el("th", { scope: "row" }, item.area.title, ...item.facts.slice(1).map((id) => el("div", { class: "small" }, `${LABELS[view.facts.get(id)?.statistic] || (view.facts.get(id)?.statistic || "").replaceAll("_", " ")}: `, figure(view, id)))),
        el("td", { class: "figure" }, figure(view, item.facts[0]))))))),
      card.dropped?.length ? el("details", {}, el("summary", {}, `${card.dropped.length} without a figure, and why`),
        el("ul", { class: "small" }, ...card.dropped.map((one) => el("li", {}, `${one.title}: ${one.reason}`)))) : null,
    ];
    return [heading("Places"), el("ul", {}, ...card.items.map((item) => el("li", {}, item.area.title, ` (${item.area.level})`, ...(item.facts || []).flatMap((id) => [" ", figure(view, id)]))))];
  },
  comparison(view, card) {
    return [heading("Side by side"), el("div", { class: "scroll" }, el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Measure"), ...card.columns.map((one) => el("th", { scope: "col" }, one.title, " ", el("span", { class: "code" }, one.code))))),
      el("tbody", {}, ...card.rows.map((row) => el("tr", {}, el("th", { scope: "row" }, row.measure),
        ...row.cells.map((cell) => el("td", {}, cell.fact ? figure(view, cell.fact) : cell.text || el("span", { class: "small" }, cell.missing || "not available"))))))))];
  },
  transitions(view, card) {
    return [heading(card.to ? `From ${card.from.title} to ${card.to.title}` : `From ${card.from.title}`),
      below(`Code ${card.from.code}${card.to ? "" : ` · ${card.items.length} shown of ${card.considered} looked at`}`),
      ...card.items.map((one) => el("details", { class: "move", open: card.items.length === 1 },
        el("summary", {}, one.title, " ", el("span", { class: "code" }, one.code),
          one.education_step.needs_more ? el("span", { class: "first" }, one.education_step.change === "more" ? "more school first" : "perhaps a licence first") : null),
        el("ul", { class: "parts" },
          el("li", {}, "To enter", el("span", {}, one.education_step.text, one.education_step.citation ? view.marker(one.education_step.citation) : "")),
          one.education_step.licence ? el("li", {}, "Licence, as published elsewhere", el("span", {}, one.education_step.licence.required ? "needed" : "not needed",
            view.marker(one.education_step.licence.citation)), el("span", { class: "small" }, one.education_step.licence.caveat)) : null,
          part(one.pay_change.area ? `Median now, ${one.pay_change.area.title}` : "Median now", one.pay_change.own, view), part("Median there", one.pay_change.target, view),
          part("Change a year", one.pay_change.change, view), part("Change", one.pay_change.change_pct, view),
          one.pay_change.missing ? el("li", {}, "Pay change", el("span", { class: "small" }, one.pay_change.missing)) : null,
          part("AI resilience now", one.resilience_change.own.score, view), part("AI resilience there", one.resilience_change.target.score, view),
          one.resilience_change.missing ? el("li", {}, "AI resilience", el("span", { class: "small" }, one.resilience_change.missing)) : null),
        one.gaps.length ? el("div", { class: "scroll" }, el("table", {}, el("caption", {}, "To learn: O*NET levels, seven the highest"),
          el("thead", {}, el("tr", {}, ...["Skill or knowledge", "Now", "There"].map((name, i) => el("th", { scope: "col", class: i ? "figure" : null }, name)))),
          el("tbody", {}, ...one.gaps.map((gap) => el("tr", {}, el("th", { scope: "row" }, gap.name), el("td", { class: "figure" }, figure(view, gap.own)), el("td", { class: "figure" }, figure(view, gap.target)))))))
          : el("p", { class: "small" }, `Nothing listed to learn: ${one.gaps_missing?.reason}.`),
        el("p", { class: "small" }, `How related: ${one.relatedness.how}.`))),
      card.dropped?.length ? el("details", {}, el("summary", {}, `${card.dropped.length} left out, and why`),
        el("ul", { class: "small" }, ...card.dropped.map((one) => el("li", {}, `${one.title} (${one.code}): ${one.reason}`)))) : null,
    ];
  },
  training(view, card) {
    return [heading(`Preparing for ${card.title}`), below(card.kind === "career" ? "Career" : `Occupation ${card.code}`),
      ...card.preparation.map((one) => el("ul", { class: "parts" },
        el("li", {}, card.preparation.length > 1 ? `Entry education, ${one.title}` : "Typical entry education", el("b", {}, one.entry_education || "not on file", one.citation ? view.marker(one.citation) : "")),
        one.work_experience && one.work_experience !== "None" ? el("li", {}, "Related experience", el("b", {}, one.work_experience)) : null,
        one.on_the_job_training && one.on_the_job_training !== "None" ? el("li", {}, "Training on the job", el("b", {}, one.on_the_job_training)) : null,
        part("Job zone, two to five", one.job_zone, view), ...Object.entries(one.shares || {}).map(([name, id]) => part(`Say ${name} is required`, id, view)))),
      card.programs.length ? el("details", { open: card.programs.length <= 6 }, el("summary", {}, `${card.programs.length} related programs of study`),
        el("ul", {}, ...card.programs.map((one) => el("li", {}, one.title, " ", el("span", { class: "code" }, `CIP ${one.cip}`))))) : null,
      el("p", { class: "small" }, card.note, card.citation ? view.marker(card.citation) : ""),
      ...(card.missing || []).map((one) => el("p", { class: "small" }, `${one.what}: ${one.reason}.`)),
    ];
  },
  passages(view, card) {
    return [heading("From the narratives"), ...card.items.map((item) => el("blockquote", { class: "small" }, item.excerpt, view.marker(item.citation)))];
  },
  sources(view, card) {
    return [heading("Where the figures come from"), below(`Knowledge build ${card.build_id}`),
      el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Publisher"), el("th", { scope: "col" }, "Dataset"), el("th", { scope: "col" }, "Speaks of"))),
        el("tbody", {}, ...card.items.map((one) => el("tr", {}, el("td", {}, one.publisher), el("td", {}, one.dataset, view.marker(one.citation)), el("td", {}, one.vintage))))))];
  },
};

const BY = { median: "by median pay", real_median: "by pay in US prices", p10: "by pay at the low end", p90: "by pay at the high end",
  growth: "by projected growth", openings: "by openings a year", employment: "by number of jobs", resilience: "by AI resilience" };

function heading(text) { return el("h3", {}, text); }
function below(text) { return el("p", { class: "where" }, text); }
function part(name, id, view) { return id ? el("li", {}, name, el("b", {}, figure(view, id))) : null; }

function rankTable(view, items, caption) {
  const values = items.map((item) => view.facts.get(item.fact)?.value || 0);
  const most = Math.max(...values);
  return el("div", { class: "scroll" }, el("table", {}, el("caption", {}, caption),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "#"), el("th", { scope: "col" }, "Occupation"), el("th", { scope: "col", class: "bars", "aria-hidden": "true" }), el("th", { scope: "col", class: "figure" }, "Figure"))),
    el("tbody", {}, ...items.map((item, i) => el("tr", {}, el("td", {}, String(item.rank)),
      el("th", { scope: "row" }, item.title, " ", el("span", { class: "code" }, item.code),
        ...(item.also || []).map((id) => { const fact = view.facts.get(id); return fact ? el("div", { class: "small" }, `${LABELS[fact.statistic] || fact.statistic.replaceAll("_", " ")}: `, figure(view, id)) : null; })),
      el("td", { class: "bars" }, bar(values[i], most)), el("td", { class: "figure" }, figure(view, item.fact)))))));
}

function sections(view, card) {
  return card.sections.map((one) => el("details", {}, el("summary", {}, one.title),
    one.missing ? el("p", { class: "small" }, `Not here: ${one.missing.reason}.`) : el("div", {}, ...content(view, one.content))));
}

// A section's content is a figure's id, prose with its source, a list of names, a row with a title, or a card.
function content(view, value) {
  if (value === null || value === undefined) return [];
  if (typeof value === "string") return view.facts.has(value) ? [figure(view, value)] : prose(value, view.marker);
  if (Array.isArray(value) && gridded(value)) return [grid(view, value.map(flat))];
  if (Array.isArray(value)) return [el("ul", {}, ...value.map((one) => el("li", {}, ...content(view, one))))];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  if (typeof value !== "object") return [String(value)];
  if (CARDS[value.type]) return CARDS[value.type](view, value).filter(Boolean);
  const source = value.citation ? [view.marker(value.citation)] : [];
  if (value.url && value.title) return [...row(view, { title: value.title, url: value.url }), value.publisher ? ` (${value.publisher})` : "", ...source, value.text ? el("div", { class: "small" }, value.text) : ""];
  const text = value.markdown || value.text;
  const { markdown, text: _text, items, citation, ...rest } = value;
  const nodes = [];
  if (text) nodes.push(...prose(text, view.marker), ...source);
  // Names stand in a line; sentences (tasks) in a list.
  if (items) nodes.push(items.some((one) => one.length > 80) ? el("div", {}, el("ul", {}, ...items.map((one) => el("li", {}, one))), ...source) : el("p", {}, items.join("; "), ".", ...source));
  if (!text && !items) nodes.push(...row(view, rest), ...source);
  else nodes.push(...labelled(view, rest));
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

function grid(view, rows) {
  const name = ROW_NAMES.find((one) => one in rows[0]);
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((key) => key !== name && !ASIDE.has(key));
  return el("div", { class: "scroll" }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, name === "title" ? "" : name), ...columns.map((key) => el("th", { scope: "col" }, LABELS[key] || key.replaceAll("_", " "))))),
    el("tbody", {}, ...rows.map((one) => el("tr", {}, el("th", { scope: "row" }, one[name], one.code ? el("span", { class: "code" }, ` ${one.code}`) : "",
      one.citation ? view.marker(one.citation) : "", one.note ? el("div", { class: "small" }, one.note) : ""),
      ...columns.map((key) => el("td", {}, ...content(view, one[key]))))))));
}

function row(view, { title, code, url, publisher, dataset, vintage, ...rest }) {
  const name = title || [publisher, dataset, vintage].filter(Boolean).join(", ");
  const head = url && /^https:\/\//.test(url) ? el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, name) : name;
  return [head || "", code ? el("span", { class: "code" }, ` ${code}`) : "", ...labelled(view, rest)];
}

function labelled(view, fields) {
  const kept = Object.entries(fields).filter(([key, one]) => key !== "ref" && key !== "basis" && one !== null && one !== "" && !(Array.isArray(one) && !one.length));
  return kept.length ? [el("ul", {}, ...kept.map(([key, one]) => el("li", {}, `${LABELS[key] || key.replaceAll("_", " ")}: `,
    ...(typeof one === "string" && !view.facts.has(one) && one.length < 100 ? [one] : content(view, one)))))] : [];
}

const LABELS = { p10: "10% earn less than", p25: "25% earn less than", median: "half earn less than", p75: "75% earn less than", p90: "90% earn less than",
  mean: "average", typical_median: "typical median of its codes (a weighted mean, not the median)", employment: "jobs", employment_base: "jobs at the start of the projection", openings: "openings a year",
  in_our_words: "in our words", tasks: "tasks", morning: "One morning", who_thrives: "Who does well in it", leaving: "What people leave over", without_degree: "Ways in without a degree",
  codes: "by code", entry: "typical for entry", named_as_required: "named as required by people in the work", before_entry: "years before entry", then_on_the_job: "then on the job",
  ai_outlook: "AI outlook, 1 to 6", low: "lowest of its range", high: "highest of its range", no_pay: "why no pay", links: "where to look", lacking: "not on file", facts: "as that publisher prints it",
  published_elsewhere: "published elsewhere", annual_p10_usd: "10% earn less than", annual_median_usd: "median", annual_p90_usd: "90% earn less than", nominal: "in dollars", real: "in US prices", covers: "share of its jobs covered", rank_in_us_prices: "place in US prices", highest_in_us_prices: "highest in US prices", score: "AI outlook", write_to: "write to", build: "build id", cost_min_usd: "least cost", cost_typical_usd: "typical cost", cost_max_usd: "highest cost", real_median: "in US prices" };

