import { formatReference } from '../../../finding/resource-reference';
import type { Backend } from '../../../read/routing/backend';
import { backendsOfIngress, type Ingress } from '../../../read/routing/ingress';
import { judgeEach } from '../../../read/schema/unread-field';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** Annotations by which a controller tells requests to one path apart (ingress-nginx; AWS Load Balancer Controller). */
const TELLS_APART = ['nginx.ingress.kubernetes.io/canary', 'alb.ingress.kubernetes.io/conditions'];

/** The same path of a host that leads to two Services. */
export const pathClaimedTwice: Rule = {
  id: 'path-claimed-twice',
  says: 'two rules of Ingresses of one class claim the same path of a host for different Services',
  why: 'One of them gets all requests, which one the controller decides; the admission webhook of ingress-nginx refuses the second.',
  fix: 'Take one of them out, or give it a path of its own.',
  find: ({ routing: { ingresses } }) => {
    const claims = judgeEach(ingresses, listClaims);
    return [...groupBy(claims, ({ key }) => key).values()].flatMap(judge);
  },
};

/** One path of a host. */
interface Claim {
  readonly ingress: Ingress;
  readonly key: string;
  readonly url: string;
  readonly host: string | undefined;
  readonly path: string;
  readonly backend: Backend;
}

function listClaims(ingress: Ingress): readonly Claim[] {
  const { annotations, spec } = ingress;
  if (Object.keys(annotations).some((name) => TELLS_APART.some((each) => name.startsWith(each)))) return [];
  const className = spec.ingressClassName ?? annotations[CLASS_ANNOTATION] ?? '';
  const backends = new Map(backendsOfIngress(ingress).map((backend) => [backend.path.replace(/\.backend\..*$/, ''), backend]));
  return (spec.rules ?? []).flatMap(({ host, http }, rule) =>
    (http?.paths ?? []).flatMap(({ path = '/', pathType = '' }, index): Claim[] => {
      const at = `spec.rules[${rule}].http.paths[${index}]`;
      const backend = backends.get(at);
      const key = [className, host, path, pathType].join('\n');
      return backend ? [{ ingress, key, url: `${host ?? '*'}${path}`, host, path: `${at}.path`, backend }] : [];
    }),
  );
}

function judge([first, ...others]: readonly Claim[]): readonly Fault[] {
  const other = first && others.find(({ backend }) => targetOf(backend) !== targetOf(first.backend));
  return other ? [toFault(other, first)] : [];
}

/** Of different namespaces, or for any host, two may be for different clusters. */
function toFault(claim: Claim, first: Claim): Fault {
  const [own, other] = [claim.ingress.reference, first.ingress.reference];
  const isOne = own === other;
  const isError = isOne || (own.namespace === other.namespace && claim.host !== undefined);
  return {
    severity: isError ? 'error' : 'warning',
    certainty: isOne ? 'proven' : 'likely',
    resource: own,
    path: claim.path,
    what: `${formatReference(own)} sends ${claim.url} to Service ${claim.backend.service}, and ${isOne ? 'another of its rules' : formatReference(other)} sends it to Service ${first.backend.service}`,
    why: 'one of the two gets all requests, and the other none',
    fix: `take ${claim.url} out of one of them, or give it a path of its own`,
    evidence: [{ resource: other, path: first.path, says: `sends ${first.url} to ${first.backend.service}` }],
  };
}

function targetOf({ namespace, service, port }: Backend): string {
  return [namespace, service, port].join('\n');
}
