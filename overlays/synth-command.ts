import { InvalidPlatform } from 'fairlead';
import type { ReportLayout } from 'fairlead/doctor';
import { checkUpgrade, findUnknownTargets } from './check-upgrade';
import { joinFaults } from './join-faults';
import type { Options } from './options';
import type { Files } from './files';
import { committedFiles, findStale, plainFiles, writeFiles } from './output';
import { formatPrintout, isSound, toDocument, type WrittenFile } from './printout';
import type { Synthesis } from './synthesis';
import { UnreadableManifests } from './upgrade/read-manifests';
import { formatRefusals, listCommands } from './upgrade/refusals';

/** What {@link runSynth} works on. */
export interface SynthTask {
  readonly options: Options;
  /** Folder of the repository. */
  readonly root: string;
  /**
   * Folder that `cdk8s synth` names in `CDK8S_OUTDIR`: it prints the list of files itself, and takes manifests alone. The committed files
   * stay as they are; `--json` says which of them are stale.
   */
  readonly cdk8sFolder: string | undefined;
  readonly synthesize: () => readonly Synthesis[];
  /** The files of Docker Compose, for a platform that is sound. */
  readonly compose: () => Files;
  readonly paintOutput: NonNullable<ReportLayout['paint']>;
  readonly paintErrors: NonNullable<ReportLayout['paint']>;
}

/**
 * What a command leaves behind: texts without a last line break, and 1 for a broken platform, stale files or a change that no apply can
 * make, 2 for an object to replace that is not there.
 */
export interface CommandResult {
  readonly code: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const UNREADABLE =
  'Nothing was written, for these files are no manifests, so that nobody can tell what would change; take them back from Git (git checkout HEAD -- FILE), or say --replace all:';

/** `npm run synth`: renders, proves, and writes where nothing is wrong. */
export function runSynth(task: SynthTask): CommandResult {
  const { options, synthesize } = task;
  try {
    return judge(synthesize(), task);
  } catch (error) {
    const print = (document: object) => (options.json ? toJson(document) : '');
    if (error instanceof UnreadableManifests)
      return { code: 1, stdout: print({ unreadable: error.files }), stderr: list(UNREADABLE, error.files) };
    if (!(error instanceof InvalidPlatform)) throw error;
    const stdout = print({ proven: false, faults: error.faults, places: Object.fromEntries(error.places) });
    return { code: 1, stdout, stderr: list('Nothing was written, for the platform would not run as declared:', joinFaults(error)) };
  }
}

function judge(syntheses: readonly Synthesis[], task: SynthTask): CommandResult {
  const { check, json, verbose, replace } = task.options;
  const print = (files: readonly WrittenFile[]) => (json ? toJson(toDocument(syntheses, files)) : '');
  if (!isSound(syntheses)) {
    const said = 'Nothing was written, for the manifests would not do as declared: see the errors above.';
    return {
      code: 1,
      stdout: print([]),
      stderr: json ? said : `${formatPrintout(syntheses, [], { verbose, paint: task.paintErrors })}\n\n${said}`,
    };
  }
  const unknown = findUnknownTargets(syntheses, replace);
  if (unknown.length > 0) return { code: 2, stdout: '', stderr: unknown.join('\n') };
  const files = committedFiles(syntheses, task.compose());
  const stale = findStale(task.root, files);
  const states = listStates(files, new Set(stale));
  if (task.cdk8sFolder) {
    writeFiles(task.cdk8sFolder, plainFiles(syntheses));
    return { code: 0, stdout: print(states), stderr: '' };
  }
  if (check) {
    if (stale.length > 0)
      return { code: 1, stdout: print(states), stderr: list('The committed files are stale; run npm run synth and commit:', stale) };
    return { code: 0, stdout: print(states) || `${files.size} files are current`, stderr: '' };
  }
  const refusals = checkUpgrade(syntheses, task.root, stale, replace);
  if (refusals.length > 0) {
    const commands = listCommands(refusals, replace);
    const stdout = json ? toJson({ ...toDocument(syntheses, []), refusals, commands }) : '';
    return { code: 1, stdout, stderr: formatRefusals(refusals, commands) };
  }
  writeFiles(task.root, files);
  return { code: 0, stdout: print(states) || formatPrintout(syntheses, states, { verbose, paint: task.paintOutput }), stderr: '' };
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
