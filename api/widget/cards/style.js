// Looks of the cards and of the fact panel. Colours come only from the custom properties of the element.

export const CARD_CSS = `
details ul { margin: .3rem 0; padding-left: 1.2rem; }
.card { background: var(--ca-card); border: 1px solid var(--ca-line); border-radius: .9rem; padding: .9rem 1rem 1rem; margin: .9rem 0; }
.card h3 { font-size: 1rem; margin: 0; }
.card .where { color: var(--ca-soft); font-size: .88rem; margin: .1rem 0 .7rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; color: var(--ca-soft); font-size: .85rem; padding-bottom: .35rem; }
th, td { text-align: left; padding: .38rem .6rem .38rem 0; border-bottom: 1px solid var(--ca-line); vertical-align: top; }
thead th { font-size: .82rem; color: var(--ca-soft); font-weight: 600; }
tbody th { font-weight: 500; }
td.figure, th.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: .3rem; }
.code { color: var(--ca-soft); font-size: .82em; white-space: nowrap; }
svg text { fill: var(--ca-ink); font: 12px system-ui, "DejaVu Sans", sans-serif; }
svg .soft { fill: var(--ca-soft); font-size: 11px; }
.bar { fill: var(--ca-bar); } .bar-strong { fill: var(--ca-bar-strong); } .axis { stroke: var(--ca-line); stroke-width: 1; }
.range svg { display: block; } .legend { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem .8rem; font-size: .85rem; color: var(--ca-soft); }
.parts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .7rem; margin: .6rem 0; padding: 0; list-style: none; }
.parts li { border: 1px solid var(--ca-line); border-radius: .6rem; padding: .55rem .7rem; }
.parts b { display: block; font-size: 1.05rem; }
.first { margin-left: .5rem; padding: .05rem .45rem; border: 1px solid var(--ca-warn); border-radius: .5rem; color: var(--ca-warn); font-size: .82em; white-space: nowrap; }
.move .parts li > span { display: block; }
.fits { margin: .4rem 0 0; padding-left: 1.3rem; } .fits li { margin: 0 0 .7rem; }
tr.near th, tr.near td { font-weight: 700; }
.small { color: var(--ca-soft); font-size: .88rem; }
details { margin-top: .6rem; } summary { cursor: pointer; color: var(--ca-accent); }
@media (forced-colors: active) { .bar, .bar-strong { fill: CanvasText; } }
@media (max-width: 30rem) { .bars { display: none; } th, td { padding-right: .35rem; } }
.figure-button { font: inherit; color: inherit; background: none; border: 0; border-bottom: 1px dotted var(--ca-soft); padding: 0; cursor: pointer; }
`;
