import type { ConfiguredServer, StoreBudget, StoreServer } from '../declared-budgets';
import { missingWorkload } from '../unknown-budget';
import type { Finding } from '../../finding/finding';
import type { Inventory } from '../../read/inventory';
import type { Workload } from '../../read/workload';
import { readArguments } from './server-arguments';
import type { LimitName, ServerLimits, StoreLimit } from './server-limits';
import { readSettings } from './server-settings';

/** A server, and what it says. */
export interface ReadServer extends ServerLimits {
  readonly workload: Workload;
}

/** Reads what a store's server says, or finds that there is none. */
export function readServer(server: StoreServer | ConfiguredServer, store: string, inventory: Inventory): ReadServer | Finding {
  const workload = inventory.findWorkload(server.workload);
  if (!workload) return missingWorkload(server.workload, `it runs ${store}`);
  return { workload, ...('file' in server ? readSettings(server, workload, inventory) : readArguments(server, workload)) };
}

/** What a store's server says, or what is declared of it. Nothing where nothing bounds it. */
export function findLimit({ operations, sockets }: StoreBudget, server: ReadServer | undefined, name: LimitName): StoreLimit | undefined {
  if (server) return server.says[name];
  const limit = name === 'sockets' ? sockets : operations;
  return limit === undefined ? undefined : { limit, evidence: [] };
}
