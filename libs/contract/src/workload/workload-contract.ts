import type { WorkloadContract } from '../contract';
import type { WorkloadInput } from './workload-input';

/** What every contract takes over from what was written, its defaults filled in. */
export function workloadPart(input: WorkloadInput): Omit<WorkloadContract, 'kind' | 'env' | 'faults'> {
  const { name, description, foreign = false, stores = {}, writeShares = {}, privileges = {}, calls = [], apis = {} } = input;
  return {
    name,
    description,
    foreign,
    stores,
    writeShares,
    privileges,
    calls: calls.map(({ name, ports, probes, capacity, as, form }) => ({
      ...{ name, ports },
      ...(probes !== undefined && { probes }),
      ...(capacity !== undefined && { capacity }),
      ...(as !== undefined && { as }),
      ...(form !== undefined && { form }),
    })),
    apis,
  };
}
