import { DEPENDENCIES, DEV_DEPENDENCIES, SCRIPTS } from './versions';

/** What `package.json` is to be, and what of that is new in it. */
export interface PackageJson {
  readonly text: string;
  /** Names of packages and scripts; none where all of it is there. */
  readonly added: readonly string[];
}

type Section = Readonly<Record<string, string>>;

/** The fields of `package.json` that are read or written here. */
interface Manifest {
  readonly scripts?: Section;
  readonly dependencies?: Section;
  readonly devDependencies?: Section;
  readonly peerDependencies?: Section;
}

/** Of a project that has none. */
export function createPackageJson(name: string): PackageJson {
  return extend({ name, private: true } as Manifest, 2);
}

/**
 * The one that is there, with what it lacks. What it has stays as it is, whatever its version, and so does its indentation.
 *
 * @throws Error where it is not to be read
 */
export function extendPackageJson(text: string): PackageJson {
  const extended = extend(parse(text), /^[ \t]+/m.exec(text)?.[0] ?? 2);
  return extended.added.length === 0 ? { ...extended, text } : extended;
}

function parse(text: string): Manifest {
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest)) return manifest;
  } catch (error) {
    throw new Error('package.json is no JSON, so nothing is written; mend it', { cause: error });
  }
  throw new Error('package.json is no object, so nothing is written; mend it');
}

function extend(manifest: Manifest, indent: string | number): PackageJson {
  const { scripts = {}, dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest;
  const present = { ...dependencies, ...devDependencies, ...peerDependencies };
  const added = {
    scripts: without(SCRIPTS, scripts),
    dependencies: without(DEPENDENCIES, present),
    devDependencies: without(DEV_DEPENDENCIES, present),
  };
  const extended = {
    ...manifest,
    scripts: { ...scripts, ...added.scripts },
    dependencies: sort({ ...dependencies, ...added.dependencies }),
    devDependencies: sort({ ...devDependencies, ...added.devDependencies }),
  };
  const scriptNames = Object.keys(added.scripts).map((name) => `script ${name}`);
  return {
    text: `${JSON.stringify(extended, undefined, indent)}\n`,
    added: [...scriptNames, ...Object.keys({ ...added.dependencies, ...added.devDependencies })],
  };
}

function without(section: Section, present: Section): Section {
  return Object.fromEntries(Object.entries(section).filter(([name]) => !Object.hasOwn(present, name)));
}

/** As npm writes packages. */
function sort(section: Section): Section {
  return Object.fromEntries(Object.entries(section).sort(([a], [b]) => (a < b ? -1 : 1)));
}
