import { formatReference } from '../../../finding/resource-reference';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Service } from '../../../read/services/service';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';

/** Of two namespaces one may be meant for another cluster, and is where both have a Service of the name. */
export const servicesClaimOneThing: Rule = {
  id: 'services-claim-one-thing',
  says: 'two Services ask for the same address in the cluster, the same port of the nodes, or the same port of one load balancer address',
  why: 'The API server refuses the second: provided port is already allocated. A load balancer leaves it pending.',
  fix: 'Give each its own, or leave the field out and let Kubernetes pick one.',
  find: ({ services }) => {
    const claims = judgeEach(services, listClaims);
    return [...groupBy(claims, ({ key }) => key).values()].flatMap(judge);
  },
};

/** Something that one Service alone can have: a port of the nodes for whatever protocol. */
interface Claim {
  readonly key: string;
  readonly service: Service;
  readonly path: string;
  /** `nodePort 30080`. */
  readonly text: string;
  /** Whether the API server hands it out. */
  readonly isAllocated: boolean;
}

function listClaims(service: Service): readonly Claim[] {
  const { clusterIP, loadBalancerIP, ports = [] } = service.spec;
  const claim = (path: string, text: string, isAllocated = true): Claim => ({ key: text, service, path, text, isAllocated });
  return [
    ...(clusterIP && clusterIP !== 'None' ? [claim('spec.clusterIP', `clusterIP ${clusterIP}`)] : []),
    ...ports.flatMap(({ port, nodePort, protocol = 'TCP' }, index) => [
      ...(nodePort ? [claim(`spec.ports[${index}].nodePort`, `nodePort ${nodePort}`)] : []),
      ...(loadBalancerIP ? [claim('spec.loadBalancerIP', `port ${port} of loadBalancerIP ${loadBalancerIP} for ${protocol}`, false)] : []),
    ]),
  ];
}

function judge(claims: readonly Claim[]): readonly Fault[] {
  const [first, ...rest] = claims;
  if (!first) return [];
  return rest
    .filter(({ service }) => isOther(service, first.service))
    .map(({ service, path, text, isAllocated }): Fault => {
      const isProven = isAllocated && service.reference.namespace === first.service.reference.namespace;
      return {
        severity: 'error',
        certainty: isProven ? 'proven' : 'likely',
        resource: service.reference,
        path,
        what: `${formatReference(service.reference)} asks for ${text}, which ${formatReference(first.service.reference)} has`,
        why: isAllocated
          ? 'the API server refuses the one that comes second: it is already allocated'
          : 'the one that comes second waits for an address without end',
        fix: `write another, or leave out ${path.replace(/^.*\./, '')}`,
        evidence: [{ resource: first.service.reference, path: first.path, says: `asks for ${first.text}` }],
      };
    });
}

function isOther({ reference }: Service, { reference: first }: Service): boolean {
  return reference.name !== first.name;
}
