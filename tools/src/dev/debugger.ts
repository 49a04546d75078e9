import type { LocalService } from '../start/local-service';

/** Node's own default, of the first service; those of the others follow. `.vscode/launch.json` has the same. */
export const FIRST_DEBUGGER_PORT = 9_229;

/** A service that a debugger can attach to. */
export interface DebuggedService extends LocalService {
  readonly debuggerPort: number;
}

/** How long a service may take to stop, in milliseconds: one that stands at a breakpoint never does, and who waits is a developer. */
const STOP_WITHIN_MS = 500;

/** Opens each service to a debugger on this machine alone. */
export function addDebuggers(services: readonly LocalService[], portOffset: number): readonly DebuggedService[] {
  return services.map((service, index) => {
    const debuggerPort = FIRST_DEBUGGER_PORT + portOffset + index;
    const [node = '', ...args] = service.command;
    // Node would print its address at every start; ours is always the same.
    const flags = [`--inspect=127.0.0.1:${debuggerPort}`, '--inspect-publish-uid=http'];
    return { ...service, command: [node, ...flags, ...args], stopWithinMs: STOP_WITHIN_MS, debuggerPort };
  });
}
