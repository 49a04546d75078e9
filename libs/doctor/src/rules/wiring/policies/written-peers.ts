import { type Direction, DIRECTIONS } from '../../../reach/policy';
import type { NetworkPolicy, PolicyPeerSpec } from '../../../read/network-policy';

/** A peer of a rule as it is written, with the peers beside it. */
export interface WrittenPeer {
  readonly direction: Direction;
  readonly peer: PolicyPeerSpec;
  /** `spec.ingress[0].from[1]`. */
  readonly path: string;
  readonly siblings: readonly PolicyPeerSpec[];
}

/** Every peer of a policy's rules, those of a direction included that it does not isolate. */
export function listWrittenPeers({ spec }: NetworkPolicy): readonly WrittenPeer[] {
  return DIRECTIONS.flatMap((direction) =>
    (spec[direction] ?? []).flatMap((rule, index) => {
      const field = direction === 'ingress' ? 'from' : 'to';
      const siblings = rule[field] ?? [];
      return siblings.map((peer, at) => ({ direction, peer, path: `spec.${direction}[${index}].${field}[${at}]`, siblings }));
    }),
  );
}
