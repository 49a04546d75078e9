import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackageJson, extendPackageJson } from './package-json';
import { renderSettings } from './settings-files';
import { type ProjectNames, renderSources } from './sources';

/** A file of a new project, and what becomes of it. */
export interface PlannedFile {
  /** From the folder of the project. */
  readonly name: string;
  readonly text: string;
  /** `kept`: it is there, or belongs to one that is there, and nothing is written. */
  readonly action: 'new' | 'extended' | 'kept';
  /** What it gets, or why it is kept. */
  readonly note: string;
}

const PACKAGE_JSON = 'package.json';

/**
 * What is written into a folder: only what is not there.
 *
 * @throws Error where its `package.json` is not to be read
 */
export function planProject(folder: string, names: ProjectNames): readonly PlannedFile[] {
  const settings = [...renderSettings(names)].map(([name, text]) => planFile(folder, name, text));
  const files = [...planSources(folder, renderSources(names)), ...settings, planPackageJson(folder, names.name)];
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The sources import each other, so where one is somebody's own, none is written beside it. */
function planSources(folder: string, sources: ReadonlyMap<string, string>): readonly PlannedFile[] {
  const planned = [...sources].map(([name, text]) => planFile(folder, name, text));
  const own = planned.find(({ name, text, action }) => action === 'kept' && read(join(folder, name)) !== text);
  if (own === undefined) return planned;
  return planned.map((file) => (file.action === 'new' ? { ...file, action: 'kept', note: `not written, for ${own.name} is yours` } : file));
}

function planFile(folder: string, name: string, text: string): PlannedFile {
  return isThere(join(folder, name)) ? { name, text, action: 'kept', note: 'is there' } : { name, text, action: 'new', note: '' };
}

function planPackageJson(folder: string, name: string): PlannedFile {
  const path = join(folder, PACKAGE_JSON);
  if (!isThere(path)) return { name: PACKAGE_JSON, text: createPackageJson(name).text, action: 'new', note: '' };
  const { text, added } = extendPackageJson(read(path) ?? '');
  return added.length === 0
    ? { name: PACKAGE_JSON, text, action: 'kept', note: 'has all of it' }
    : { name: PACKAGE_JSON, text, action: 'extended', note: `gets ${added.join(', ')}` };
}

/** Whether anything has the name, a link that leads nowhere too. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // What keeps it from being looked for is told where it is written.
    return false;
  }
}

/** What a file holds; nothing of what is no file. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
