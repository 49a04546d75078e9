import { apiGateway } from '@fairlead/contracts/api-gateway';
import { describeReady } from '../start/describe-ready';
import type { DebuggedService } from './debugger';
import type { Ready } from './keep-running';

/** Lines for each time that services are ready: at first where all of them are, then how long a change took and what is elsewhere now. */
export function createDescription(): (ready: Ready) => readonly string[] {
  let before: readonly DebuggedService[] | undefined;
  return ({ names, services, afterMs }) => {
    const lines = before
      ? [`${names.join(', ')} ready ${Math.round(afterMs)} ms after the change`, ...describeMoves(services, before)]
      : describeStart(services);
    before = services;
    return lines;
  };
}

function describeStart(services: readonly DebuggedService[]): readonly string[] {
  // The names of all stay as they were at the start.
  const { port } = services.find(({ name }) => name === apiGateway.name) as DebuggedService;
  return [`${describeReady(port)}; debuggers at`, ...services.map(({ name, debuggerPort }) => `127.0.0.1:${debuggerPort} ${name}`)];
}

function describeMoves(services: readonly DebuggedService[], before: readonly DebuggedService[]): readonly string[] {
  const ports = new Map(before.map(({ name, port }) => [name, port]));
  return services
    .filter(({ name, port }) => ports.get(name) !== port)
    .map(({ name, port }) => `${name} listens at http://localhost:${port}/ now`);
}
