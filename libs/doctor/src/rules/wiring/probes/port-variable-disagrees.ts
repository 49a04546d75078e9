import type { Evidence } from '../../../finding/finding';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { nameContainer, type PlacedContainer, servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { containerPorts, findTarget, formatPort, type PodPort } from '../../../read/services/pod-port';
import { listPortVariables, type PortVariable } from '../../../read/services/port-variables';
import type { Service } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';
import { listQuestions } from './question';

/** What is declared is documentation until something leads there: a Service, or a probe. */
export const portVariableDisagrees: Rule = {
  id: 'port-variable-disagrees',
  says: 'a variable tells a program to listen on another port than its container declares',
  why: 'Services and probes go to the declared port, where no program listens: connections are refused, and the pod never gets ready.',
  fix: 'Write the same number in the variable and in containerPort.',
  find: (inventory) => {
    const leads = groupBy(
      judgeEach(inventory.services, (service) => listLeads(service, inventory)),
      ({ workload }) => workload,
    );
    return judgeEach(inventory.workloads, (workload) =>
      judgeEach(servingContainers(workload.pod), (placed) => judge(workload, placed, leads.get(workload) ?? [], inventory)),
    );
  },
};

/** Something that goes to a port of a pod. */
interface Lead {
  readonly workload: Workload;
  readonly number: number;
  readonly evidence: Evidence;
}

function listLeads(service: Service, inventory: Inventory): readonly Lead[] {
  return inventory.backendsOf(service).flatMap(({ workload, ports }) =>
    (service.spec.ports ?? []).flatMap((port, index) => {
      const number = findTarget(port, ports);
      const evidence = { resource: service.reference, path: `spec.ports[${index}]`, says: `port ${port.port} leads to ${number}` };
      return number === undefined ? [] : [{ workload, number, evidence }];
    }),
  );
}

function listAsked(workload: Workload, placed: PlacedContainer): readonly Lead[] {
  const own = containerPorts(workload, placed);
  return listQuestions(placed).flatMap(({ field, port, path }) => {
    const number = typeof port === 'number' ? port : own.find(({ name }) => name === port)?.number;
    const evidence = { resource: workload.reference, path: `${workload.podPath}.${path}`, says: `the ${field} asks at ${number}` };
    return number === undefined ? [] : [{ workload, number, evidence }];
  });
}

function judge(workload: Workload, placed: PlacedContainer, leads: readonly Lead[], inventory: Inventory): readonly Fault[] {
  const declared = containerPorts(workload, placed).filter(({ protocol }) => protocol === 'TCP');
  const variables = listPortVariables(workload, placed, inventory).filter(({ value }) => value !== 0);
  if (variables.length === 0 || declared.length === 0) return [];
  const all = [...leads, ...listAsked(workload, placed)];
  return variables.flatMap((variable) => {
    const port = findDisagreeing(variable, declared, variables);
    const isUsed = all.some(({ number }) => number === variable.value);
    return port && !isUsed ? [faultOf(workload, placed, variable, port, all)] : [];
  });
}

/** The port that a variable is for, where it says another. `PORT` is for the first that no other variable is for. */
function findDisagreeing(
  { value, port }: PortVariable,
  declared: readonly PodPort[],
  variables: readonly PortVariable[],
): PodPort | undefined {
  if (declared.some(({ number }) => number === value)) return undefined;
  return port ?? declared.find(({ path }) => variables.every((other) => other.port?.path !== path));
}

function faultOf(workload: Workload, placed: PlacedContainer, variable: PortVariable, port: PodPort, leads: readonly Lead[]): Fault {
  const ofPort = leads.filter(({ number }) => number === port.number);
  const { name, value, source } = variable;
  return {
    severity: ofPort.length > 0 ? 'error' : 'warning',
    certainty: 'likely',
    resource: workload.reference,
    path: `${port.path}.containerPort`,
    what: `${nameContainer(placed)} of ${formatReference(workload.reference)} declares port ${formatPort(port)}, and ${name} tells its program to listen on ${value}`,
    why: `${ofPort.length > 0 ? 'what leads to' : 'whoever goes by'} the declared port finds no program there`,
    fix: `write ${name}: "${port.number}", or containerPort: ${value}`,
    evidence: [source, ...ofPort.map(({ evidence }) => evidence)],
  };
}
