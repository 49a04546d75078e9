import type { Evidence } from '../../finding/finding';
import type { Inventory } from '../inventory';
import { resolveEnvironment } from '../pod-environment';
import type { PlacedContainer } from '../pod-spec';
import type { Workload } from '../workload';
import { containerPorts, type PodPort } from './pod-port';

/** A variable that tells a program where to listen. */
export interface PortVariable {
  readonly name: string;
  readonly value: number;
  /** The declared port that it is for; nothing where it is for any. */
  readonly port?: PodPort;
  readonly source: Evidence;
}

const NUMBER = /^\d{1,5}$/;

/**
 * The variables of a container that surely say where it listens: `PORT`, and `METRICS_PORT` where the container has a port `metrics`. Beside
 * a host of the same name, `REDIS_HOST`, one says where another program does.
 */
export function listPortVariables(workload: Workload, placed: PlacedContainer, inventory: Inventory): readonly PortVariable[] {
  const { variables } = resolveEnvironment(workload, placed, inventory);
  const read = (name: string, port?: PodPort): readonly PortVariable[] => {
    const variable = variables.get(name);
    if (variable?.value === undefined || !NUMBER.test(variable.value) || variables.has(name.replace(/PORT$/, 'HOST'))) return [];
    return [{ name, value: Number(variable.value), source: variable.source, ...(port && { port }) }];
  };
  const named = containerPorts(workload, placed).filter(({ name }) => name !== undefined);
  return [...read('PORT'), ...named.flatMap((port) => read(`${toVariable(port.name ?? '')}_PORT`, port))];
}

function toVariable(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
