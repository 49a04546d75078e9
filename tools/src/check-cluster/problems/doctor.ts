import { diagnose, type Diagnostic, LIVE_KINDS, readObjects } from '@fairlead/diagnosis';
import { formatReference } from 'fairlead/doctor';
import { type LiveObject, pluralOf, type Secret } from '../live/objects';
import type { Snapshot } from '../live/snapshot';
import type { Problem } from './problem';

/** Kinds that the doctor reads, in the plural. */
const READ = new Set(LIVE_KINDS.map((kind) => kind.replace(/\..*/, '')));

/**
 * What `fairlead doctor` says of the live objects: errors and warnings. Values of Secrets do not reach it, only their keys. Nothing where
 * the cluster does not tell all kinds: what is not seen would count as missing.
 */
export function findDoctorProblems(snapshot: Snapshot): readonly Problem[] {
  if (![...READ].every((kind) => snapshot.isRead(kind))) return [];
  const wanted = snapshot.objects.filter(({ kind }) => READ.has(pluralOf(kind)));
  const secrets = snapshot.list('Secret').map(withoutValues);
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...wanted, ...secrets] });
  const { objects } = readObjects([{ name: '<kubectl get>', isNamed: true, text }]);
  return diagnose(objects).diagnostics.flatMap(toProblem);
}

function withoutValues(secret: Secret): LiveObject {
  const {
    apiVersion = 'v1',
    kind,
    metadata: { name, namespace = '' },
    data = {},
  } = secret;
  return {
    apiVersion,
    kind,
    metadata: { name, namespace },
    data: Object.fromEntries(Object.keys(data).map((key) => [key, ''])),
  } as LiveObject;
}

function toProblem({ severity, id, resource, path, what, fix, evidence, consequences }: Diagnostic): readonly Problem[] {
  if (severity !== 'error' && severity !== 'warning') return [];
  const says = [...evidence, ...consequences].map((each) => `${formatReference(each.resource)}: ${each.says}`);
  return [
    {
      message: severity === 'error' ? 'doctor-error' : 'doctor-warning',
      object: [formatReference(resource), ...(path === undefined ? [] : [path])].join(' '),
      what: `${id}: ${what}`,
      evidence: [`fix: ${fix}`, ...says].map((text) => ({ source: 'doctor', says: text })),
    },
  ];
}
