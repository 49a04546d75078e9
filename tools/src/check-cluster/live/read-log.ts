import type { Kubectl } from '@fairlead/cluster';
import type { LogPlace } from '../problems/problem';

/** So many lines mostly hold the error that ended a container, with its stack. */
const LINES = 12;

/** The last lines of a container's log; those of the run before where it has been restarted, and none of it is left of this one. */
export async function readLog(kubectl: Kubectl, namespace: string, { pod, container, isPrevious }: LogPlace): Promise<readonly string[]> {
  const ask = async (...more: readonly string[]) => {
    const args = ['logs', pod, `--container=${container}`, `--namespace=${namespace}`, `--tail=${LINES}`, '--request-timeout=10s', ...more];
    const { code, stdout } = await kubectl.ask(args);
    return code === 0 ? stdout.split('\n').filter((line) => line.trim() !== '') : [];
  };
  const previous = isPrevious ? await ask('--previous') : [];
  return previous.length > 0 ? previous : ask();
}
