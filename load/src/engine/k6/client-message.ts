/** What a client in k6 says of one request while the run lasts. */
export interface ClientMessage {
  readonly latencyMs?: number;
  /** Ids that the answer called stored. */
  readonly stored?: readonly string[];
  /** A fault that has no counter, and where it was. */
  readonly endpoint?: string;
  readonly fault?: string;
}

/** k6 prints other lines too. */
const PREFIX = 'client-message ';

export function formatClientMessage(message: ClientMessage): string {
  return PREFIX + JSON.stringify(message);
}

/** @returns undefined when the line is one of k6's own */
export function findClientMessage(line: string): ClientMessage | undefined {
  return line.startsWith(PREFIX) ? (JSON.parse(line.slice(PREFIX.length)) as ClientMessage) : undefined;
}
