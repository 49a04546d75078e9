import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasProgram, runProgram } from '../workspace/run-program';

/** Other linters, and how many faults each counts in files. Both end with 1 where there are some. */
const OTHERS: Readonly<Record<string, (files: readonly string[]) => number>> = {
  'kube-linter': (files) => {
    const report = runProgram('kube-linter', ['lint', '--format', 'json', ...files], { codes: [0, 1] });
    return (JSON.parse(report) as { readonly Reports?: readonly unknown[] | null }).Reports?.length ?? 0;
  },
  'kube-score': (files) => {
    const report = runProgram('kube-score', ['score', '--output-format', 'ci', ...files], { codes: [0, 1] });
    if (report === '') throw new Error('kube-score has read nothing');
    return report.split('\n').filter((line) => /^\[(CRITICAL|WARNING)\]/.test(line)).length;
  },
};

/** What the other linters count in a set, null where they read none of it; those that are not installed are left out. */
export function countOthers(reads: readonly string[], folder: string): Readonly<Record<string, number | null>> {
  const scratch = mkdtempSync(join(tmpdir(), 'public-sets-'));
  try {
    const files = listFiles(reads, folder, join(scratch, 'rendered.yaml'));
    const there = Object.entries(OTHERS).filter(([name]) => hasProgram(name));
    return Object.fromEntries(there.map(([name, count]) => [name, orNull(() => count(files))]));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The files of a set; what is rendered is put into one. */
function listFiles(reads: readonly string[], folder: string, rendered: string): readonly string[] {
  const [first = '', path = ''] = reads;
  const call = first === '-k' ? (['kubectl', 'kustomize'] as const) : first === '--helm' ? (['helm', 'template', 'release'] as const) : [];
  const [program, ...args] = call;
  if (program === undefined) return reads.flatMap((each) => listYaml(join(folder, each)));
  writeFileSync(rendered, runProgram(program, [...args, path], { cwd: folder }));
  return [rendered];
}

function listYaml(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => /\.ya?ml$/.test(file))
    .sort();
}

function orNull(count: () => number): number | null {
  try {
    return count();
  } catch {
    return null;
  }
}
