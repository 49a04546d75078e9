import { basename } from 'node:path';
import type { Environment } from 'fairlead';
import { findNearestWord } from 'fairlead/contract';
import type { PlatformSource } from 'fairlead/synth';
import type { Kit } from './kit';

/** What the file of a platform must export, as people write it. */
const EXPORTS: Readonly<Record<keyof PlatformSource, string>> = {
  environments: 'export const environments = [development({ ingress: ingressNginx() })]',
  createPlatform: 'export function createPlatform(app: App, environment: Environment): Platform',
};

type Exported = Readonly<Record<string, unknown>>;

/**
 * Runs the file of a platform, and everything that it imports, as TypeScript: types are taken out, not checked.
 *
 * @param file absolute path
 * @throws InvalidPlatform of the kit where it exports no platform; and whatever the file throws
 */
export async function loadPlatform(file: string, { InvalidPlatform }: Pick<Kit, 'InvalidPlatform'>): Promise<PlatformSource> {
  const { createJiti } = await import('jiti');
  // Made anew each time: a platform is a few small files, and a cache could be stale.
  const jiti = createJiti(file, { fsCache: false, sourceMaps: true });
  const exported = await jiti.import<Exported & PlatformSource>(file);
  const faults = [
    ...findMissing(exported, basename(file)),
    ...findFunctionFaults(exported['createPlatform']),
    ...findEnvironmentFaults(exported['environments']),
  ];
  if (faults.length > 0) throw new InvalidPlatform(faults);
  return exported;
}

function findMissing(exported: Exported, name: string): readonly string[] {
  const others = Object.keys(exported).filter((key) => !(key in EXPORTS));
  return Object.entries(EXPORTS)
    .filter(([key]) => exported[key] === undefined)
    .map(([key, form]) => {
      const meant = findNearestWord(key, others);
      return `${name}: exports no ${key}${meant === undefined ? '' : `, but ${meant}`}; write ${form}`;
    });
}

function findFunctionFaults(createPlatform: unknown): readonly string[] {
  if (createPlatform === undefined || typeof createPlatform === 'function') return [];
  return [`createPlatform: is no function; write ${EXPORTS.createPlatform}`];
}

function findEnvironmentFaults(environments: unknown): readonly string[] {
  if (environments === undefined) return [];
  if (!Array.isArray(environments) || environments.length === 0 || !environments.every(isEnvironment))
    return ['environments: is no list of environments; write [development({ … }), production({ … })]'];
  const names = environments.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return [...new Set(twice)].map((name) => `environments: two are called ${name}; give each a name of its own`);
}

function isEnvironment(value: unknown): value is Environment {
  return typeof (value as Partial<Environment> | null)?.name === 'string';
}
