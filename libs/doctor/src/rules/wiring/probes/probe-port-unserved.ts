import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { nameContainer, type PlacedContainer, servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { containerPorts, formatPorts, nameOrNumber, type PodPort, podPorts } from '../../../read/services/pod-port';
import { listPortVariables } from '../../../read/services/port-variables';
import { isMentioned } from '../../../read/services/told-text';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { listQuestions, type Question } from './question';

/**
 * A program may open ports that nobody declares, for health above all. Only where a variable tells it where to listen, or the number has the
 * digits of a port that is declared in another order, is it likely a slip.
 */
export const probePortUnserved: Rule = {
  id: 'probe-port-unserved',
  says: 'a probe asks at a port number on which nothing says that a program listens',
  why: 'The connection is refused: a startup or liveness probe restarts the container without end, a readiness probe keeps the pod from getting ready.',
  fix: "Write the name or the number of the container's port.",
  find: (inventory) =>
    judgeEach(inventory.workloads, (workload) =>
      judgeEach(servingContainers(workload.pod), (placed) => judge(workload, placed, inventory)),
    ),
};

function judge(workload: Workload, placed: PlacedContainer, inventory: Inventory): readonly Fault[] {
  const own = containerPorts(workload, placed).filter(({ protocol }) => protocol === 'TCP');
  const questions = listQuestions(placed);
  const isDeclared = ({ port }: Question) => typeof port === 'string' || podPorts(workload).some(({ number }) => number === port);
  if (own.length === 0 || questions.every(isDeclared)) return [];
  const variables = listPortVariables(workload, placed, inventory);
  const sibling = questions.find(isDeclared);
  const mayBeWrong = ({ port }: Question) => variables.length > 0 || isMisspelt(String(port), own);
  return questions
    .filter(
      (question) =>
        !isDeclared(question) && mayBeWrong(question) && !isMentioned(Number(question.port), workload, inventory, { withoutProbes: true }),
    )
    .map(({ field, port, path }) => ({
      severity: variables.length > 0 ? 'error' : 'warning',
      certainty: 'likely',
      resource: workload.reference,
      path: `${workload.podPath}.${path}`,
      what: `the ${field} of ${nameContainer(placed)} of ${formatReference(workload.reference)} asks at port ${port}, and nothing says that a program listens there`,
      why: `the container declares ${formatPorts(own)}; where no program listens, the answer is always no`,
      fix: `write port: ${meantPort(own, sibling)}`,
      evidence: variables.map(({ source }) => source),
    }));
}

/** Whether a number has digits of a port that is declared in another order; the next number is one for health. */
function isMisspelt(written: string, own: readonly PodPort[]): boolean {
  const digits = (text: string) => [...text].sort().join('');
  return own.some(({ number }) => digits(written) === digits(String(number)));
}

function meantPort(own: readonly PodPort[], sibling: Question | undefined): string {
  const [first] = own;
  return sibling ? String(sibling.port) : first ? nameOrNumber(first) : '';
}
