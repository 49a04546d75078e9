import { SERVICES, WORKERS } from '@fairlead/contracts';
import { placeServices } from '../start/local-service';
import { addDebuggers, type DebuggedService } from './debugger';

/**
 * The services on this machine, each with a debugger, as the contracts say now. `npm run dev` bundles this file anew at each change, so
 * that it never keeps what a contract said before.
 *
 * @throws Error with what is wrong with the contracts, one line each
 */
export function placeDebugged(portOffset: number, environment: NodeJS.ProcessEnv): readonly DebuggedService[] {
  return addDebuggers(placeServices([...SERVICES, ...WORKERS], portOffset, environment), portOffset);
}

/** Whatever listens on a port of this machine, the debuggers too. */
export function listListeners(services: readonly DebuggedService[]): readonly { readonly name: string; readonly port: number }[] {
  return [...services, ...services.map(({ name, debuggerPort }) => ({ name: `the debugger of ${name}`, port: debuggerPort }))];
}
