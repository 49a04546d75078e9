import { type BudgetCheck, joinChecks } from '../budget';
import type { StoreGrowth } from '../declared-budgets';
import { missingWorkload, unknownVariable } from '../unknown-budget';
import type { Finding } from '../../finding/finding';
import { formatOwner, type WorkloadReference } from '../../finding/resource-reference';
import { readEnvironmentNumbers } from '../../read/environment-number';
import type { Inventory } from '../../read/inventory';
import { findQuantity } from '../../read/quantities/quantity';
import { RESOURCE_UNITS, toUnit } from '../../read/quantities/resource-unit';
import type { Workload } from '../../read/workload';
import type { ReadServer } from './store-limits';
import { type VolumeNeed, volumeNeed } from './volume-need';

/** A volume of a workload, claimed or empty, and where its size stands. */
interface Volume {
  readonly path: string;
  readonly size: unknown;
}

/** Holds the records that are there at once, at the rate that is declared and for as long as manifests keep them, against the volume. */
export function checkVolume(store: string, growth: StoreGrowth, { workload }: ReadServer, inventory: Inventory): BudgetCheck {
  const read = growth.writers.map((writer) => readRetention(writer, growth.retentionVariable, store, inventory));
  const findings = read.filter((each): each is Finding => typeof each !== 'number');
  const retentions = read.filter((each): each is number => typeof each === 'number');
  if (findings.length > 0 || retentions.length === 0) return { lines: [], findings };
  const need = volumeNeed({ ...growth, retentionSeconds: Math.max(...retentions) });
  return joinChecks([checkSize(store, need, workload, findVolume(workload, growth.volume))]);
}

function checkSize(store: string, need: VolumeNeed, workload: Workload, volume: Volume | undefined): BudgetCheck {
  const bytes = findQuantity(volume?.size);
  const limit = bytes === undefined ? undefined : toUnit(bytes, RESOURCE_UNITS.memory);
  const ok = limit === undefined || need.mebibytes <= limit;
  const line = { owner: store, name: 'volume', used: need.mebibytes, unit: RESOURCE_UNITS.memory, arithmetic: need.arithmetic, ok };
  return {
    lines: [{ ...line, ...(limit !== undefined && { limit }) }],
    findings: ok || !volume ? [] : [exceeded(workload, volume, need, limit)],
  };
}

function exceeded({ reference }: Workload, { path }: Volume, { mebibytes, arithmetic }: VolumeNeed, limit: number | undefined): Finding {
  return {
    id: 'store-volume-exceeded',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path,
    what: `the records of ${formatOwner(reference)} need ${mebibytes} MiB (${arithmetic}), and its volume has ${limit} MiB`,
    why: 'the server stops when its volume is full, and then refuses reads too',
    fix: `give it ${mebibytes} MiB, or keep records for a shorter time`,
    evidence: [],
  };
}

/** For how long a writer lets its records stay. */
function readRetention(reference: WorkloadReference, variable: string, store: string, inventory: Inventory): number | Finding {
  const workload = inventory.findWorkload(reference);
  if (!workload) return missingWorkload(reference, `it writes to ${store}`);
  const read = readEnvironmentNumbers(workload, variable, inventory);
  if ('why' in read) return unknownVariable(workload, variable, read, `for how long its records stay in ${store}`);
  return Math.max(...read.numbers.map(({ value }) => value));
}

function findVolume({ spec, pod, podPath }: Workload, name: string): Volume | undefined {
  const claims = spec.volumeClaimTemplates ?? [];
  const claim = claims.findIndex(({ metadata }) => metadata?.name === name);
  if (claim >= 0)
    return {
      path: `spec.volumeClaimTemplates[${claim}].spec.resources.requests.storage`,
      size: claims[claim]?.spec?.resources?.requests?.['storage'],
    };
  const volumes = pod.volumes ?? [];
  const index = volumes.findIndex((volume) => volume.name === name);
  return index < 0 ? undefined : { path: `${podPath}.volumes[${index}].emptyDir.sizeLimit`, size: volumes[index]?.emptyDir?.sizeLimit };
}
