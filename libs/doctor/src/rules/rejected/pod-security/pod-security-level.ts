import { countOf } from '../../../finding/count-of';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import type { KubernetesObject } from '../../../read/objects/kubernetes-object';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Labels } from '../../../sets/labels';
import type { Fault, Rule, RuleOptions } from '../../rule';
import { NEWEST_RELEASE } from '../schema/release-span';
import { BASELINE_CHECKS } from './baseline-checks';
import { readTemplate } from './read-template';
import { RESTRICTED_CHECKS } from './restricted-checks';
import { LABEL, levelOf, type Mode, MODES } from './level-labels';
import type { SecuredTemplate } from './secured-pod';
import { isSince, type Level, type SecurityCheck, type Violation } from './security-check';

const CHECKS: Readonly<Record<Level, readonly SecurityCheck[]>> = {
  baseline: BASELINE_CHECKS,
  restricted: [...BASELINE_CHECKS, ...RESTRICTED_CHECKS],
};

export const podSecurityLevel: Rule = {
  id: 'pod-security-level',
  says: 'pods break the Pod Security level that their Namespace has a label for',
  why: 'The API server refuses such pods. A workload that makes them is taken, and then has no pods: its events say "violates PodSecurity".',
  fix: 'Change each field that the finding lists, or the level of the Namespace.',
  find: (inventory, options) => {
    const levels = listLevels(inventory);
    const workloads = inventory.workloads.filter(({ reference }) => levels.has(reference.namespace));
    const objects = levels.size === 0 ? new Map<string, KubernetesObject>() : indexObjects(inventory);
    return judgeEach(workloads, (workload) => {
      const object = objects.get(formatReference(workload.reference));
      const template = object && readTemplate(workload, object);
      return template ? judge(workload, template, levels.get(workload.reference.namespace) ?? {}, options) : [];
    });
  },
};

function indexObjects({ objects, workloads }: Inventory): ReadonlyMap<string, KubernetesObject> {
  const kinds = new Set(workloads.map(({ kind }) => kind.kind));
  return new Map([...kinds].flatMap((kind) => objects.ofKind(kind)).map((object) => [formatReference(object.reference), object]));
}

/** Labels of the namespaces that have a level in some mode. */
function listLevels({ namespaces }: Inventory): ReadonlyMap<string, Labels> {
  const all = judgeEach([...namespaces], ([name, labels]) => [[name, labels()] as const]);
  return new Map(all.filter(([, labels]) => MODES.some((mode) => levelOf(labels, mode) !== undefined)));
}

/** What is enforced comes first; what is only warned of is left to a finding that has nothing worse to say. */
function judge(workload: Workload, template: SecuredTemplate, labels: Labels, options: RuleOptions): readonly Fault[] {
  for (const mode of MODES) {
    const level = levelOf(labels, mode);
    const violations = level ? findViolations(template, level, versionOf(labels, mode, options)) : [];
    if (level && violations.length > 0) return [faultOf(workload, violations, mode, level)];
  }
  return [];
}

/** The release whose standard counts, where it is known. */
function versionOf(labels: Labels, mode: Mode, { kubernetesVersion }: RuleOptions): string | undefined {
  const [, pinned] = /^v(1\.\d+)$/.exec(labels[`${LABEL}/${mode}-version`] ?? '') ?? [];
  return pinned ?? kubernetesVersion;
}

/** Where the release is not known, what only some releases forbid is not told, and what some allow is not either. */
function findViolations(template: SecuredTemplate, level: Level, version: string | undefined): readonly Violation[] {
  const checks = CHECKS[level].filter(({ since }) => since === undefined || (version !== undefined && isSince(version, since)));
  const violations = checks.flatMap(({ find }) => find(template, version ?? NEWEST_RELEASE));
  return [...new Map(violations.map((violation) => [violation.path, violation])).values()];
}

function faultOf({ reference, podPath, kind }: Workload, violations: readonly Violation[], mode: Mode, level: Level): Fault {
  const isPod = kind.template === '';
  const placed = violations.map((violation) => ({ ...violation, path: podPath.replace(/spec$/, '') + violation.path }));
  const refusal = isPod
    ? 'the API server refuses the pod'
    : 'the object is accepted, and each of its pods is refused ("violates PodSecurity")';
  return {
    severity: mode === 'enforce' ? 'error' : 'info',
    certainty: 'proven',
    resource: reference,
    path: placed[0]?.path ?? podPath,
    what: `${isPod ? `${formatReference(reference)} breaks` : `pods of ${formatReference(reference)} break`} level ${level} of Pod Security in ${countOf(placed.length, 'place')}`,
    why: mode === 'enforce' ? refusal : `pods are let in, for Namespace ${reference.namespace} has the level for ${mode} alone`,
    fix: placed.map(({ path, set }) => (set === undefined ? `leave out ${path}` : `set ${path} to ${set}`)).join('; '),
    evidence: [
      { resource: { kind: 'Namespace', name: reference.namespace }, path: `metadata.labels["${LABEL}/${mode}"]`, says: `demands ${level}` },
      ...placed.map(({ path, says }) => ({ resource: reference, path, says })),
    ],
  };
}
