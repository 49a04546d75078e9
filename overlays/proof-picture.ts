import { drawTraffic, isProven } from 'fairlead/doctor';
import type { Synthesis } from 'fairlead/synth';

/** Shows the picture. */
export const DOCUMENT = 'README.md';

const PICTURE = /^```mermaid$[^]*?^```$/m;

/** The document with the picture of what is proven today. */
export function renderDocument(text: string, synthesis: Synthesis): string {
  if (!PICTURE.test(text)) throw new Error(`${DOCUMENT} has no place for the picture; give it a code block "mermaid"`);
  return text.replace(PICTURE, () => `\`\`\`mermaid\n${drawProof(synthesis)}\n\`\`\``);
}

/** From the declared graph through the rendered YAML to what holds in it, as a Mermaid flowchart. */
function drawProof({ environment, manifests, traffic, report }: Synthesis): string {
  if (!isProven(report)) throw new Error(`${environment} is not proven, and the picture would say so; npm run synth tells why`);
  const graph = drawTraffic(traffic).split('\n').slice(1);
  const kinds = manifests.flatMap(({ objects }) => objects.map(({ kind }) => kind));
  const proven = [
    '<b>allowed = declared</b>',
    `${report.matrix.length} pairs, and no other`,
    '<b>budgets hold</b> in a rollout',
    ...report.budgets.filter(({ owner }) => !owner.includes('/')).flatMap(formatBudget),
  ];
  return [
    'flowchart LR',
    '  subgraph declared["1. declared in platform.ts"]',
    ...graph.map((line) => `  ${line}`),
    '  end',
    `  rendered[["2. rendered for ${environment}<br/>${[`<b>${kinds.length} objects</b>`, ...countKinds(kinds)].join('<br/>')}"]]`,
    `  proven["3. proven<br/>${proven.join('<br/>')}"]`,
    '  declared ==> rendered ==> proven',
  ].join('\n');
}

/** What has no limit holds in any case. */
function formatBudget({ owner, name, used, limit, unit }: Synthesis['report']['budgets'][number]): string[] {
  if (used === undefined || limit === undefined) return [];
  return [`${owner} ${name} ${used}/${limit}${name.endsWith(unit) ? '' : ` ${unit}`}`];
}

const SHOWN_KINDS = 6;

/** The most frequent kinds, with their number. */
function countKinds(kinds: readonly string[]): readonly string[] {
  const counts = [...new Set(kinds)].map((kind) => [kind, kinds.filter((each) => each === kind).length] as const);
  return counts
    .sort(([a, more], [b, less]) => less - more || a.localeCompare(b))
    .slice(0, SHOWN_KINDS)
    .map(([kind, count]) => `${count} ${kind}`);
}
