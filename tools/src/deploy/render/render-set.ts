import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BudgetLine } from 'fairlead/doctor';
import { SERVICES } from '../../services';
import { WORKSPACE } from '../../workspace/workspace';
import { type ManifestSet, namespaceOf, readFolder } from '../set/manifest-set';
import { type Images, tagOf, withTag } from './images';

/** What `npm run synth` starts. */
const SYNTH = ['tools/src/run/run.cjs', 'overlays/main.ts'];

const MOST_BYTES = 64 * 1024 * 1024;

const NAMES = SERVICES.map(({ name }) => name);

/** What synth prints with `--json`. */
interface SynthDocument {
  readonly environments?: readonly { readonly environment: string; readonly budgets: readonly BudgetLine[] }[];
}

/** An environment as it is rendered with a tag. The committed manifests are as they were until {@link commit}. */
export class RenderedSet {
  readonly set: ManifestSet;
  readonly tag: string;
  readonly #file: ImagesFile;

  private constructor(set: ManifestSet, tag: string, file: ImagesFile) {
    this.set = set;
    this.tag = tag;
    this.#file = file;
  }

  /**
   * Writes the tag into `images.json` of the environment, proves all environments, and renders this one.
   *
   * @param tag of our images. @default what the file says
   * @throws Error with what synth says of a platform that would not run as declared; the file is as it was then
   */
  static render(environment: string, tag: string | undefined): RenderedSet {
    const file = new ImagesFile(environment);
    try {
      if (tag !== undefined) file.write(withTag(file.images, NAMES, tag));
      const objects = renderObjects(environment);
      const set = { namespace: namespaceOf(objects), objects, startupSeconds: proveAndReadStarts(environment) };
      return new RenderedSet(set, tag ?? tagOf(file.images, NAMES), file);
    } catch (error) {
      file.restore();
      throw error;
    }
  }

  /** Writes the committed manifests, as `npm run synth` does. @throws Error with what it says */
  commit(): void {
    run([], 'npm run synth wrote no manifests');
  }

  /** The files as they were before. Manifests that were written are written back. */
  restore({ isCommitted }: { readonly isCommitted: boolean }): void {
    if (!this.#file.restore() || !isCommitted) return;
    run(['--replace', 'all'], 'the manifests were not written back; run npm run synth');
  }
}

/** `overlays/<environment>/images.json`. */
class ImagesFile {
  readonly images: Images;
  readonly #path: string;
  readonly #text: string;

  constructor(environment: string) {
    this.#path = join(WORKSPACE, 'overlays', environment, 'images.json');
    this.#text = readFileSync(this.#path, 'utf8');
    this.images = JSON.parse(this.#text) as Images;
  }

  write(images: Images): void {
    writeFileSync(this.#path, `${JSON.stringify(images, undefined, 2)}\n`);
  }

  /** @returns whether it was another one */
  restore(): boolean {
    if (readFileSync(this.#path, 'utf8') === this.#text) return false;
    writeFileSync(this.#path, this.#text);
    return true;
  }
}

function renderObjects(environment: string) {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-deploy-'));
  try {
    run([], 'the platform was not rendered', { CDK8S_OUTDIR: folder });
    return readFolder(join(folder, environment));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The startup budgets of an environment, in seconds, by workload. */
function proveAndReadStarts(environment: string): Readonly<Record<string, number>> {
  const { stdout } = spawnSync(process.execPath, [...SYNTH, '--check', '--json'], {
    cwd: WORKSPACE,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  const { environments = [] } = JSON.parse(stdout) as SynthDocument;
  const budgets = environments.find((each) => each.environment === environment)?.budgets ?? [];
  return Object.fromEntries(
    budgets.flatMap(({ owner, name, limit }) => (name === 'startup' && limit !== undefined ? [[owner, limit] as const] : [])),
  );
}

function run(args: readonly string[], what: string, env: NodeJS.ProcessEnv = {}): void {
  const options = { cwd: WORKSPACE, encoding: 'utf8', maxBuffer: MOST_BYTES, env: { ...process.env, ...env } } as const;
  const { status, stderr } = spawnSync(process.execPath, [...SYNTH, ...args], options);
  if (status !== 0) throw new Error(`${what}:\n${stderr.trim()}`);
}
