import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BudgetLine } from 'fairlead/doctor';
import { WORKSPACE } from '../../workspace/workspace';
import { type ManifestSet, namespaceOf, readFolder } from '../set/manifest-set';
import { ImagesFile } from './images-file';

/** What `npm run synth` starts. */
const SYNTH = ['tools/src/run/run.cjs', 'overlays/main.ts'];

const MOST_BYTES = 64 * 1024 * 1024;

/** What synth prints with `--json`. */
interface SynthDocument {
  readonly files: readonly { readonly state: 'unchanged' | 'changed' | 'deleted' }[];
  readonly environments: readonly { readonly environment: string; readonly budgets: readonly BudgetLine[] }[];
}

/** An environment as it is rendered with a tag. The committed manifests are as they were until {@link commit}. */
export class RenderedSet {
  readonly set: ManifestSet;
  readonly tag: string;
  readonly #file: ImagesFile;
  readonly #isCurrent: boolean;
  #isWritten = false;

  private constructor(set: ManifestSet, tag: string, file: ImagesFile, isCurrent: boolean) {
    this.set = set;
    this.tag = tag;
    this.#file = file;
    this.#isCurrent = isCurrent;
  }

  /**
   * Writes the tag into `images.json` of the environment, proves all environments, and renders this one.
   *
   * @param tag of our images. @default what the file says
   * @throws Error with what synth says of a platform that would not run as declared; the file is as it was then
   */
  static render(environment: string, tag: string | undefined): RenderedSet {
    const file = new ImagesFile(environment);
    const folder = mkdtempSync(join(tmpdir(), 'fairlead-deploy-'));
    try {
      if (tag !== undefined) file.writeTag(tag);
      const proof = JSON.parse(run(['--json'], 'the platform was not rendered', { CDK8S_OUTDIR: folder })) as SynthDocument;
      const objects = readFolder(join(folder, environment));
      const set = { namespace: namespaceOf(objects), objects, startupSeconds: startsOf(environment, proof) };
      const isCurrent = proof.files.every(({ state }) => state === 'unchanged');
      return new RenderedSet(set, tag ?? file.tag, file, isCurrent);
    } catch (error) {
      file.restore();
      throw error;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /**
   * Writes the committed manifests, as `npm run synth` does, where they are not what was rendered: only now, for until somebody has agreed
   * no file may change.
   *
   * @throws Error with what synth says
   */
  commit(): void {
    if (this.#isCurrent) return;
    run([], 'npm run synth wrote no manifests');
    this.#isWritten = true;
  }

  /** The files as they were before. Manifests that were written are written back. */
  restore(): void {
    if (!this.#file.restore() || !this.#isWritten) return;
    run(['--replace', 'all'], 'the manifests were not written back; run npm run synth');
  }
}

/** The startup budgets of an environment, in seconds, by workload. */
function startsOf(environment: string, { environments }: SynthDocument): Readonly<Record<string, number>> {
  const budgets = environments.find((each) => each.environment === environment)?.budgets ?? [];
  return Object.fromEntries(
    budgets.flatMap(({ owner, name, limit }) => (name === 'startup' && limit !== undefined ? [[owner, limit] as const] : [])),
  );
}

/** @returns what it printed */
function run(args: readonly string[], what: string, env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = start(args, env);
  if (status === 0) return stdout;
  // With --json the findings are in the document, and people are to read them.
  const told = args.includes('--json') ? start([], env).stderr : stderr;
  throw new Error(`${what}:\n${told.trim()}`);
}

function start(args: readonly string[], env: NodeJS.ProcessEnv) {
  const options = { cwd: WORKSPACE, encoding: 'utf8', maxBuffer: MOST_BYTES, env: { ...process.env, ...env } } as const;
  return spawnSync(process.execPath, [...SYNTH, ...args], options);
}
