import { basename } from 'node:path';
import type { App } from 'cdk8s';
import type { Environment, InvalidPlatform, Platform } from 'fairlead';
import type { PlatformSource, Synthesis } from 'fairlead/synth';
import { describeThrown } from './describe-thrown';
import type { Fault } from './fault';
import type { Kit } from './kit';
import { loadPlatform } from './load-platform';

/** What is rendered and proven, or all that is wrong with the platform. */
export type Attempt =
  | { readonly syntheses: readonly Synthesis[]; readonly refusal?: never }
  | { readonly refusal: readonly Fault[]; readonly syntheses?: never };

/**
 * Loads the platform of a file, renders every environment and proves it.
 *
 * @param file absolute path
 */
export async function attemptSynthesis(file: string, kit: Kit): Promise<Attempt> {
  try {
    const source = tellThrown(await loadPlatform(file, kit), kit);
    return { syntheses: kit.synthesize(source, { header: kit.headerOf(basename(file)) }) };
  } catch (error) {
    if (error instanceof kit.InvalidPlatform) return { refusal: listFaults(error) };
    return { refusal: [describeThrown(error)] };
  }
}

/** The same, but what ends one environment is a fault beside those of the others. */
function tellThrown({ environments, createPlatform }: PlatformSource, { InvalidPlatform, Platform }: Kit): PlatformSource {
  const refuse = (environment: Environment, { message, place }: Fault) => {
    const fault = `${environment.name}: ${message}`;
    return new InvalidPlatform([fault], new Map(place === undefined ? [] : [[fault, place]]));
  };
  const create = (app: App, environment: Environment): Platform => {
    let made: unknown;
    try {
      made = createPlatform(app, environment);
    } catch (error) {
      throw error instanceof InvalidPlatform ? error : refuse(environment, describeThrown(error));
    }
    if (Platform.isPlatform(made)) return made;
    throw refuse(environment, { message: `createPlatform returns ${describe(made)}; return the Platform, once all is declared in it` });
  };
  return { environments, createPlatform: create };
}

function describe(made: unknown): string {
  if (made instanceof Promise) return 'a Promise';
  return made === undefined ? 'nothing' : `no Platform of the fairlead that is installed beside it`;
}

function listFaults({ faults, places }: InvalidPlatform): readonly Fault[] {
  return faults.map((message) => {
    const place = places.get(message);
    return { message, ...(place !== undefined && { place }) };
  });
}
