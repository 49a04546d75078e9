import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts by their names. */
export type Texts = Readonly<Record<string, string>>;

/** Files that a step writes for the steps after it. */
const FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'] as const;

/** The folder of a job for what is temporary, and the files through which its steps tell GitHub something. */
export class CommandFiles {
  /** `RUNNER_TEMP`. */
  readonly folder = mkdtempSync(join(tmpdir(), 'fairlead-workflow-'));

  constructor() {
    for (const name of FILES) this.#empty(name);
  }

  /** The variables that name them. */
  get variables(): Texts {
    return { RUNNER_TEMP: this.folder, ...Object.fromEntries(FILES.map((name) => [name, join(this.folder, name)])) };
  }

  /** What a step has written for the others, taken out. */
  takeAll(): { readonly env: Texts; readonly outputs: Texts } {
    return { env: parsePairs(this.#take('GITHUB_ENV')), outputs: parsePairs(this.#take('GITHUB_OUTPUT')) };
  }

  get summary(): string {
    return readFileSync(join(this.folder, 'GITHUB_STEP_SUMMARY'), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #take(name: (typeof FILES)[number]): string {
    const text = readFileSync(join(this.folder, name), 'utf8');
    this.#empty(name);
    return text;
  }

  #empty(name: (typeof FILES)[number]): void {
    writeFileSync(join(this.folder, name), '');
  }
}

/** Lines of `name=value`, or `name<<END`, some lines, `END`. */
export function parsePairs(text: string): Texts {
  const pairs = text.matchAll(/^([^=\n]+?)(?:=(?<line>.*)|<<(?<end>.+)\n(?<lines>(?:.*\n)*?)\k<end>)$/gm);
  return Object.fromEntries(
    [...pairs].map(({ 1: name = '', groups = {} }) => [name, groups['line'] ?? (groups['lines'] ?? '').replace(/\n$/, '')]),
  );
}
