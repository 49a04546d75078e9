import type { Round } from './bounds';

/**
 * Says where a measurement was too short to trust: clients wait for an answer as long as it took, or longer (Little's law: clients
 * divided by rate), so that it counted few answers of each. What is slow then looks slower than it is.
 */
export function findUnsteady(rounds: readonly Round[], durationS: number): readonly string[] {
  const longestWaitS = new Map<string, number>();
  for (const { version, connections, rate } of rounds.flat()) {
    const name = `${version} at ${connections} connections`;
    longestWaitS.set(name, Math.max(longestWaitS.get(name) ?? 0, connections / rate));
  }
  return [...longestWaitS]
    .filter(([, waitS]) => waitS > durationS)
    .map(([name, waitS]) => {
      const seconds = Math.ceil(waitS);
      return `${name} let a client wait ${seconds} s, and ${durationS} s were measured; give it --warm-up ${seconds}s --duration ${2 * seconds}s`;
    });
}
