import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ENVIRONMENTS, manifestsOf } from '../environment/environment';
import { WORKSPACE } from '../workspace/workspace';
import { writeManifestsOf } from './committed-manifests';

/** Beyond them it could not read something. */
const ANSWERS = [0, 1];

/** What is written. */
export interface ReportProps {
  /** The file of the command `fairlead`, from the root of the repository. */
  readonly command: string;
  /** What the manifests are compared with. */
  readonly base: string;
  /** The folder of the reports. */
  readonly out: string;
  /** Takes the name of each file. */
  readonly tell: (file: string) => void;
}

/**
 * Writes every report.
 *
 * @returns whether the doctor finds no error
 * @throws Error where the command is not built, or a manifest cannot be read
 */
export function writeReports({ command, base, out, tell }: ReportProps): boolean {
  const file = resolve(WORKSPACE, command);
  if (!existsSync(file)) throw new Error(`${command} is not there; make it with npm run build -- --projects cli`);
  const fairlead: Fairlead = (...args) => runFairlead(file, args);
  const write = (name: string, text: string) => {
    writeFileSync(join(out, name), text);
    tell(join(out, name));
  };
  for (const kind of ['diff', 'doctor']) mkdirSync(join(out, kind), { recursive: true });
  // GitHub takes one run of a tool at a time.
  write('doctor/manifests.sarif', fairlead('doctor', ...ENVIRONMENTS.map(manifestsOf), '--format', 'sarif').text);
  return ENVIRONMENTS.map((environment) => {
    const manifests = manifestsOf(environment);
    const found = fairlead('doctor', manifests, '--format', 'markdown');
    write(`doctor/${environment}.md`, found.text);
    write(`diff/${environment}.md`, compare(base, environment, fairlead));
    return found.code === 0;
  }).every(Boolean);
}

type Fairlead = (...args: readonly string[]) => { readonly code: number; readonly text: string };

function compare(base: string, environment: string, fairlead: Fairlead): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-base-'));
  try {
    if (!writeManifestsOf(base, environment, folder)) return `${environment} is new: ${base} has no manifests of it.\n`;
    return fairlead('diff', folder, manifestsOf(environment), '--format', 'markdown').text;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runFairlead(file: string, args: readonly string[]): ReturnType<Fairlead> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: WORKSPACE,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === null || !ANSWERS.includes(status)) throw new Error(`fairlead ${args.join(' ')} ended with ${status}:\n${stderr.trim()}`);
  return { code: status, text: stdout };
}
