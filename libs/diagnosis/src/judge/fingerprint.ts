import { type Finding, formatReference } from 'fairlead/doctor';

/** Characters of a fingerprint: enough that two of a million findings do not share one. */
const LENGTH = 32;

/**
 * What tells each of some findings from the others and is the same in the next version of the sources: rule, object and field, and among
 * those alike their order. Made of names alone, so that nothing can be read from it. Each is made when it is asked for: most formats show none.
 */
export function fingerprintAll(findings: readonly Finding[]): readonly (() => string)[] {
  const seen = new Map<string, number>();
  return findings.map(({ id, resource, path = '' }) => {
    const key = [id, formatReference(resource), path].join('\n');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return () => hashOf(`${key}\n${count}`);
  });
}

function hashOf(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
}
