import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { bundleOf } from '../bundle/service-bundles';
import { describeTakenPorts } from '../start/taken-ports';
import type { DebuggedService } from './debugger';
import { listListeners, type placeDebugged } from './placement';

/** Name of the bundle, and what it is made of. */
export const PLACEMENT = { placement: 'tools/src/dev/placement.ts' };

/** The services as the contracts have them now, or what keeps these from running. */
export type Placed =
  | { readonly services: readonly DebuggedService[]; readonly faults?: never }
  | { readonly faults: readonly string[]; readonly services?: never };

/**
 * Places the services as the last build of `placement.ts` does.
 *
 * @param before as they were placed when it started: their names stay
 * @param own ports that they hold themselves
 */
export async function placeAnew(
  place: () => readonly DebuggedService[],
  before: readonly DebuggedService[],
  own: ReadonlySet<number>,
): Promise<Placed> {
  try {
    const services = place();
    const faults =
      describeNames(namesOf(services), namesOf(before)) ?? (await describeTakenPorts(listListeners(services), 'npm run dev', own));
    return faults.length > 0 ? { faults } : { services };
  } catch (error) {
    return { faults: (error as Error).message.split('\n') };
  }
}

/** The function of the bundle as it is now, not as it was when it was first loaded. */
export function loadPlacement(): typeof placeDebugged {
  const requireAnew = createRequire(__filename);
  const file = resolve(bundleOf('placement'));
  delete requireAnew.cache[file];
  return (requireAnew(file) as { readonly placeDebugged: typeof placeDebugged }).placeDebugged;
}

function describeNames(now: string, before: string): readonly string[] | undefined {
  if (now === before) return undefined;
  return [`the services are ${now} now, but npm run dev runs ${before}; give the names back, or press Ctrl-C and start it again`];
}

function namesOf(services: readonly DebuggedService[]): string {
  return services.map(({ name }) => name).join(', ');
}
