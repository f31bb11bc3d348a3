// Looks of the cards and of the fact panel. Colours come only from the custom properties of the element.

export const CARD_CSS = `
.card, .fact-panel { container-type: inline-size; overflow-wrap: anywhere; color: var(--ca-ink); }
.card { background: var(--ca-card); border: 1px solid var(--ca-line); border-radius: var(--ca-radius, .9rem); padding: 1rem 1.1rem 1.1rem; margin: .9rem 0; min-width: 0; }
.card *, .fact-panel * { box-sizing: border-box; }
.card h3, .fact-panel h3 { font-size: 1.08rem; line-height: 1.3; margin: 0; letter-spacing: -.005em; }
.card h4, .fact-panel h4 { font-size: .92rem; margin: 1.1rem 0 .35rem; }
.card p, .fact-panel p { margin: .5rem 0; }
.card .where { color: var(--ca-soft); font-size: .88rem; margin: .1rem 0 .75rem; }
.card .small, .fact-panel .small { color: var(--ca-soft); font-size: .88rem; line-height: 1.45; }
.card .code, .fact-panel .code { color: var(--ca-soft); font-size: .82rem; font-weight: 400; display: inline-block; max-width: 100%; }
.card .said, .fact-panel .said { unicode-bidi: isolate; }
.card .none, .fact-panel .none { color: var(--ca-soft); font-style: italic; font-weight: 400; font-size: .9rem; }
.card a, .fact-panel a { color: var(--ca-accent); }
.card a.page { color: inherit; text-decoration-color: var(--ca-line); text-underline-offset: .2em; }
.card a.page:hover { text-decoration-color: currentColor; }
.fact { white-space: nowrap; font-variant-numeric: tabular-nums; } .fact > :last-child:not(.fig) { font-size: .75rem; font-weight: 400; letter-spacing: 0; vertical-align: .35em; }
.fig { font: inherit; font-variant-numeric: tabular-nums; color: inherit; background: none; border: 0; border-radius: .2rem; padding: 0 .1em; margin: 0; min-height: 1.5rem; cursor: pointer; text-align: start;
  text-decoration: underline dotted var(--ca-soft) 1px; text-underline-offset: .22em; }
.fig:hover { background: var(--ca-mine); text-decoration-style: solid; }
.fig[data-basis="published_elsewhere"] { text-decoration-color: var(--ca-warn); text-decoration-style: dashed; }
.card :focus-visible, .fact-panel :focus-visible { outline: 3px solid var(--ca-focus); outline-offset: 2px; }
.headline b { font-size: 1.7rem; line-height: 1.15; letter-spacing: -.02em; }
.headline .small { display: block; margin-top: .1rem; }
.drawing { display: block; overflow: visible; font-size: .8rem; margin: .5rem 0; }
.drawing text { fill: var(--ca-ink); font-family: inherit; font-size: 1em; font-variant-numeric: tabular-nums; }
.drawing .soft { fill: var(--ca-soft); } .drawing .main { font-weight: 700; } .drawing .on { fill: var(--ca-accent-ink); } .drawing .wide { display: none; }
@container (min-width: 34rem) { .drawing .wide { display: inline; } }
.inline { display: block; margin: .3rem 0 .15rem; max-width: 26rem; font-size: 1rem; }
th .drawing { margin: .35rem 0 .2rem; max-width: 26rem; }
.bar { fill: var(--ca-bar); } .mid { fill: var(--ca-bar-strong); fill-opacity: .55; } .fill { fill: var(--ca-bar-strong); } .track { fill: var(--ca-line); fill-opacity: .55; }
.hollow { fill: var(--ca-card); stroke: var(--ca-bar-strong); stroke-width: 1.5; }
line.edge { stroke: var(--ca-ink); stroke-width: 3; } line.thin { stroke: var(--ca-bar-strong); stroke-width: 2; } line.own { stroke: var(--ca-warn); stroke-width: 3; stroke-dasharray: 5 3; }
.dots { vertical-align: -.2em; margin-right: .35rem; }
.timeline { display: block; margin-top: .6rem; } .timeline path { fill: none; vector-effect: non-scaling-stroke; stroke-width: 2.5; stroke: var(--ca-bar-strong); stroke-linecap: round; }
.timeline .real { stroke-dasharray: 4 4; stroke: var(--ca-soft); stroke-width: 2; } .timeline .break { stroke: var(--ca-warn); stroke-width: 1; stroke-dasharray: 2 4; }
.ends { display: flex; justify-content: space-between; gap: 1rem; color: var(--ca-soft); font-size: .8rem; }
.card .ends { margin: .15rem 0 .7rem; }
.score { max-width: 32rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 7rem), 1fr)); gap: .55rem; margin: .7rem 0; padding: 0; list-style: none; }
.tiles > li { border: 1px solid var(--ca-line); border-radius: .6rem; padding: .5rem .7rem .55rem; min-width: 0; }
.tiles .term { display: block; color: var(--ca-soft); font-size: .84rem; line-height: 1.35; }
.parts { grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); } .tiles b { font-size: 1.05rem; } .tiles b .said { font-size: .95rem; font-weight: 600; }
.tiles .small { display: block; }
.tiles b .small { display: inline; font-weight: 400; }
.tiles .pointed { display: flex; align-items: center; font-size: .86rem; margin: .15rem 0 .2rem; }
.note { border-inline-start: 3px solid var(--ca-warn); padding: .1rem 0 .1rem .7rem; font-size: .88rem; }
.apart { border: 1px dashed var(--ca-soft); border-radius: .6rem; padding: .6rem .8rem; margin: .8rem 0 0; }
.apart h4 { margin-top: 0; }
.scroll { overflow-x: auto; margin: .4rem 0; border-radius: .3rem; }
.card table, .fact-panel table { border-collapse: collapse; width: 100%; font-size: .92rem; overflow-wrap: break-word; }
.card .caption, .fact-panel .caption { color: var(--ca-soft); font-size: .85rem; margin: .4rem 0 0; }
.card :is(th, td), .fact-panel :is(th, td) { text-align: start; padding: .42rem .8rem .42rem 0; border-bottom: 1px solid var(--ca-line); vertical-align: top; font-weight: 400; unicode-bidi: isolate; }
.card thead :is(th, td) { font-size: .82rem; color: var(--ca-soft); font-weight: 600; vertical-align: bottom; }
.card tbody th, .fact-panel tbody th { font-weight: 500; min-width: 9rem; }
.card tbody tr:last-child > *, .fact-panel tbody tr:last-child > * { border-bottom: 0; }
.card :is(td, th).num { text-align: end; white-space: nowrap; padding-inline-end: .2rem; }
.card thead th.num { white-space: normal; }
.card td.num + td.num, .card th.num + th.num { padding-inline-start: .8rem; }
.ranks { list-style: none; margin: .3rem 0; padding: 0; } .ranks > li { display: grid; grid-template-columns: 1.7rem minmax(0, 1fr) auto; gap: 0 .4rem; align-items: baseline; border-bottom: 1px solid var(--ca-line); padding: .5rem 0; } .ranks > li:last-child { border: 0; }
.rank { color: var(--ca-soft); font-variant-numeric: tabular-nums; } .what { font-weight: 500; } .ranks b { text-align: end; } .ranks :is(.inline, .drawing, .aside) { grid-column: 2 / -1; max-width: none; } .ranks .drawing { margin: .3rem 0; }
@container (max-width: 16.5rem) { .ranks b { grid-column: 2; text-align: start; } }
:is(.card, .fact-panel) tr.near > * { font-weight: 700; background: var(--ca-mine); }
.wide-table td { min-width: 7.5rem; } .wide-table thead th { min-width: 7.5rem; }
.capital, .wide-table tbody th .said { display: inline-block; } :is(.capital, .wide-table tbody th .said)::first-letter { text-transform: uppercase; }
.card tbody th.year { min-width: 3rem; }
.wide-table tbody th, .wide-table thead :first-child { position: sticky; inset-inline-start: 0; background: var(--ca-card); min-width: 6.5rem; max-width: 9rem; }
@container (max-width: 23rem) { .wide-table :is(table, tbody, tr, th, td) { display: block; } .wide-table thead { position: absolute; clip-path: inset(50%); } .wide-table tbody th { position: static; max-width: none; border: 0; } .wide-table td::before { content: attr(data-of); display: block; color: var(--ca-soft); font-size: .86rem; } }
.aside { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .9rem; color: var(--ca-soft); font-size: .86rem; }
.beside { color: var(--ca-soft); font-size: .86rem; display: block; font-weight: 400; }
.switch { display: inline-flex; border: 1px solid var(--ca-line); border-radius: .6rem; overflow: hidden; max-width: 100%; }
.switch button { font: inherit; font-size: .88rem; color: var(--ca-accent); background: none; border: 0; padding: .35rem .7rem; min-height: 2.25rem; cursor: pointer; text-align: center; overflow-wrap: normal; }
.switch button[aria-pressed="true"] { background: var(--ca-accent); color: var(--ca-accent-ink); font-weight: 600; }
.switch button:focus-visible { outline-offset: -4px; }
.card details, .fact-panel details { margin-top: .55rem; } .card summary { cursor: pointer; color: var(--ca-accent); min-height: 1.75rem; padding: .15rem 0; border-radius: .3rem; }
.num .fig { text-align: end; }
.card details > ul:not(.tiles) { margin: .3rem 0; padding-inline-start: 1.2rem; }
.card details > details, .card-body > details[data-section] { margin-top: 0; }
.card-body > details[data-section] { border-top: 1px solid var(--ca-line); padding: .35rem 0; }
.card-body > details[data-section] > summary { font-weight: 600; }
.section { padding: .1rem 0 .7rem; } .section h3 { font-size: 1rem; }
.field { margin: .5rem 0; } .field > .term { color: var(--ca-soft); } .card .label { font-weight: 600; font-size: .92rem; margin: .8rem 0 .2rem; }
.card .names { display: flex; flex-wrap: wrap; gap: .35rem; }
.chip { border: 1px solid var(--ca-line); border-radius: .5rem; padding: .08rem .5rem; font-size: .84rem; color: var(--ca-ink); font-weight: 400; }
.chip.warn { border-color: var(--ca-warn); color: var(--ca-warn); }
.move { border-top: 1px solid var(--ca-line); padding: .45rem 0; } .move > b { font-weight: 600; } .move .facts { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .92rem; align-items: center; }
.card .bare, .inline-figures { list-style: none; padding: 0; } .inline-figures { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .88rem; margin: .2rem 0; }
.fits { margin: .6rem 0 0; padding: 0; list-style: none; counter-reset: fit; } .fits > li { border-top: 1px solid var(--ca-line); padding: .75rem 0 .6rem; }
.fits .facts { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; font-size: .92rem; align-items: center; } .fits .drawing { display: inline-block; width: 5.5rem; vertical-align: -.15em; margin: 0 0 0 .4rem; }
.fits dl { margin: .35rem 0 0; font-size: .92rem; } .fits dt { color: var(--ca-soft); font-size: .84rem; margin-top: .3rem; } .fits dd { margin: 0; } .fits dd ul { margin: 0; padding-inline-start: 1.2rem; }
.fits .for { list-style: "+  "; } .fits .against { list-style: "–  "; } .fits .first { list-style: "→  "; }
@container (min-width: 34rem) { .fits dl { display: grid; grid-template-columns: 6rem 1fr; gap: .2rem .6rem; } .fits dt { margin: 0; } }
.passage { margin: .8rem 0 0; } .passage figcaption { font-weight: 600; font-size: .88rem; } .passage blockquote { margin: .25rem 0 0; padding-inline-start: .8rem; border-inline-start: 3px solid var(--ca-bar); }
.passage p { margin: 0 0 .5rem; } .passage ul { margin: 0; padding-inline-start: 1.2rem; }
.about { margin: .6rem 0; display: grid; grid-template-columns: fit-content(32%) minmax(0, 1fr); gap: .3rem .9rem; font-size: .92rem; } .about dt { color: var(--ca-soft); } .about dd { margin: 0; min-width: 0; } .about .sum { font-family: ui-monospace, monospace; font-size: .8rem; }
@media (forced-colors: active) {
  .drawing, .inline, .dots, .timeline { forced-color-adjust: none; }
  .bar { fill: Canvas; stroke: CanvasText; stroke-width: 1; } .mid, .fill { fill: CanvasText; fill-opacity: 1; } .track { fill: Canvas; stroke: GrayText; } .hollow { fill: Canvas; stroke: CanvasText; }
  .drawing text, .drawing .soft { fill: CanvasText; } .drawing .on { fill: Canvas; } line.edge, line.own { stroke: Highlight; } line.thin, .timeline path, .timeline .real { stroke: CanvasText; } .timeline .break { stroke: GrayText; }
  .switch button[aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media print { .card { break-inside: avoid; } .switch { display: none; } }
`;
