import { choice, flag, formatOptions, HELP, type Kind, option, type OptionValues, text } from '@fairlead/command-line';
import { KUBERNETES_RELEASES, type Profile, PROFILES, type ReleaseName } from 'fairlead/doctor';
import { checkRule } from './check-rule';
import { INPUT_OPTIONS, INPUT_USAGE, parseInput } from './input';
import { readSettings, type Settings, SETTINGS_FILE } from './settings';
import { type Threshold, THRESHOLDS } from './threshold';

/** How findings are written. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'markdown', 'html'] as const;

const rules: Kind<readonly string[]> = (given) => given.split(',').map((id) => checkRule(id.trim()));

/** `1.33`, as kubectl version tells it too: `v1.33.1`. */
const kubernetesRelease: Kind<ReleaseName> = (given, name) => choice(KUBERNETES_RELEASES)(given.replace(/^v?(\d+\.\d+).*$/, '$1'), name);

const OPTIONS = {
  format: option('--format <name>', { description: `one of ${FORMATS.join(', ')}`, kind: choice(FORMATS), default: 'pretty' }),
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
export interface DoctorOptions extends Omit<OptionValues<typeof OPTIONS>, 'failOn' | 'profile'> {
  readonly paths: readonly string[];
  readonly failOn: Threshold;
  readonly profile: Profile;
  readonly exclude: readonly string[];
}

export const DOCTOR_USAGE = `fairlead doctor ${INPUT_USAGE} [options]

Says what is wrong in Kubernetes manifests (YAML or JSON), why, and the fix. Folders are read with all below them.

${formatOptions(OPTIONS)}

Exits with 0, with 1 for a finding at or above --fail-on, with 2 when something could not be read.
${SETTINGS_FILE} in the working directory may set failOn, only, skip, k8sVersion, profile, baseline and exclude; fairlead explain lists the rules.
Colours are left out where nobody watches, and with NO_COLOR; FORCE_COLOR puts them in.`;

/** @throws Error that names what is wrong, on the command line or in the settings */
export function parseDoctorOptions(args: readonly string[]): DoctorOptions {
  const given = parseInput(args, OPTIONS);
  const settings = readSettings();
  const baseline = given.baseline ?? settings.baseline;
  checkFix(given);
  if (given.writeBaseline && baseline === undefined) throw new Error('--write-baseline needs a file; give it with --baseline <file>');
  return { ...given, ...fromSettings(given, settings), baseline, exclude: settings.exclude ?? [] };
}

/** @throws Error where an option of --fix is alone, or what is read cannot be written */
function checkFix({
  fix,
  yes,
  dryRun,
  format,
  paths,
  kustomize,
  helm,
  live,
}: OptionValues<typeof OPTIONS> & { readonly paths: readonly string[] }): void {
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

function fromSettings(
  { failOn, only, skip, k8sVersion, profile }: Pick<OptionValues<typeof OPTIONS>, 'failOn' | 'only' | 'skip' | 'k8sVersion' | 'profile'>,
  settings: Settings,
) {
  const release = settings.k8sVersion;
  return {
    k8sVersion: k8sVersion ?? (release === undefined ? undefined : kubernetesRelease(release, `${SETTINGS_FILE}: k8sVersion`)),
    profile: profile ?? choice(PROFILES)(settings.profile ?? PROFILES[0], `${SETTINGS_FILE}: profile`),
    failOn: failOn ?? choice(THRESHOLDS)(settings.failOn ?? 'error', `${SETTINGS_FILE}: failOn`),
    only: only ?? settings.only?.map(checkRule),
    skip: skip ?? settings.skip?.map(checkRule),
  };
}
