import type { Evidence, Finding } from './finding';
import { formatPlace } from './resource-reference';

/** One statement of a finding. */
export interface Statement {
  readonly label: 'what' | 'why' | 'fix' | 'see' | 'so';
  readonly text: string;
}

/** One finding as a few lines of text. */
export function formatFinding(finding: Finding): string {
  const { severity, id, certainty, resource, path } = finding;
  const statements = listStatements(finding).map(({ label, text }) => `  ${`${label}:`.padEnd(5)} ${text}`);
  return [`${severity} ${id} (${certainty}): ${formatPlace(resource, path)}`, ...statements].join('\n');
}

/** What a finding says below its place, one statement after the other. */
export function listStatements(finding: Pick<Finding, 'what' | 'why' | 'fix' | 'evidence' | 'consequences'>): readonly Statement[] {
  const { what, why, fix, evidence, consequences = [] } = finding;
  const toText = ({ resource, path, says }: Evidence) => `${formatPlace(resource, path)}: ${says}`;
  return [
    { label: 'what', text: what },
    { label: 'why', text: why },
    { label: 'fix', text: fix },
    ...evidence.map((each) => ({ label: 'see', text: toText(each) }) as const),
    ...consequences.map((each) => ({ label: 'so', text: toText(each) }) as const),
  ];
}
