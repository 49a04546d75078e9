import type { DeclaredProbes } from '../declared-budgets';
import type { Finding } from '../../finding/finding';
import { formatOwner } from '../../finding/resource-reference';
import type { Inventory } from '../../read/inventory';
import type { NamedProbe } from '../../read/container-probes';
import { type PlacedContainer, servingContainers } from '../../read/pod-spec';
import { judgeEach } from '../../read/schema/unread-field';
import { containerPorts } from '../../read/services/pod-port';
import type { Workload } from '../../read/workload';

const FIELDS: Readonly<Record<keyof DeclaredProbes['paths'], NamedProbe['field']>> = Object.freeze({
  startup: 'startupProbe',
  liveness: 'livenessProbe',
  readiness: 'readinessProbe',
});

/** A finding for each probe that does not ask where it is declared to. */
export function findProbeFaults(declared: readonly DeclaredProbes[], inventory: Inventory): readonly Finding[] {
  return judgeEach(declared, (probes) => {
    const workload = inventory.findWorkload(probes.workload);
    // The container that answers; of one that is missing, what its Services need says so.
    const asked = workload && findAnswering(workload, probes.port);
    if (!workload || !asked) return [];
    return (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((probe) => {
      const path = probes.paths[probe];
      return path === undefined ? [] : judgeProbe(FIELDS[probe], { path, port: probes.port }, workload, asked);
    });
  });
}

function findAnswering(workload: Workload, port: number): PlacedContainer | undefined {
  return servingContainers(workload.pod).find((placed) => containerPorts(workload, placed).some(({ number }) => number === port));
}

function judgeProbe(
  field: NamedProbe['field'],
  declared: { readonly path: string; readonly port: number },
  workload: Workload,
  { container, path: at }: PlacedContainer,
): readonly Finding[] {
  const { httpGet } = container[field] ?? {};
  const place = `${workload.podPath}.${at}.${field}`;
  const finding = (path: string, asks: string, fix: string): readonly Finding[] => [
    {
      id: 'probe-differs',
      severity: 'error',
      certainty: 'proven',
      resource: workload.reference,
      path,
      what: `the ${field} of ${formatOwner(workload.reference)} asks ${asks}, and not ${declared.path} on port ${declared.port}, as declared`,
      why: 'the program answers where it is declared to; elsewhere the answer is none, or says nothing of how it is',
      fix,
      evidence: [],
    },
  ];
  if (!httpGet) return finding(place, 'nothing over HTTP', `write httpGet with path: ${declared.path} and port: ${declared.port}`);
  const { path = '/', port } = httpGet;
  if (path !== declared.path) return finding(`${place}.httpGet.path`, path, `write path: ${declared.path}`);
  const own = containerPorts(workload, { container, path: at });
  const number = typeof port === 'string' ? own.find(({ name }) => name === port)?.number : port;
  // Of a name that the container does not have, a rule says so.
  if (number === declared.port || (typeof port === 'string' && number === undefined)) return [];
  const meant = own.find((each) => each.number === declared.port)?.name ?? declared.port;
  return finding(`${place}.httpGet.port`, `on port ${port}`, `write port: ${meant}`);
}
