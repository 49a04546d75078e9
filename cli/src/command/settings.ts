import { readFileSync } from 'node:fs';
import { parseDocument } from '@fairlead/diagnosis';
import { findNearestWord } from 'fairlead/contract';

/** The file of the working directory that holds what a project asks for each time. */
export const SETTINGS_FILE = 'fairlead.yaml';

/** What a project asks for. Options of the command line come before it. */
export interface Settings {
  /** As `--fail-on`. */
  readonly failOn?: string;
  /** As `--only`. */
  readonly only?: readonly string[];
  /** As `--skip`. */
  readonly skip?: readonly string[];
  /** As `--k8s-version`. */
  readonly k8sVersion?: string;
  /** As `--profile`. */
  readonly profile?: string;
  /** As `--baseline`. */
  readonly baseline?: string;
  /** Patterns of paths that are not read, also where they are named: `charts/*\/templates/**`. */
  readonly exclude?: readonly string[];
}

const isText = (value: unknown) => typeof value === 'string';
const isList = (value: unknown) => Array.isArray(value) && value.every(isText);

const KINDS: Readonly<Record<keyof Settings, { readonly is: (value: unknown) => boolean; readonly wanted: string }>> = {
  failOn: { is: isText, wanted: 'a severity' },
  only: { is: isList, wanted: 'a list of rules' },
  skip: { is: isList, wanted: 'a list of rules' },
  k8sVersion: { is: isText, wanted: "a release in quotes, such as '1.33'" },
  profile: { is: isText, wanted: 'a profile' },
  baseline: { is: isText, wanted: 'a path' },
  exclude: { is: isList, wanted: 'a list of patterns' },
};

/**
 * The settings of the working directory; none where it has no such file.
 *
 * @throws Error that names what is wrong in the file
 */
export function readSettings(): Settings {
  let text: string;
  try {
    text = readFileSync(SETTINGS_FILE, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new Error(`${SETTINGS_FILE} cannot be read (${code})`, { cause: error });
  }
  const { value, fault } = parseDocument(text);
  if (fault) throw new Error(`${SETTINGS_FILE}:${(fault.line ?? 0) + 1}: ${fault.message}`);
  return checkSettings(value ?? {});
}

function checkSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${SETTINGS_FILE} holds no map of settings`);
  for (const [key, setting] of Object.entries(value)) {
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key as keyof Settings] : undefined;
    if (!kind) throw new Error(`${SETTINGS_FILE}: there is no setting ${key}; ${suggest(key)}`);
    if (!kind.is(setting)) throw new Error(`${SETTINGS_FILE}: ${key} must be ${kind.wanted}`);
  }
  return value;
}

function suggest(key: string): string {
  const names = Object.keys(KINDS);
  const nearest = findNearestWord(key, names);
  return nearest === undefined ? `there are ${names.join(', ')}` : `did you mean ${nearest}?`;
}
