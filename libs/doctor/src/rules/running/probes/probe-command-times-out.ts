import { formatReference } from '../../../finding/resource-reference';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import { timingOf } from '../../../read/containers/probe-timing';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** Programs that start a runtime of their own, which alone takes about a second on a busy node. */
const SLOW = /(?:^|[\s/;&|])(mongosh|mongo|cqlsh|nodetool|rabbitmqctl|rabbitmq-diagnostics|kafka-[a-z-]+\.sh|node|java|jshell)(?=$|\s)/;

/** Clients that answer at once, but not on a node without processor time to spare. */
const CLIENTS = /(?:^|[\s/;&|])(redis-cli|pg_isready|psql|mysqladmin|mysql)(?=$|\s)/;

const NAMES = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** One second or less, written or by default; commands that only look at a file or a process are not named. */
export const probeCommandTimesOut: Rule = {
  id: 'probe-command-times-out',
  says: 'a probe gives a command that takes long to start one second',
  why: 'The command starts anew for each probe, within the processor limit of the container. Under load it takes more than a second, so a healthy pod is restarted or taken out of its Service. Before Kubernetes 1.20 the limit was not held, so old manifests do not say one.',
  fix: 'Write timeoutSeconds, 5 or more, and a periodSeconds above it; or let the probe ask by HTTP, gRPC or TCP.',
  find: (inventory) => judgeServing(inventory, (placed, workload) => NAMES.flatMap((name) => judge(name, placed, workload))),
};

function judge(name: (typeof NAMES)[number], placed: PlacedContainer, { reference, podPath }: Workload): readonly Fault[] {
  const probe = placed.container[name];
  const command = probe?.exec?.command?.join(' ') ?? '';
  if (!probe || timingOf(probe).timeoutSeconds > 1) return [];
  const [, slow] = SLOW.exec(command) ?? [];
  const [, client] = CLIENTS.exec(command) ?? [];
  const program = slow ?? client;
  if (program === undefined) return [];
  return [
    {
      severity: slow === undefined ? 'info' : 'warning',
      certainty: 'likely',
      resource: reference,
      path: `${podPath}.${placed.path}.${name}${probe.timeoutSeconds === undefined ? '' : '.timeoutSeconds'}`,
      what: `the ${name} of ${nameContainer(placed)} in ${formatReference(reference)} runs ${program}, and has 1 s${probe.timeoutSeconds === undefined ? ' by default' : ''}`,
      why: `${program} starts anew each time${slow === undefined ? ', which a busy node may delay' : ', and its start alone may take a second'}: then the probe fails though all is well`,
      fix: 'set timeoutSeconds: 5',
    },
  ];
}
