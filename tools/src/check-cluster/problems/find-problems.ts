import type { Environment } from '../../environment/environment';
import type { Snapshot } from '../live/snapshot';
import { findDoctorProblems } from './doctor';
import { type AskHost, findIngressProblems } from './ingresses';
import { findMissing } from './missing';
import { findNodeProblems } from './nodes';
import { findPodProblems } from './pods';
import { isError, type Problem } from './problem';
import { findAutoscalerProblems, findBudgetProblems, findClaimProblems, findSecretProblems } from './resources';
import { findWorkloadProblems } from './workloads';

/** What {@link findProblems} works with. */
export interface FindProps {
  readonly snapshot: Snapshot;
  readonly environment: Environment;
  /** Address of the ingress controller. @default what each Ingress says of itself */
  readonly address?: URL | undefined;
  readonly askHost: AskHost;
}

/** All that is wrong, errors first, and what it is on before what it makes fail. */
export async function findProblems({ snapshot, environment, address, askHost }: FindProps): Promise<readonly Problem[]> {
  const missing = findMissing(snapshot, environment.objects);
  if (missing.some(({ message }) => message === 'namespace-missing')) return [...findRefusals(snapshot), ...missing];
  const pods = findPodProblems(snapshot);
  const problems = [
    ...findRefusals(snapshot),
    ...findNodeProblems(snapshot),
    ...missing,
    ...pods,
    ...findWorkloadProblems(snapshot, pods),
    ...findClaimProblems(snapshot),
    ...findSecretProblems(snapshot),
    ...findAutoscalerProblems(snapshot),
    ...findBudgetProblems(snapshot),
    ...(await findIngressProblems({ snapshot, address, askHost })),
    ...findDoctorProblems(snapshot),
  ];
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

/** Kinds without which nobody can tell whether anything runs. */
const NEEDED = ['pods', 'deployments', 'statefulsets', 'replicasets'];

/** Kinds that the cluster does not let us read: what they would say is unknown. */
function findRefusals({ refusals, namespace }: Snapshot): readonly Problem[] {
  const refused = refusals.flatMap((refusal) => [...refusal.matchAll(/User "([^"]*)" cannot list resource "([^"]*)"/g)]);
  const user = refused[0]?.[1] ?? '';
  const kinds = refused.map(([, , kind = '']) => kind);
  const tell = (message: 'no-permission' | 'not-all-is-told', those: readonly string[]): readonly Problem[] =>
    those.length === 0
      ? []
      : [{ message, object: `Namespace ${namespace}`, what: `User "${user}" may not list ${those.join(', ')}`, evidence: [] }];
  const isNeeded = (kind: string) => NEEDED.includes(kind);
  return [
    ...tell('no-permission', kinds.filter(isNeeded)),
    ...tell(
      'not-all-is-told',
      kinds.filter((kind) => !isNeeded(kind)),
    ),
  ];
}
