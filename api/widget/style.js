// The shell's style. Everything a page may change is a custom property; the page's own rules win over ours.

const DAY = `--ca-paper: #faf8f3; --ca-card: #ffffff; --ca-ink: #1f2523; --ca-soft: #56605c; --ca-line: #d9d5c9;
  --ca-accent: #1d5c4a; --ca-accent-ink: #ffffff; --ca-bar: #8db8a8; --ca-bar-strong: #1d5c4a; --ca-mine: #e6efe9;
  --ca-warn: #7a4a00; --ca-focus: #0b57d0; color-scheme: light;`;
const NIGHT = `--ca-paper: #161a19; --ca-card: #1f2523; --ca-ink: #ecefed; --ca-soft: #a9b4af; --ca-line: #3a4340;
  --ca-accent: #7fcbb0; --ca-accent-ink: #10201a; --ca-bar: #3f6f60; --ca-bar-strong: #7fcbb0; --ca-mine: #24352e;
  --ca-warn: #f0c27a; --ca-focus: #8ab4f8; color-scheme: dark;`;

export const SHELL_CSS = `
:host { font-size: medium !important; --ca-rem: 1em; ${DAY} --ca-font: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; --ca-radius: .8rem; display: block; color: var(--ca-ink); }
@media (prefers-color-scheme: dark) { :host(:not([data-theme="light"])) { ${NIGHT} } }
:host([data-theme="dark"]) { ${NIGHT} }
:host([hidden]) { display: none; }
:host([data-mode="launcher"]) { display: contents; }
:host([data-full]) { --ca-room: 70vh; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.shell { font: 1rem/1.55 var(--ca-font); color: var(--ca-ink); text-align: start; overflow-wrap: anywhere; letter-spacing: normal; word-spacing: normal; text-transform: none; }
.unseen, :host([data-full]) .title { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
:focus-visible { outline: 3px solid var(--ca-focus); outline-offset: 2px; }
p { margin: 0 0 .6rem; }
h2 { font-size: 1rem; margin: 0 0 .5rem; line-height: 1.35; }

button, .button, summary { font: inherit; }
button, .button { display: inline-block; font-size: .92rem; line-height: 1.3; color: var(--ca-accent); background: var(--ca-card); border: 1px solid var(--ca-line);
  border-radius: calc(var(--ca-radius) * .75); padding: .5rem .8rem; min-height: 2.4rem; cursor: pointer; text-align: start; text-decoration: none; }
button:hover, .button:hover { border-color: var(--ca-accent); }
button[aria-pressed="true"] { border-color: var(--ca-accent); background: var(--ca-mine); color: var(--ca-ink); font-weight: 600; }
.strong { background: var(--ca-accent); border-color: var(--ca-accent); color: var(--ca-accent-ink); font-weight: 600; }
.plain { background: none; border-color: transparent; text-decoration: underline; text-underline-offset: .15em; padding: .2rem .25rem; min-height: 1.75rem; }
.close { background: none; border-color: transparent; font-size: 1.3rem; line-height: 1; min-width: 2.2rem; min-height: 2.2rem; padding: .2rem; text-align: center; }
summary { cursor: pointer; color: var(--ca-accent); min-height: 1.75rem; padding: .15rem 0; }
a { color: var(--ca-accent); }
textarea, input:not([type="checkbox"]) { font: inherit; color: inherit; background: var(--ca-card); border: 1px solid var(--ca-soft); border-radius: calc(var(--ca-radius) * .75); padding: .5rem .7rem; max-width: 100%; }
input[type="checkbox"] { width: 1.5rem; height: 1.5rem; vertical-align: middle; accent-color: var(--ca-accent); margin: .15rem .3rem .15rem 0; }
::placeholder { color: var(--ca-soft); opacity: 1; }
textarea[aria-invalid="true"] { border-color: var(--ca-warn); outline-color: var(--ca-warn); }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.chips { display: flex; flex-wrap: wrap; gap: .5rem; margin: .6rem 0; padding: 0; list-style: none; }
.quiet { color: var(--ca-soft); font-size: .9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92rem; }
th, td { text-align: start; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--ca-line); vertical-align: top; }

.frame { display: flex; flex-direction: column; background: var(--ca-paper); color: inherit; height: var(--ca-height, auto); max-width: 100%; }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: .1rem .5rem; padding: .5rem .2rem; }
.name { font-weight: 700; margin: 0 auto 0 0; }
.badge { font-size: .78rem; font-weight: 600; border: 1px solid var(--ca-soft); border-radius: .5rem; padding: .05rem .4rem; color: var(--ca-soft); }
.menu { position: relative; } .menu summary { padding: .2rem .5rem; }
.menu-items { position: absolute; inset-inline-end: 0; z-index: 3; display: grid; gap: .3rem; min-width: 12rem; padding: .5rem; background: var(--ca-card); border: 1px solid var(--ca-line);
  border-radius: var(--ca-radius); box-shadow: 0 .4rem 1.2rem rgb(0 0 0 / .18); }
.menu-items > * { border-color: transparent; }
.scroller { flex: 1; min-width: 0; padding: .3rem .2rem 1rem; }
.promise { color: var(--ca-soft); font-size: .93rem; max-width: 42rem; } .promise strong { color: var(--ca-ink); } .promise .plain { padding-inline: 0; }
.intro.begun .starters { display: none; }
.turn { margin: 0 0 1.6rem; padding-top: .4rem; scroll-margin-top: .5rem; }
.turn:focus { outline: none; }
.turn:last-child { min-height: var(--ca-room, 0); }
.turn :is(button, a, summary, input) { scroll-margin-block: 1rem 10rem; }
.question { font-weight: 400; background: var(--ca-mine); border-radius: var(--ca-radius); padding: .6rem .9rem; margin: 0 0 .75rem auto; width: fit-content; max-width: 88%; white-space: pre-wrap; }
.answer :is(ul, ol) { margin: 0 0 .6rem; padding-inline-start: 1.3rem; }
.turn.calm .answer { background: var(--ca-card); border: 1px solid var(--ca-line); border-radius: var(--ca-radius); padding: 1rem 1rem .4rem; font-size: 1.05rem; }
.turn.calm .answer a { font-weight: 700; display: inline-block; padding: .15rem .2rem; }
.cite { font-size: .8em; line-height: 1; vertical-align: .2em; }
.mark { background: none; border: 0; padding: 0 .1rem; min-height: 24px; min-width: 24px; font-size: 1em; border-radius: .3rem; text-align: center; }
.answer .mark { display: inline; padding: .35em .15em; min-height: 0; min-width: 0; }
.mark:hover { text-decoration: underline; }
.step { color: var(--ca-soft); font-size: .93rem; }
.step::before { content: ""; display: inline-block; width: .6rem; height: .6rem; margin-inline-end: .5rem; border-radius: 50%; background: var(--ca-bar-strong); }
.problem { color: var(--ca-warn); font-weight: 600; } .problem.calm { color: var(--ca-soft); font-weight: 400; }
.problem:empty { display: none; }
.ticker { display: block; color: var(--ca-soft); font-variant-numeric: tabular-nums; }
.again { margin-top: .2rem; }
.sources { font-size: .9rem; margin: .6rem 0; } .sources ol { margin: .3rem 0; padding-inline-start: 1.5rem; color: var(--ca-soft); } .sources li { padding: .15rem 0; }
.actions { margin-top: .6rem; gap: .3rem; } .actions button { font-size: .86rem; padding: .3rem .6rem; min-height: 2rem; }
.saves { margin-top: .6rem; }

.composer { position: sticky; bottom: 0; z-index: 1; background: var(--ca-paper); border-top: 1px solid var(--ca-line); padding: .6rem .2rem .5rem; }
.fields { display: flex; gap: .5rem; align-items: end; }
.fields textarea { flex: 1; min-width: 0; resize: none; min-height: 2.6rem; max-height: 9rem; }
.fields button { min-height: 2.6rem; padding-inline: 1.1rem; }
.limit { margin: 0; text-align: end; }
.place { position: relative; display: flex; flex-wrap: wrap; gap: .1rem .4rem; align-items: center; margin-top: .4rem; font-size: .92rem; color: var(--ca-soft); }
.place label { display: flex; align-items: center; gap: .4rem; min-width: 0; }
.place .place-field { color: var(--ca-ink); width: 12rem; min-width: 0; padding: .3rem .6rem; min-height: 2.2rem; }
.change { margin-inline-start: auto; }
.candidates { position: absolute; bottom: 100%; inset-inline-start: 0; z-index: 3; margin: 0 0 .3rem; padding: .4rem; list-style: none; display: grid; gap: .2rem; background: var(--ca-card);
  border: 1px solid var(--ca-line); border-radius: var(--ca-radius); box-shadow: 0 .4rem 1.2rem rgb(0 0 0 / .18); max-width: 100%; }
.candidates button { width: 100%; border-color: transparent; }

.launcher { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: 2147483000; border-radius: 2rem; padding: .7rem 1.2rem; box-shadow: 0 .3rem 1rem rgb(0 0 0 / .25); max-width: calc(100vw - 2rem); }
dialog { color: var(--ca-ink); background: var(--ca-paper); border: 1px solid var(--ca-line); }
dialog:not([open]) { display: none; }
dialog.frame { position: fixed; inset: auto 1rem 4.6rem auto; z-index: 2147483000; width: 27rem; height: min(46rem, 100dvh - 6rem); max-height: none; margin: 0; padding: 0 .8rem;
  border-radius: var(--ca-radius); box-shadow: 0 .6rem 2rem rgb(0 0 0 / .28); overflow: hidden; --ca-room: 55vh; }
.frame .head, .frame .composer { flex: none; }
dialog.frame .scroller { overflow-y: auto; overscroll-behavior: contain; }
dialog.frame .composer { position: static; }
.panel { position: fixed; inset: 0 0 0 auto; width: min(34rem, 100vw); max-width: none; height: 100%; max-height: none; margin: 0; padding: 0 1rem 1.5rem; border-width: 0 0 0 1px; overflow-y: auto; overflow-wrap: anywhere; }
.panel::backdrop, dialog.frame::backdrop { background: rgb(0 0 0 / .45); }
.panel-head { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: .5rem; padding: .7rem 0; background: var(--ca-paper); }
.panel-head h2 { flex: 1; margin: 0; font-size: 1.1rem; } .panel-head h2:focus { outline: none; }
.drawer { padding-inline-start: 1.5rem; } .drawer > li { padding: .4rem 0; border-bottom: 1px solid var(--ca-line); } .drawer p { margin: 0 0 .2rem; }
.wanted { outline: none; border-inline-start: .25rem solid var(--ca-accent); padding-inline-start: .6rem !important; }
.figures { padding-inline-start: 0; list-style: none; }
.panel-body > input, .panel-body textarea { width: 100%; }
.stack { display: grid; gap: .8rem; } fieldset { border: 1px solid var(--ca-line); border-radius: var(--ca-radius); padding: .6rem .8rem; } fieldset label, .check { display: block; padding: .15rem 0; }

@media (max-width: 24rem) { .head { gap: 0; font-size: .86rem; } .head summary { list-style: none; } .head :is(.plain, summary) { font-size: 1em; padding-inline: .25rem; } .head .close { min-width: 1.8rem; } }
@media (max-width: 40rem) {
  dialog.frame { inset: 0; width: 100vw; max-width: none; height: 100dvh; border: 0; border-radius: 0; padding: 0 .6rem; }
}
/* At 200 % zoom a small window keeps room to read: the composer scrolls with the rest. */
@media (max-height: 26rem) { .composer { position: static; } dialog.frame { overflow-y: auto; } dialog.frame .scroller { overflow: visible; } }
@media (prefers-reduced-motion: no-preference) {
  .step::before { animation: pulse 1.2s ease-in-out infinite alternate; }
  @keyframes pulse { from { opacity: .25; } to { opacity: 1; } }
}
@media (forced-colors: active) {
  .strong, .badge, .question { border: 1px solid ButtonText; } .step::before { background: CanvasText; }
  button[aria-pressed="true"] { border: 3px solid Highlight; }
}
.kept { white-space: nowrap; }
@media print {
  .head, .composer, .launcher, .chips, .actions, .saves, .menu, .starters, .sources > button { display: none !important; }
  dialog.frame { position: static; height: auto; width: auto; overflow: visible; box-shadow: none; border: 0; } dialog.frame .scroller { overflow: visible; }
  .turn { min-height: 0 !important; } .sources a::after { content: " " attr(href); }
  :host([data-printing]) .turn:not(.printed), :host([data-printing]) .intro { display: none; }
}
`;
