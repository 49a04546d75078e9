import type { ConfiguredServer } from '../declared-budgets';
import type { Finding } from '../../finding/finding';
import { formatReference, type NamespacedReference } from '../../finding/resource-reference';
import { findSetting } from '../../read/config-setting';
import type { Inventory } from '../../read/inventory';
import type { Workload } from '../../read/workload';
import type { ServerLimits } from './server-limits';

const BYTES_PER_MIB = 1_048_576;

/** Where a server's settings stand. */
interface File {
  readonly resource: NamespacedReference;
  readonly path: string;
}

/** Reads what the file of a server says. A memory of 0 is no bound (redis.conf, `maxmemory`). */
export function readSettings({ file, settings }: ConfiguredServer, workload: Workload, inventory: Inventory): ServerLimits {
  const { namespace } = workload.reference;
  const place: File = { resource: { kind: 'ConfigMap', namespace, name: file.config }, path: `data["${file.key}"]` };
  const data = inventory.findConfig(namespace, file.config);
  const text = data?.[file.key] ?? '';
  const unknown = (name: string): Finding => ({ ...unknownSetting(place, name, workload), ...(!data && { missing: place.resource }) });
  const sockets = findSetting(text, settings.sockets);
  const bytes = findSetting(text, settings.memory) || undefined;
  const usedMiB = bytes === undefined ? undefined : bytes / BYTES_PER_MIB;
  const evidenceOf = (name: string, value: string) => ({ ...place, says: `says ${name} ${value}` });
  return {
    says: sockets === undefined ? {} : { sockets: { limit: sockets, evidence: [evidenceOf(settings.sockets, String(sockets))] } },
    ...(usedMiB !== undefined && {
      memory: {
        usedMiB,
        arithmetic: `${settings.memory} ${usedMiB}`,
        evidence: evidenceOf(settings.memory, `${usedMiB} MiB`),
        fix: `lower ${settings.memory}`,
      },
    }),
    findings: [...(sockets === undefined ? [unknown(settings.sockets)] : []), ...(usedMiB === undefined ? [unknown(settings.memory)] : [])],
  };
}

function unknownSetting({ resource, path }: File, name: string, { reference }: Workload): Finding {
  return {
    id: 'unknown-setting',
    severity: 'error',
    certainty: 'proven',
    resource,
    path,
    what: `${name} of ${formatReference(reference)} cannot be told: no line says it as a number above 0`,
    why: 'it bounds what the server takes or lets its clients do, and a budget that nobody can compute may not hold',
    fix: `write ${name} with a number on a line of its own`,
    evidence: [],
  };
}
