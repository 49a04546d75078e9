import { choice, flag, formatOptions, HELP, type Kind, option, type OptionValues, text } from '@fairlead/command-line';
import { KUBERNETES_RELEASES, type Profile, PROFILES, type WorkloadKind } from 'fairlead/doctor';
import { checkRule } from '../settings/check-rule';
import { INPUT_OPTIONS, INPUT_USAGE, parseInput } from './input';
import { FORMATS, kubernetesRelease } from '../settings/kinds';
import { readSettings, SETTINGS, SETTINGS_FILE } from '../settings/settings';
import { type Threshold, THRESHOLDS } from '../settings/threshold';

const rules: Kind<readonly string[]> = (given) => given.split(',').map((id) => checkRule(id.trim()));

const OPTIONS = {
  format: option('--format <name>', { description: `one of ${FORMATS.join(', ')} (default pretty)`, kind: choice(FORMATS) }),
  failOn: option('--fail-on <severity>', { description: `one of ${THRESHOLDS.join(', ')} (default error)`, kind: choice(THRESHOLDS) }),
  only: option('--only <rules>', { description: 'these rules alone, with commas between them', kind: rules }),
  skip: option('--skip <rules>', { description: 'all rules but these', kind: rules }),
  baseline: option('--baseline <file>', {
    description: 'fail for findings alone that it does not hold; written where it is missing',
    kind: text,
  }),
  k8sVersion: option('--k8s-version <release>', {
    description: `the release that the manifests are for, ${KUBERNETES_RELEASES[0]} to ${KUBERNETES_RELEASES.at(-1)} (default the newest)`,
    kind: kubernetesRelease,
  }),
  fix: flag('--fix', 'show the fixes that are one certain value, ask, and write them; then tell what is left'),
  yes: flag('--yes', 'with --fix: write without asking'),
  dryRun: flag('--dry-run', 'with --fix: show, and write nothing'),
  profile: option('--profile <name>', {
    description: `one of ${PROFILES.join(', ')} (default ${PROFILES[0]}): strict makes warnings of advice on security`,
    kind: choice(PROFILES),
  }),
  writeBaseline: flag('--write-baseline', 'write the findings of this run into the baseline'),
  ...INPUT_OPTIONS,
  help: HELP,
};

/** What `fairlead doctor` was asked for. */
export interface DoctorOptions extends Omit<OptionValues<typeof OPTIONS>, 'failOn' | 'format' | 'profile'> {
  readonly format: (typeof FORMATS)[number];
  readonly paths: readonly string[];
  readonly failOn: Threshold;
  readonly profile: Profile;
  readonly exclude: readonly string[];
  readonly workloadKinds: readonly WorkloadKind[];
}

export const DOCTOR_USAGE = `fairlead doctor ${INPUT_USAGE} [options]

Says what is wrong in Kubernetes manifests (YAML or JSON), why, and the fix. Folders are read with all below them.

${formatOptions(OPTIONS)}

Exits with 0, with 1 for a finding at or above --fail-on, with 2 when something could not be read.
${SETTINGS_FILE} in the working directory may set ${SETTINGS.join(', ')}; fairlead explain lists the rules.
Colours are left out where nobody watches, and with NO_COLOR; FORCE_COLOR puts them in.`;

/** @throws Error that names what is wrong, on the command line or in the settings */
export function parseDoctorOptions(args: readonly string[]): DoctorOptions {
  const settings = readSettings();
  const given = parseInput(args, OPTIONS, settings);
  const options = {
    ...given,
    format: given.format ?? (given.fix ? undefined : settings.format) ?? 'pretty',
    failOn: given.failOn ?? settings.failOn ?? 'error',
    only: given.only ?? settings.only,
    skip: given.skip ?? settings.skip,
    k8sVersion: given.k8sVersion ?? settings.k8sVersion,
    profile: given.profile ?? settings.profile ?? PROFILES[0],
    baseline: given.baseline ?? settings.baseline,
    exclude: settings.exclude ?? [],
    workloadKinds: settings.workloadKinds ?? [],
  };
  checkFix(options);
  if (options.writeBaseline && options.baseline === undefined)
    throw new Error('--write-baseline needs a file; give it with --baseline <file>');
  return options;
}

/** @throws Error where an option of --fix is alone, or what is read cannot be written */
function checkFix({ fix, yes, dryRun, format, paths, kustomize, helm, live }: DoctorOptions): void {
  if (!fix && (yes || dryRun)) throw new Error(`${yes ? '--yes' : '--dry-run'} is for --fix alone; give both`);
  if (!fix) return;
  const unwritable = [
    ...(paths.includes('-') ? ['what comes through a pipe'] : []),
    ...(kustomize === undefined ? [] : ['what kubectl builds']),
    ...(helm === undefined ? [] : ['what helm renders']),
    ...(live ? ['what runs in a cluster'] : []),
  ];
  if (unwritable.length > 0)
    throw new Error(`--fix writes files, and ${unwritable.join(' and ')} is none; name the files that it is made of`);
  if (format !== 'pretty') throw new Error('--fix shows what it changes, which is for people to read; leave --format out');
}
