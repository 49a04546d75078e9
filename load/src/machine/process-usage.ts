import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used since it started. */
export interface ProcessUsage {
  /** User and system time of all its threads, in microseconds; Linux counts in steps of 10 ms. */
  readonly cpuUs: number;
  /** Memory that is resident now. */
  readonly residentBytes: number;
  /** Most memory that was ever resident. */
  readonly peakResidentBytes: number;
}

/** Linux tells times in ticks of 1/100 s, whatever its own clock does (`USER_HZ`, proc(5)). */
const US_PER_TICK = 10_000;

/**
 * Reads processor time and memory of a process from Linux's /proc.
 *
 * @throws Error where there is no /proc, or no such process
 */
export function readProcessUsage(pid: number): ProcessUsage {
  const status = read(pid, 'status');
  const readBytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { cpuUs: parseCpuUs(read(pid, 'stat')), residentBytes: readBytes('VmRSS'), peakResidentBytes: readBytes('VmHWM') };
}

/** Fields of proc_pid_stat(5) that follow its second: user and system time of the process, and of its children that have ended. */
const TIMES = { own: 11, children: 13 } as const;

const PARENT = 1;

/** Processor time of a process, or of its children that have ended. */
export function parseCpuUs(stat: string, whose: keyof typeof TIMES = 'own'): number {
  const [userTicks, systemTicks] = fieldsOf(stat).slice(TIMES[whose]);
  return (Number(userTicks) + Number(systemTicks)) * US_PER_TICK;
}

/** The second field is the program's name in parentheses, which may itself hold both spaces and parentheses. */
function fieldsOf(stat: string): readonly string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** What proc_pid_stat(5) says of each process that this one has started and that still runs. */
export function readStatsOfChildren(): readonly string[] {
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(fieldsOf(stat)[PARENT]) === process.pid ? [stat] : [];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
}

function read(pid: number, file: 'stat' | 'status'): string {
  if (process.platform !== 'linux')
    throw new Error(`processor time of a process is read from Linux's /proc, which ${process.platform} does not have; run it on Linux`);
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    throw new Error(`there is no process ${pid} any more, so its processor time is unknown; see why it ended`, { cause: error });
  }
}
