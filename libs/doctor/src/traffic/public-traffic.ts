import type { Finding } from '../finding/finding';
import { groupBy } from '../sets/group-by';
import { PortSet } from '../sets/port-set';
import type { Declaration, DeclaredEdge } from './declaration';

/** A range of all addresses of a family, whatever is left out of it. */
const EVERYWHERE = /(^| )(0\.0\.0\.0|::)\/0( |$)/;

/**
 * A note for each caller and party that is declared at every public address: what is let through is what is declared, and far more than
 * is meant.
 */
export function findPublicTraffic({ edges }: Declaration): readonly Finding[] {
  const open = edges.filter(({ from, to }) => from.podSets.size > 0 && !to.addresses.isEmpty && EVERYWHERE.test(to.text));
  const parties = groupBy(open, ({ from, to }) => `${from.text}\n${to.name ?? ''}`);
  return [...parties.values()].flatMap((same) => {
    const [first] = same;
    return first ? findingOf(first, PortSet.union(same.map(({ ports }) => ports))) : [];
  });
}

function findingOf({ from, to }: DeclaredEdge, ports: PortSet): Finding[] {
  const [caller] = from.podSets;
  if (!caller) return [];
  const party = to.name ?? 'who is called';
  return [
    {
      id: 'any-public-address',
      severity: 'info',
      certainty: 'proven',
      resource: caller.workload,
      what: `${from.text} may call every public address on ${ports}, and not ${party} alone`,
      why: `${party} is declared without address ranges, and a NetworkPolicy knows no names`,
      fix: 'declare its address ranges where they are known (cidrs), or send the calls through an egress gateway that knows names',
      evidence: [],
    },
  ];
}
