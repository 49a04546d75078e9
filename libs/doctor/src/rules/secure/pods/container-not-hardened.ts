import { formatReference } from '../../../finding/resource-reference';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Level } from '../../rejected/pod-security/security-check';
import type { Advice, AdviceRule } from '../../rule';
import { effectiveSecurity } from './effective-security';
import { judgePodContainers } from './judge-pods';

/** Something that a container may do because nothing forbids it. */
interface Freedom {
  readonly may: string;
  /** What forbids it. */
  readonly set: string;
  /** Whether level restricted of Pod Security forbids it, so that `pod-security-level` tells. */
  readonly isRestricted: boolean;
  readonly has: (placed: PlacedContainer, workload: Workload) => boolean;
}

const FREEDOMS: readonly Freedom[] = [
  { may: 'run as root', set: 'runAsNonRoot: true', isRestricted: true, has: mayBeRoot },
  {
    may: 'gain privileges by setuid programs',
    set: 'allowPrivilegeEscalation: false',
    isRestricted: true,
    has: ({ container }) => container.securityContext?.allowPrivilegeEscalation !== false,
  },
  {
    may: 'use the capabilities that runtimes give by default',
    set: 'capabilities: { drop: [ALL] }',
    isRestricted: true,
    has: ({ container }) => !container.securityContext?.capabilities?.drop?.some((name) => name.toUpperCase() === 'ALL'),
  },
  {
    may: 'make every call to the kernel',
    set: 'seccompProfile: { type: RuntimeDefault }',
    isRestricted: true,
    has: ({ container }, { pod }) => (container.securityContext?.seccompProfile ?? pod.securityContext?.seccompProfile)?.type === undefined,
  },
  {
    may: 'write to its root file system',
    set: 'readOnlyRootFilesystem: true',
    isRestricted: false,
    has: ({ container }) => container.securityContext?.readOnlyRootFilesystem !== true,
  },
];

/** Of all that is not said there is one finding for each container. Of what is said to the contrary other rules tell. */
export const containerNotHardened: AdviceRule = {
  id: 'container-not-hardened',
  isAdvice: true,
  says: 'a container may do more than programs need, because nothing forbids it',
  why: 'Who takes over the program may do all that the container is not forbidden. Most programs need none of it.',
  fix: 'Write the settings that the finding lists into the securityContext of the container, and mount an emptyDir where the program writes.',
  find: (inventory) => judgePodContainers(inventory, judge),
};

function judge(placed: PlacedContainer, workload: Workload, levels: ReadonlySet<Level>): readonly Advice[] {
  if (placed.container.securityContext?.privileged) return [];
  const own = FREEDOMS.filter(({ isRestricted, has }) => !(isRestricted && levels.has('restricted')) && has(placed, workload));
  if (own.length === 0) return [];
  const at = `${workload.podPath}.${placed.path}`;
  return [
    {
      certainty: own.some(({ has }) => has === mayBeRoot) ? 'likely' : 'proven',
      resource: workload.reference,
      path: placed.container.securityContext ? `${at}.securityContext` : at,
      what: `${nameContainer(placed)} of ${formatReference(workload.reference)} may ${joinWords(own.map(({ may }) => may))}`,
      why: 'who takes over the program may do the same',
      fix: `write securityContext: { ${own.map(({ set }) => set).join(', ')} }`,
    },
  ];
}

/** The user of an image is in no manifest, and in a user namespace of its own root is nobody outside. */
function mayBeRoot({ container, path }: PlacedContainer, { pod }: Workload): boolean {
  const { runAsNonRoot, runAsUser } = effectiveSecurity(container, pod, path);
  return runAsNonRoot !== true && runAsUser === undefined && pod.hostUsers !== false;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
