/** How pictures of traffic look. States of arrows differ in their lines and signs too: not everyone sees colours, and not every print has them. */
export const PICTURE_STYLE = `
.controls { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; align-items: center; }
.controls .filter { margin: 0; }
.sample { vertical-align: middle; }
.view { margin: .5rem 0; }
.canvas { overflow: auto; max-height: 72vh; padding: .5rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; }
.picture { display: block; max-width: 100%; height: auto; margin: auto; font-family: inherit; }
.unfitted .picture, .picture.wide { max-width: none; }
.picture text { fill: var(--text); font-size: 13px; }
.box rect { fill: var(--ground); stroke: var(--line); stroke-width: 1.5; }
.box text { fill: var(--weak); font-weight: 600; }
.node { text-decoration: none; }
.node rect { fill: var(--sheet); stroke: var(--weak); stroke-width: 1.5; }
.node.outside rect { stroke-dasharray: 6 3; }
.node.error rect { stroke: var(--error); stroke-width: 2.5; } .node.warning rect { stroke: var(--warning); stroke-width: 2.5; }
.node.error .flag { fill: var(--error); } .node.warning .flag { fill: var(--warning); }
.node text { text-anchor: middle; }
.node .label { font-weight: 600; }
.picture .note { font-size: 11px; } .node .note { fill: var(--weak); }
.node .flag { text-anchor: end; }
.arrow .line { fill: none; stroke: currentColor; stroke-width: 2; }
.arrow .gap { fill: none; stroke: var(--sheet); stroke-width: 2; }
.arrow .reach { fill: none; stroke: transparent; stroke-width: 14; pointer-events: stroke; }
.arrow .head { fill: currentColor; }
.arrow .plate { fill: var(--sheet); opacity: .88; }
.arrow .note { text-anchor: middle; fill: currentColor; }
.arrow.declared { color: var(--good); }
.arrow.inferred { color: var(--accent); } .arrow.inferred .line { stroke-dasharray: 9 4; }
.arrow.allowed { color: var(--weak); } .arrow.allowed .line { stroke-width: 1.25; }
.arrow.undeclared { color: var(--warning); } .arrow.undeclared .line { stroke-width: 6; }
.arrow.blocked { color: var(--error); } .arrow.blocked .line { stroke-dasharray: 3 5; stroke-width: 2.5; }
.arrow.unresolved { color: var(--info); } .arrow.unresolved .line { stroke-dasharray: 1 6; stroke-width: 3; stroke-linecap: round; }
.picture a[href] { cursor: pointer; }
.picture a[href]:hover .line, .picture a.chosen .line { stroke-width: 4; }
.picture a:focus-visible { outline: none; }
.picture a:focus-visible rect, .picture a.chosen > rect:not(.plate) { stroke: var(--accent); stroke-width: 3.5; }
.picture a:focus-visible .plate, .picture a.chosen .plate { stroke: var(--accent); stroke-width: 2; opacity: 1; }
.choosing .picture a:not(.near), .picture a.missed { opacity: .28; }
.picture a.off { display: none; }
.details { padding: .8rem 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; }
.details h3 { margin: 0 0 .4rem; font-size: 1rem; overflow-wrap: anywhere; }
.details h4 { margin: .8rem 0 .2rem; font-size: .92rem; }
.details p, .details ul { margin: .2rem 0; } .details ul { padding-left: 1.1rem; }
.details .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: .2rem 1.6rem; }
.details .beside > * { min-width: 0; }
.details .state.blocked strong { color: var(--error); } .details .state.undeclared strong { color: var(--warning); }
.verdict { font-weight: 400; }
.detail { display: none; outline: none; }
.detail:target, .detail.chosen { display: block; }
.scripted .detail:target:not(.chosen) { display: none; }
.choosing .hint, .details:has(.detail:target) .hint { display: none; }
.hint { color: var(--weak); }
@media print { .canvas { overflow: visible; max-height: none; border: 0; } .controls, .details { display: none; } .view[hidden] { display: block !important; } }
`;
