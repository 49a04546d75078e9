import { spawnSync } from 'node:child_process';
import type { Manifest } from 'fairlead/doctor';

/** What a command said, and whether it did what it was told. */
export interface Answer {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Has a shell run a line, on the cluster of KUBECONFIG. */
export function run(line: string, input = ''): Answer {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { succeeded: status === 0, stdout, stderr };
}

/** Applies objects, each by itself: one that is refused keeps none of the others back. */
export function apply(objects: readonly Manifest[], options = ''): Answer {
  const input = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  return run(`kubectl apply --server-side --validate=strict ${options} --filename=-`, input);
}

/** Does what must succeed for anything to be proven. */
export function must({ succeeded, stdout, stderr }: Answer): string {
  if (!succeeded) throw new Error(stderr);
  return stdout;
}
