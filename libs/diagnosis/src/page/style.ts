/** How the page looks, its picture apart. Both themes are here: `light-dark()` takes the one of the system unless the reader chose. */
export const STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1c2430, #e4e9f0); --weak: light-dark(#56606e, #9aa7b8); --ground: light-dark(#f5f6f8, #10151c);
  --sheet: light-dark(#fff, #19212b); --line: light-dark(#d5dae1, #2f3a48); --accent: light-dark(#1257b5, #7db4ff); --code: light-dark(#f0f2f5, #121a23);
  --error: light-dark(#b3261e, #ff8f85); --warning: light-dark(#8a5a00, #f0b94a); --info: light-dark(#23638f, #86c5f0); --good: light-dark(#1b6e3c, #74d39a);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
header { display: flex; flex-wrap: wrap; gap: .6rem 2rem; align-items: center; padding: 1rem clamp(1rem, 3vw, 2.5rem); background: var(--sheet); border-bottom: 1px solid var(--line); }
header h1 { margin: 0; font-size: 1.35rem; overflow-wrap: anywhere; }
.brand { margin: 0; color: var(--weak); font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; }
nav { display: flex; gap: 1.2rem; width: 100%; }
.counts { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0; list-style: none; }
.counts li { padding: .15rem .7rem; border: 1px solid var(--line); border-radius: 1rem; }
.tools { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin-left: auto; }
button, input, select { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .7rem; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
input[type="checkbox"] { accent-color: var(--accent); }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
main { display: grid; gap: 1.6rem; padding: 1.2rem clamp(1rem, 3vw, 2.5rem) 3rem; }
main > section { min-width: 0; }
h2 { margin: 0 0 .6rem; font-size: 1.15rem; }
.none { color: var(--weak); }
.filter { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; border: 0; margin: 0 0 .8rem; padding: 0; }
.filter legend { float: left; margin-right: 1rem; padding: 0; color: var(--weak); }
.filter label { white-space: nowrap; }
.finding { margin: 0 0 .9rem; padding: .8rem 1rem; background: var(--sheet); border: 1px solid var(--line); border-left: 5px solid currentColor; border-radius: 8px; content-visibility: auto; contain-intrinsic-size: auto 14rem; }
.finding.problem { color: var(--error); }
.finding > * { color: var(--text); }
.finding h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
.finding .sign, .finding .severity { color: inherit; }
.finding.error .sign, .finding.error .severity { color: var(--error); }
.finding.warning .sign, .finding.warning .severity { color: var(--warning); }
.finding.info .sign, .finding.info .severity { color: var(--info); }
.finding:target { outline: 3px solid var(--accent); }
.place { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .2rem 0; color: var(--weak); font-size: .88rem; }
.place .rule { margin-left: auto; }
code { font: .86em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.excerpt { margin: .4rem 0; padding: .5rem .7rem; overflow-x: auto; background: var(--code); border: 1px solid var(--line); border-radius: 6px; font: .84rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.excerpt i { font-style: normal; display: inline-block; min-width: 2.4em; margin-right: .5em; color: var(--weak); text-align: right; user-select: none; }
.excerpt mark { background: none; color: inherit; font-weight: 700; border-bottom: 3px double var(--error); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem .9rem; margin: .4rem 0 0; }
dt { grid-column: 1; color: var(--weak); }
dd { grid-column: 2; margin: 0; overflow-wrap: anywhere; }
dd.fix { font-weight: 600; }
table { width: 100%; border-collapse: collapse; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; }
th, td { padding: .4rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { color: var(--weak); font-weight: 500; }
tbody th { font-weight: 600; }
.amount { min-width: 15rem; }
.bar { display: block; width: 100%; height: .7rem; margin: .3rem 0 .15rem; border: 1px solid var(--line); border-radius: 3px; }
.bar .room { fill: var(--code); } .bar .used { fill: var(--good); } .exceeded .bar .used, .bar .beyond { fill: var(--error); }
.bar .beyond { stroke: var(--text); stroke-width: 1; stroke-dasharray: 2 2; }
.arithmetic { color: var(--weak); font-size: .9rem; }
summary { cursor: pointer; margin: .8rem 0; } dd summary { margin: 0; }
[hidden] { display: none !important; }
@media (max-width: 48rem) { .budgets thead { display: none; } .budgets tr { display: block; border-bottom: 2px solid var(--line); } .budgets th, .budgets td { display: block; border: 0; } }
@media print {
  :root { color-scheme: light; font-size: 12px; }
  body, header { background: none; } .tools, nav, .filter { display: none; }
  .finding, tr { break-inside: avoid; content-visibility: visible; }
}
`;
