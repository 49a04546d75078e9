import type { Declaration } from './declaration';
import { isNowhere } from './resolved-end';
import type { Finding } from '../finding/finding';

/**
 * A finding for each declared edge that the manifests can say nothing about.
 *
 * @param unbound ends of which another finding says why they are not there
 */
export function findUnknownEnds({ unknown }: Declaration, unbound: ReadonlySet<string>): readonly Finding[] {
  const lost = unknown.filter(({ from, to }) => !unbound.has(from.text) && !unbound.has(to.text));
  return lost.map(({ from, to, ports }): Finding => {
    const missing = [from, to].filter(isNowhere).map(({ text }) => text);
    const edge = `${from.text} → ${to.text}`;
    return {
      id: 'unknown-end',
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'DeclaredTraffic', name: edge },
      what: `${edge} on ${ports} is declared, but ${missing.length > 0 ? `the manifests have no ${missing.join(' and no ')}` : 'both ends are outside the manifests'}`,
      why: 'an end must be a workload, pods or addresses',
      fix: 'declare an end that exists, or render it',
      evidence: [],
    };
  });
}
