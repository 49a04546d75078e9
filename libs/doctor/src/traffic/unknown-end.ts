import type { Declaration } from './declaration';
import { isNowhere } from './resolved-end';
import type { Finding } from '../finding/finding';

/** A finding for each declared edge that the manifests can say nothing about. */
export function findUnknownEnds({ unknown }: Declaration): readonly Finding[] {
  return unknown.map(({ from, to, ports }): Finding => {
    const missing = [from, to].filter(isNowhere).map(({ text }) => text);
    const edge = `${from.text} → ${to.text}`;
    return {
      id: 'unknown-end',
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'DeclaredTraffic', name: edge },
      what: `${edge} on ${ports} is declared, but ${missing.length > 0 ? `the manifests have no ${missing.join(' and no ')}` : 'both ends are outside the manifests'}`,
      why: 'an end must be a workload, pods or addresses; pods on the host network count as their node, so only its addresses can stand for them',
      fix: 'declare an end that exists, or render it',
      evidence: [],
    };
  });
}
