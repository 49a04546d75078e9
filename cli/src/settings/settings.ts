import { readFileSync } from 'node:fs';
import { text } from '@fairlead/command-line';
import { parseDocument, placeInText } from '@fairlead/diagnosis';
import { type Profile, PROFILES, type ReleaseName, type WorkloadKind } from 'fairlead/doctor';
import { checkRule } from './check-rule';
import { FORMATS, kubernetesRelease } from './kinds';
import { type Fields, flagOf, listOf, mapOf, SettingFault, textOf, wordOf } from './setting-types';
import { type Threshold, THRESHOLDS } from './threshold';
import { workloadKind } from './workload-kind-setting';

/** The file of the working directory that holds what a project asks for each time. */
export const SETTINGS_FILE = 'fairlead.yaml';

/** What is read where the command line names nothing. */
export interface InputSettings {
  readonly paths?: readonly string[];
  readonly kustomize?: string;
  readonly helm?: string;
  readonly values?: readonly string[];
  readonly live?: boolean;
  readonly context?: string;
  readonly namespace?: string;
}

/** What a project asks for: as the options of their names. Those of the command line come before. */
export interface Settings extends InputSettings {
  readonly format?: (typeof FORMATS)[number];
  readonly failOn?: Threshold;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly k8sVersion?: ReleaseName;
  readonly profile?: Profile;
  readonly baseline?: string;
  /** Patterns of paths that are not read, also where they are named: `charts/*\/templates/**`. */
  readonly exclude?: readonly string[];
  /** Kinds that run pods, beside those that are known. */
  readonly workloadKinds?: readonly WorkloadKind[];
}

const rules = listOf(textOf(checkRule, 'the name of a rule'), 'rules');

const FIELDS: Fields<Settings> = {
  paths: listOf(textOf(text, 'a path'), 'files, folders and patterns'),
  kustomize: textOf(text, 'a folder'),
  helm: textOf(text, 'a chart'),
  values: listOf(textOf(text, 'a path'), 'files'),
  live: flagOf,
  context: textOf(text, 'the name of a context'),
  namespace: textOf(text, 'the name of a namespace'),
  format: wordOf(FORMATS),
  failOn: wordOf(THRESHOLDS),
  only: rules,
  skip: rules,
  k8sVersion: textOf(kubernetesRelease, "a release in quotes, such as '1.33'"),
  profile: wordOf(PROFILES),
  baseline: textOf(text, 'a path'),
  exclude: listOf(textOf(text, 'a pattern'), 'patterns'),
  workloadKinds: listOf(workloadKind, 'kinds'),
};

/** Names of all settings. */
export const SETTINGS = Object.keys(FIELDS);

const readFields = mapOf(FIELDS, 'what it holds');

/**
 * The settings of the working directory; none where it has no such file.
 *
 * @throws Error that names what is wrong in the file, and where
 */
export function readSettings(): Settings {
  const source = readFile();
  if (source === undefined) return {};
  const { value, fault } = parseDocument(source);
  if (fault) throw new Error(`${SETTINGS_FILE}:${(fault.line ?? 0) + 1}: ${fault.message}`);
  try {
    return readFields(value ?? {}, '');
  } catch (error) {
    if (!(error instanceof SettingFault)) throw error;
    const { line, column } = placeInText(source, error.path);
    throw new Error(`${SETTINGS_FILE}:${line}:${column}: ${error.message}`, { cause: error });
  }
}

/** @throws Error where it is there and cannot be read */
function readFile(): string | undefined {
  try {
    return readFileSync(SETTINGS_FILE, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(`${SETTINGS_FILE} cannot be read (${code})`, { cause: error });
  }
}
