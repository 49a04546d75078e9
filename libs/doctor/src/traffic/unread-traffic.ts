import { countOf } from '../finding/count-of';
import type { Finding } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import { UNREAD_TRAFFIC_KINDS } from '../read/objects/traffic-kinds';

/** Rule of the note that traffic is not proven, whatever else is found. */
export const UNREAD_TRAFFIC = 'unread-traffic-kind';

/** One note where objects that are not read change what is let through: it names all of their kinds. */
export function findUnreadTraffic({ objects }: Inventory): readonly Finding[] {
  const unread = objects.kinds.filter((kind) => UNREAD_TRAFFIC_KINDS.has(kind)).flatMap((kind) => objects.ofKind(kind));
  const [first, ...others] = unread.map(({ identity }) => identity.reference);
  if (!first) return [];
  const kinds = [...new Set(unread.map(({ kind }) => kind))].join(', ');
  return [
    {
      id: UNREAD_TRAFFIC,
      severity: 'info',
      certainty: 'proven',
      resource: first,
      what: `${countOf(unread.length, 'object')} of ${kinds} may open or close traffic, and ${unread.length === 1 ? 'is' : 'are'} not read`,
      why: 'only NetworkPolicies of networking.k8s.io are, so what is said of traffic is likely and not proven',
      fix: 'hold their rules against the declared traffic by hand, or write them as NetworkPolicies',
      evidence: others.map((resource) => ({ resource, says: 'is not read either' })),
    },
  ];
}
