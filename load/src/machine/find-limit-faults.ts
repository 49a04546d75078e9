import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Files and connections that the lab and an engine hold beside those of the clients. */
const SPARE = 200;

/**
 * What this machine does not let so many clients do, each with what to do about it.
 *
 * @param otherwise what the user can do where the limit stays
 */
export function findLimitFaults(
  clients: number,
  limits: MachineLimits = readLimits(),
  otherwise = 'give fewer --clients',
): readonly string[] {
  const { openFiles, localPorts } = limits;
  return [
    ...(clients + SPARE > openFiles
      ? [
          `${clients} clients need ${clients + SPARE} open files, and a process may have ${openFiles}; raise it (ulimit -n ${clients + SPARE}), or ${otherwise}`,
        ]
      : []),
    ...(clients + SPARE > localPorts
      ? [`${clients} clients need as many local ports, and there are ${localPorts}; widen net.ipv4.ip_local_port_range, or ${otherwise}`]
      : []),
  ];
}

/** What one process may have open, and how many connections one address may make. */
export interface MachineLimits {
  readonly openFiles: number;
  readonly localPorts: number;
}

function readLimits(): MachineLimits {
  return { openFiles: readOpenFiles(), localPorts: readLocalPorts() };
}

/** As a program that is started from here finds it; Node raises its own to the most that it may have. */
function readOpenFiles(): number {
  const limit = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? Infinity : Number(limit);
}

function readLocalPorts(): number {
  if (process.platform !== 'linux') return Infinity;
  const [first = 0, last = 0] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').trim().split(/\s+/).map(Number);
  return last - first + 1;
}
