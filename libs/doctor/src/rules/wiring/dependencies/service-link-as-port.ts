import { formatReference, type ResourceReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { type PodEnvironment, resolveEnvironment } from '../../../read/pod-environment';
import { allContainers, type PlacedContainer } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { linkPrefix, type ServiceLinks } from '../../../read/services/service-links';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** That a program reads the variable itself is a guess: that it is told the host beside it says so. */
export const serviceLinkAsPort: Rule = {
  id: 'service-link-as-port',
  says: 'a program takes the variable that the kubelet makes of a Service for the number of its port',
  why: 'Of a Service named redis every container of its namespace gets REDIS_PORT=tcp://10.96.0.12:6379, unless it says enableServiceLinks: false. A program that wants a number stops at it.',
  fix: 'Set the variable in `env`, which wins, or turn service links off with enableServiceLinks: false.',
  find: (inventory) =>
    judgeEach(inventory.workloads, (workload) =>
      workload.pod.enableServiceLinks === false
        ? []
        : judgeEach(allContainers(workload.pod), (container) => judge(workload, container, inventory)),
    ),
};

/** A variable that is the URL of a Service, and its port. */
interface LinkedPort {
  readonly variable: string;
  readonly service: ResourceReference;
  readonly port: string;
}

function judge(workload: Workload, container: PlacedContainer, inventory: Inventory): readonly Fault[] {
  const environment = resolveEnvironment(workload, container, inventory);
  const links = inventory.linksOf(workload.reference.namespace);
  const findLink = (variable: string) => (isSet(variable, environment) ? [] : linkedPortOf(variable, links));
  const read = readsOf(container).flatMap(({ variable, at }) =>
    findLink(variable).map((link) =>
      faultOf(link, workload, { at: `${container.path}.${at}`, reads: `reads $(${variable})`, severity: 'error' }),
    ),
  );
  return read.length > 0 ? read : judgeHosts(environment, findLink, workload, container);
}

function isSet(variable: string, { variables, unknownPrefixes }: PodEnvironment): boolean {
  return variables.has(variable) || unknownPrefixes.some((prefix) => variable.startsWith(prefix));
}

/** Of a Service that has no address of its own there is none. */
function linkedPortOf(variable: string, links: ServiceLinks): readonly LinkedPort[] {
  const service = links.get(variable)?.source.resource;
  const prefix = service && linkPrefix(service.name);
  const port = links.get(`${prefix}_SERVICE_PORT`)?.value;
  return service && port !== undefined && variable === `${prefix}_PORT` ? [{ variable, service, port }] : [];
}

/** Variables that a container's fields refer to, `$(REDIS_PORT)`, and the fields. */
function readsOf({ container }: PlacedContainer): readonly { readonly variable: string; readonly at: string }[] {
  const { command = [], args = [], env = [] } = container;
  const texts = [
    ...command.map((text, index) => ({ text, at: `command[${index}]` })),
    ...args.map((text, index) => ({ text, at: `args[${index}]` })),
    ...env.map(({ value = '' }, index) => ({ text: value, at: `env[${index}].value` })),
  ];
  return texts.flatMap(({ text, at }) => [...text.matchAll(/\$\((\w+_PORT)\)/g)].map(([, variable = '']) => ({ variable, at })));
}

/** `REDIS_HOST` without `REDIS_PORT`: a program that reads one mostly reads the other, and has a default for it. */
function judgeHosts(
  { variables }: PodEnvironment,
  findLink: (variable: string) => readonly LinkedPort[],
  workload: Workload,
  { path }: PlacedContainer,
): readonly Fault[] {
  const hosts = [...variables.keys()].filter((name) => name.endsWith('_HOST'));
  return hosts.flatMap((host) =>
    findLink(host.replace(/_HOST$/, '_PORT')).map((link) =>
      faultOf(link, workload, { at: `${path}.env`, reads: `is told ${host}, and may read ${link.variable} too`, severity: 'warning' }),
    ),
  );
}

function faultOf(
  { variable, service, port }: LinkedPort,
  { reference, podPath }: Workload,
  { at, reads, severity }: Pick<Fault, 'severity'> & { readonly at: string; readonly reads: string },
): Fault {
  const { namespace } = reference;
  return {
    severity,
    certainty: 'likely',
    resource: reference,
    path: `${podPath}.${at}`,
    what: `${formatReference(reference)} ${reads}, which the service link of ${formatReference(service)} makes tcp://<address>:${port}`,
    why: 'nobody sets the variable, so the kubelet does: it makes such a URL of every Service of the namespace, where a number is wanted',
    fix: `set env ${variable} to "${port}", which wins over the link, or write ${port}`,
    evidence: [
      {
        resource: service,
        path: 'metadata.name',
        says: `gives every container of ${namespace} ${variable}, unless enableServiceLinks is false`,
      },
    ],
  };
}
