/** What a client in k6 tells of one request while the run lasts. */
export interface Told {
  readonly latencyMs?: number;
  /** Ids that the answer called stored. */
  readonly stored?: readonly string[];
  /** A fault that has no counter, and where it was. */
  readonly endpoint?: string;
  readonly fault?: string;
}

/** k6 prints other lines too. */
const PREFIX = 'told ';

export function writeTold(told: Told): string {
  return PREFIX + JSON.stringify(told);
}

/** @returns undefined when the line is one of k6's own */
export function readTold(line: string): Told | undefined {
  return line.startsWith(PREFIX) ? (JSON.parse(line.slice(PREFIX.length)) as Told) : undefined;
}
