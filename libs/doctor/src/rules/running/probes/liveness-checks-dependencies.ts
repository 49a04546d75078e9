import { formatReference } from '../../../finding/resource-reference';
import { nameContainer, type PlacedContainer, type Probe } from '../../../read/pod-spec';
import { patienceSeconds, timingOf } from '../../../read/containers/probe-timing';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** Paths that ask what a program depends on too. Spring Boot's `/actuator/health` asks its database, its broker and its disk. */
const DEPENDENCIES = /(^|[/_-])(deep|dependenc\w*|database|db|full)([/_-]|$)|^\/actuator\/health\/?$/i;

/** Paths that say whether a program can serve, which takes what it depends on. */
const READINESS = /(^|[/_-])(ready|readyz|readiness)([/_-]|$)/i;

/** The same path for both is right where liveness waits longer: what is not ready for long is then restarted. */
export const livenessChecksDependencies: Rule = {
  id: 'liveness-checks-dependencies',
  says: 'a liveness probe asks for more than its own program: a path that checks what it depends on, or that of its readiness probe',
  why: 'When a database is down for a minute, the kubelet restarts every pod that uses it, all at once and again and again. That helps nothing, and the restarted pods all connect at the same moment.',
  fix: 'Give liveness a path that only says that the program runs, and leave what it depends on to the readiness probe.',
  find: (inventory) => judgeServing(inventory, judge),
};

function judge(placed: PlacedContainer, workload: Workload): readonly Fault[] {
  const { livenessProbe: liveness, readinessProbe: readiness } = placed.container;
  const path = liveness?.httpGet?.path;
  if (!liveness || path === undefined) return [];
  if (DEPENDENCIES.test(path)) return [faultOf(placed, workload, path, 'warning')];
  const isReadiness = READINESS.test(path);
  if (!isReadiness && !(readiness && asksTheSame(liveness, readiness))) return [];
  if (readiness && patienceOf(liveness) > patienceOf(readiness)) return [];
  return [faultOf(placed, workload, path, isReadiness ? 'warning' : 'info')];
}

function asksTheSame({ httpGet: one }: Probe, { httpGet: other }: Probe): boolean {
  return one?.path === other?.path && one?.port === other?.port;
}

function patienceOf(probe: Probe): number {
  return patienceSeconds(timingOf(probe));
}

function faultOf(placed: PlacedContainer, { reference, podPath }: Workload, path: string, severity: Fault['severity']): Fault {
  const at = `${podPath}.${placed.path}`;
  return {
    severity,
    certainty: 'likely',
    resource: reference,
    path: `${at}.livenessProbe.httpGet.path`,
    what: `the liveness probe of ${nameContainer(placed)} in ${formatReference(reference)} asks ${path}, ${
      severity === 'info' ? 'as its readiness probe does, and waits no longer' : 'which checks what the program depends on too'
    }`,
    why: 'while something that it depends on is down, every pod is restarted instead of being taken out of the Service',
    fix: 'ask a path that says only that the program runs, such as /live, or let the liveness probe wait longer than the readiness probe',
    ...(placed.container.readinessProbe && {
      evidence: [{ resource: reference, path: `${at}.readinessProbe`, says: 'takes the pod out of the Service already' }],
    }),
  };
}
