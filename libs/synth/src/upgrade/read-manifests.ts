import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import type { Manifest } from 'fairlead/doctor';

/** Files that should hold manifests, and from which nobody can tell what runs. */
export class UnreadableManifests extends Error {
  readonly files: readonly string[];

  /** @param files their paths */
  constructor(files: readonly string[]) {
    super(`not manifests: ${files.join(', ')}`);
    this.files = files;
  }
}

/** What Git writes into a file of which two branches changed the same lines. A parser would read both sides into one object. */
const CONFLICT = /^(<{7}|>{7}) /m;

/**
 * The objects of several files, by file.
 *
 * @param files paths below the folder
 * @throws UnreadableManifests with all files that hold anything else
 */
export function readManifests(folder: string, files: readonly string[]): ReadonlyMap<string, readonly Manifest[]> {
  const read = new Map(files.map((file) => [file, Yaml.load(join(folder, file)) as Manifest[]]));
  const hasConflict = (file: string) => CONFLICT.test(readFileSync(join(folder, file), 'utf8'));
  const unreadable = [...read].filter(([file, objects]) => hasConflict(file) || !objects.every(isManifest)).map(([file]) => file);
  if (unreadable.length > 0) throw new UnreadableManifests(unreadable);
  return read;
}

function isManifest(value: unknown): boolean {
  const { kind, metadata } = (value ?? {}) as Partial<Manifest>;
  return typeof kind === 'string' && typeof metadata?.name === 'string';
}
