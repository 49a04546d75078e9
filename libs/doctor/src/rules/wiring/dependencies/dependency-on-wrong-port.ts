import { DependencyModel } from '../../../dependencies/dependency-model';
import { evidenceOf, type InferredDependency, isOnWrongPort } from '../../../dependencies/inferred-dependency';
import { formatReference } from '../../../finding/resource-reference';
import { judgeEach } from '../../../read/schema/unread-field';
import { isHeadless, type Service, type ServicePort } from '../../../read/services/service';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';

/** A port that nobody wrote, but the scheme of a URL means, may be followed by one that the program adds. */
export const dependencyOnWrongPort: Rule = {
  id: 'dependency-on-wrong-port',
  says: 'a program is told a port that the Service does not have',
  why: 'Nobody listens on other ports of a Service than those that it lists: connections are refused, or wait until they time out.',
  fix: 'Write a port of the Service, not that of its pods; or add the port to the Service.',
  find: (inventory) => {
    const wrong = judgeEach(DependencyModel.of(inventory).dependencies, (each) => (isOnWrongPort(each) ? [each] : []));
    return judgeEach([...groupBy(wrong, keyOf).values()], judge);
  },
};

/** Where several programs agree on a port, the Service may be what is wrong: one cause, one finding. */
function keyOf({ target, port }: InferredDependency): string {
  return `${target.type === 'service' ? formatReference(target.service.reference) : ''} ${port}`;
}

function judge(same: readonly InferredDependency[]): readonly Fault[] {
  const [first] = same;
  if (!first || first.target.type !== 'service' || first.port === undefined) return [];
  const { workload, addresses, target, port } = first;
  const [{ port: written }] = addresses;
  const [evidence = addresses[0].evidence, ...others] = evidenceOf(same);
  const { service } = target;
  const isCertain = written !== undefined;
  if (!isCertain && isHeadless(service)) return [];
  return [
    {
      severity: isCertain ? 'error' : 'warning',
      certainty: 'likely',
      resource: evidence.resource,
      ...(evidence.path !== undefined && { path: evidence.path }),
      what: `${formatReference(workload.reference)} connects to port ${port} of ${formatReference(service.reference)}, which has ${formatPorts(service)}`,
      why: isHeadless(service)
        ? 'the Service is headless: its name leads to the pods themselves, and they do not listen on this port'
        : 'a Service takes connections on the ports that it lists, and on no other',
      fix: fixOf(service, port),
      evidence: [{ resource: service.reference, path: 'spec.ports', says: `has ${formatPorts(service)}` }, ...others],
    },
  ];
}

function fixOf(service: Service, port: number): string {
  const { ports = [] } = service.spec;
  const [only, ...others] = ports.find(({ targetPort }) => targetPort === port)
    ? ports.filter(({ targetPort }) => targetPort === port)
    : ports;
  const number = only && numberOf(service, only);
  if (number === undefined || others.length > 0) return `write one of ${formatPorts(service)}, or add port ${port} to the Service`;
  return `write port ${number}, or add port ${port} to the Service`;
}

function formatPorts(service: Service): string {
  const ports = (service.spec.ports ?? []).map((each) => numberOf(service, each));
  return `${ports.length === 1 ? 'port' : 'ports'} ${ports.join(', ')}`;
}

/** Where its name leads to the pods, theirs count. */
function numberOf(service: Service, { port, targetPort = port }: ServicePort): number {
  return isHeadless(service) && typeof targetPort === 'number' ? targetPort : port;
}
