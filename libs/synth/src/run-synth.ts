import { InvalidPlatform } from 'fairlead';
import type { ReportLayout } from 'fairlead/doctor';
import type { Files } from './output/files';
import { joinFaults } from './output/join-faults';
import type { Layout } from './output/layout';
import { manifestFiles } from './output/manifest-files';
import { formatPrintout, isSound, toDocument, type WrittenFile } from './output/printout';
import { findStale, writeFiles } from './output/write-files';
import type { SynthCommand, SynthOptions } from './synth-command';
import type { Synthesis } from './synthesis';
import { checkUpgrade, findUnknownTargets } from './upgrade/check-upgrade';
import { UnreadableManifests } from './upgrade/read-manifests';
import { formatRefusals, listCommands } from './upgrade/refusals';

/** What {@link runSynth} works on. */
export interface SynthTask {
  readonly command: SynthCommand;
  readonly options: SynthOptions;
  readonly layout: Layout;
  /**
   * Folder that `cdk8s synth` names in `CDK8S_OUTDIR`: it prints the list of files itself, and takes manifests alone. The committed files
   * stay as they are; `--json` says which of them are stale.
   */
  readonly cdk8sFolder: string | undefined;
  /** Renders and proves, as `synthesize` does. */
  readonly synthesize: () => readonly Synthesis[];
  /** Colours for what goes to the standard output, and for what goes to the standard error. */
  readonly paintOutput: NonNullable<ReportLayout['paint']>;
  readonly paintErrors: NonNullable<ReportLayout['paint']>;
}

/**
 * What a run leaves behind: texts without a last line break, and 1 for a broken platform, stale files or a change that no apply can make, 2
 * for an object to replace that is not there.
 */
export interface SynthOutcome {
  readonly code: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
  /** What was rendered; nothing where that is refused. */
  readonly syntheses: readonly Synthesis[];
}

const UNREADABLE =
  'Nothing was written, for these files are no manifests, so that nobody can tell what would change; take them back from Git (git checkout HEAD -- FILE), or say --replace all:';

const FOREIGN = 'Nothing was written, for these files are there and synth has not written them; move or delete them:';

/** Renders, proves, and writes where nothing is wrong. */
export function runSynth(task: SynthTask): SynthOutcome {
  const { options, synthesize } = task;
  const print = (document: object) => (options.json ? toJson(document) : '');
  const refuse = (document: object, stderr: string) => ({ code: 1, stdout: print(document), stderr, syntheses: [] }) as const;
  try {
    return judge(synthesize(), task);
  } catch (error) {
    if (error instanceof UnreadableManifests) return refuse({ unreadable: error.files }, list(UNREADABLE, error.files));
    if (!(error instanceof InvalidPlatform)) throw error;
    return refuse(
      { proven: false, faults: error.faults, places: Object.fromEntries(error.places) },
      list('Nothing was written, for the platform would not run as declared:', joinFaults(error)),
    );
  }
}

function judge(syntheses: readonly Synthesis[], task: SynthTask): SynthOutcome {
  const { check, json, replace } = task.options;
  const { layout, command } = task;
  const leave = (code: SynthOutcome['code'], stdout: string, stderr: string) => ({ code, stdout, stderr, syntheses });
  const print = (files: readonly WrittenFile[]) => (json ? toJson(toDocument(syntheses, files)) : '');
  if (!isSound(syntheses)) return leave(1, print([]), describeUnsound(syntheses, task));
  const unknown = findUnknownTargets(syntheses, replace);
  if (unknown.length > 0) return leave(2, '', unknown.join('\n'));
  const files = layout.filesOf(syntheses);
  const leftovers = layout.findLeftovers(files);
  const stale = findStale(layout.root, files, leftovers);
  const states = listStates(files, new Set(stale));
  if (task.cdk8sFolder) {
    writeFiles(task.cdk8sFolder, manifestFiles(syntheses));
    return leave(0, print(states), '');
  }
  if (check) {
    if (stale.length > 0) return leave(1, print(states), list(`The committed files are stale; run ${command.plain} and commit:`, stale));
    return leave(0, print(states) || `${files.size} files are current`, '');
  }
  const foreign = layout.findForeign?.(files) ?? [];
  if (foreign.length > 0) return leave(1, json ? toJson({ ...toDocument(syntheses, []), foreign }) : '', list(FOREIGN, foreign));
  const refusals = checkUpgrade(syntheses, layout, stale, replace);
  if (refusals.length > 0) {
    const commands = listCommands(refusals, command, replace);
    const stdout = json ? toJson({ ...toDocument(syntheses, []), refusals, commands }) : '';
    return leave(1, stdout, formatRefusals(refusals, commands, command.upgradeGuide));
  }
  writeFiles(layout.root, files, leftovers);
  return leave(0, print(states) || describe(syntheses, states, task), '');
}

function describe(syntheses: readonly Synthesis[], files: readonly WrittenFile[], { options, command, paintOutput }: SynthTask): string {
  return formatPrintout(syntheses, files, { verbose: options.verbose, paint: paintOutput, command });
}

function describeUnsound(syntheses: readonly Synthesis[], { options, command, paintErrors }: SynthTask): string {
  const said = 'Nothing was written, for the manifests would not do as declared: see the errors above.';
  if (options.json) return said;
  return `${formatPrintout(syntheses, [], { verbose: options.verbose, paint: paintErrors, command })}\n\n${said}`;
}

function listStates(files: Files, stale: ReadonlySet<string>): readonly WrittenFile[] {
  const stateOf = (path: string) => (!files.has(path) ? 'deleted' : stale.has(path) ? 'changed' : 'unchanged');
  return [...new Set([...files.keys(), ...stale])].sort().map((path) => ({ path, state: stateOf(path) }));
}

function list(heading: string, items: readonly string[]): string {
  return [heading, ...items.map((item) => `  ${item}`)].join('\n');
}

function toJson(value: object): string {
  return JSON.stringify(value, undefined, 2);
}
