import type { Finding, Severity } from './finding';
import { formatReference } from './resource-reference';
import { byKey } from '../sets/by-key';

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors first, then by place, rule and text: the same order however the findings come. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding) => [keyOf(finding), finding] as const);
  return keyed.sort(byKey).map(([, finding]) => finding);
}

function keyOf({ severity, resource, path, id, what }: Finding): string {
  return [RANKS[severity], formatReference(resource), path, id, what].join('\n');
}
