import { formatReference } from '../../../finding/resource-reference';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Level } from '../../rejected/pod-security/security-check';
import type { Advice, AdviceRule } from '../../rule';
import { judgePodContainers } from './judge-pods';

/** Capabilities that lead out of a container, and what they let it do (capabilities(7)). */
const EFFECTS: ReadonlyMap<string, string> = new Map([
  ['ALL', 'do all that root of the node may'],
  ['BPF', 'load programs into the kernel of the node'],
  ['DAC_READ_SEARCH', 'read every file of the node'],
  ['MAC_ADMIN', 'change what AppArmor and SELinux forbid'],
  ['NET_ADMIN', 'change addresses, routes and firewall of its network'],
  ['NET_RAW', 'forge packets of other pods'],
  ['PERFMON', 'look into every program of the node'],
  ['SYS_ADMIN', 'mount file systems, and do nearly all that root of the node may'],
  ['SYS_BOOT', 'restart the node'],
  ['SYS_MODULE', 'load modules into the kernel of the node'],
  ['SYS_PTRACE', 'look into other programs and change them'],
  ['SYS_RAWIO', 'read and write memory and disks of the node'],
  ['SYSLOG', 'read addresses of the kernel'],
]);

/** What a privileged container adds it has already. */
export const dangerousCapability: AdviceRule = {
  id: 'dangerous-capability',
  isAdvice: true,
  says: 'a container adds a capability that leads out of it',
  why: 'Capabilities are parts of what root may. With some of them who takes over the program takes over the node or the network.',
  fix: 'Leave the capability out, or add a smaller one.',
  find: (inventory) => judgePodContainers(inventory, judge),
};

function judge(placed: PlacedContainer, { reference, podPath }: Workload, levels: ReadonlySet<Level>): readonly Advice[] {
  const { privileged, capabilities: { add = [] } = {} } = placed.container.securityContext ?? {};
  if (privileged || levels.has('baseline')) return [];
  const at = `${podPath}.${placed.path}.securityContext.capabilities.add`;
  const [first, ...others] = add.flatMap((name, index) => {
    const effect = EFFECTS.get(name.toUpperCase());
    return effect === undefined ? [] : [{ name, effect, path: `${at}[${index}]` }];
  });
  if (!first) return [];
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: first.path,
      what: `${nameContainer(placed)} of ${formatReference(reference)} adds ${[first, ...others].map(({ name }) => name).join(', ')}`,
      why: `with ${first.name} it may ${first.effect}`,
      fix: `leave ${first.name} out${others.length > 0 ? ', and the others' : ''}, unless the program is there for just that`,
      evidence: others.map(({ name, effect, path }) => ({ resource: reference, path, says: `with ${name} it may ${effect}` })),
    },
  ];
}
