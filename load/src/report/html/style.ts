/** How a report looks, in light and in dark. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --text: #1b2230; --soft: #5d6778; --rule: #e1e5eb;
  --good: #137a4a; --good-soft: #dff3e7; --bad: #b3261e; --bad-soft: #fbe4e2;
  --c1: #2563c9; --c2: #d9730d; --c3: #b02a6b; --c4: #0f8a7e; --c5: #7a5af0; }
@media (prefers-color-scheme: dark) { :root { --page: #12161d; --card: #1a2029; --text: #e6eaf0; --soft: #98a3b4; --rule: #2b3442;
  --good: #63d39a; --good-soft: #143524; --bad: #ff8a80; --bad-soft: #41201e;
  --c1: #6ea3ff; --c2: #ffab57; --c3: #f27db4; --c4: #4fd1c3; --c5: #a893ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 64px; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; }
h1 { margin: 0; font-size: 28px; letter-spacing: -.01em; }
h2 { margin: 36px 0 12px; font-size: 17px; }
p { margin: 4px 0; } .soft, .unit, footer { color: var(--soft); }
header p { flex-basis: 100%; }
.badge { padding: 2px 12px; border-radius: 99px; font-weight: 600; font-size: 14px; }
.good { color: var(--good); } .bad { color: var(--bad); }
.badge.good { background: var(--good-soft); } .badge.bad { background: var(--bad-soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin-top: 22px; }
.tile, figure, .card { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; }
.tile { padding: 12px 16px; } .tile b { display: block; font-size: 24px; line-height: 1.25; font-variant-numeric: tabular-nums; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 500px), 1fr)); gap: 12px; }
figure { margin: 0; padding: 12px 14px 6px; } figure.bad { color: inherit; } figure.bad svg { --c1: var(--bad); } figcaption { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 11px; font-variant-numeric: tabular-nums; } text.y { text-anchor: end; } text.x { text-anchor: middle; }
.grid { stroke: var(--rule); } .line { fill: none; stroke: var(--c); stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
.area { fill: var(--c); opacity: .13; }
.c1 { --c: var(--c1); } .c2 { --c: var(--c2); } .c3 { --c: var(--c3); } .c4 { --c: var(--c4); } .c5 { --c: var(--c5); }
.legend { margin-left: auto; display: flex; gap: 14px; color: var(--soft); font-size: 13px; }
.key::before { content: ""; display: inline-block; width: 14px; height: 3px; margin: 0 6px 4px 0; border-radius: 2px; background: var(--c); }
.card { padding: 4px 16px; overflow-x: auto; } ul.card { margin: 0; list-style: none; padding: 8px 16px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
table { font-size: 14px; } th, td { padding: 6px 8px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); }
th { color: var(--soft); font-weight: 500; font-size: 12.5px; } tr:last-child td { border-bottom: 0; }
th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; } th:first-child, td:first-child { padding-left: 0; }
tr.total td { font-weight: 600; } footer { margin-top: 36px; font-size: 13px; }
`;
