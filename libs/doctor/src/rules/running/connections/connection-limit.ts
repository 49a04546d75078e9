import { countOf } from '../../../finding/count-of';
import type { Evidence } from '../../../finding/finding';
import type { Inventory } from '../../../read/inventory';
import { resolveEnvironment } from '../../../read/pod-environment';
import { type PlacedContainer, servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';

/** How many connections a store takes, and where that stands. */
export interface ConnectionLimit {
  readonly workload: Workload;
  readonly connections: number;
  readonly source: Evidence;
}

/** `-c max_connections=200` of PostgreSQL, `--max-connections=200` of MySQL and MariaDB, `--maxConns 200` of MongoDB, `--maxclients 200` of Redis. */
const ARGUMENT = /(?:^|\s)(?:-c\s*|--)(?:max[_-]connections|maxConns|maxclients)[ =](\d{1,7})(?=\s|$)/;

/** What images of stores read it from. */
const VARIABLES = ['POSTGRESQL_MAX_CONNECTIONS', 'POSTGRES_MAX_CONNECTIONS', 'MYSQL_MAX_CONNECTIONS', 'MARIADB_MAX_CONNECTIONS'];

/** The stores that say how many connections they take. */
export function listConnectionLimits(inventory: Inventory): readonly ConnectionLimit[] {
  return judgeEach(inventory.workloads, (workload) =>
    judgeEach(servingContainers(workload.pod), (placed) => limitOf(placed, workload, inventory)).slice(0, 1),
  );
}

function limitOf(placed: PlacedContainer, workload: Workload, inventory: Inventory): readonly ConnectionLimit[] {
  const { command = [], args = [], env = [] } = placed.container;
  const [, said] = ARGUMENT.exec([...command, ...args].join(' ')) ?? [];
  const { reference, podPath } = workload;
  if (said !== undefined) {
    const path = `${podPath}.${placed.path}.${ARGUMENT.test(args.join(' ')) ? 'args' : 'command'}`;
    return [
      { workload, connections: Number(said), source: { resource: reference, path, says: `takes ${countOf(Number(said), 'connection')}` } },
    ];
  }
  const name = env.map((variable) => variable.name).find((each) => VARIABLES.includes(each));
  const variable = name === undefined ? undefined : resolveEnvironment(workload, placed, inventory).variables.get(name);
  if (!variable || !/^\d{1,7}$/.test(variable.value ?? '')) return [];
  return [{ workload, connections: Number(variable.value), source: variable.source }];
}
