import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@fairlead/command-line';
import { stopAll } from './running-services';

/** Path below which VictoriaLogs answers as Elasticsearch does. */
export const BULK_PATH = '/insert/elasticsearch';

/** A VictoriaLogs of this process. */
export interface RunningVictoriaLogs {
  readonly port: number;
  /** Lines that a query finds. */
  readonly query: (query: string) => Promise<readonly Readonly<Record<string, string>>[]>;
  /** Takes the body of `_bulk`. */
  readonly bulk: (body: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a program of it, whose records lie in a folder. */
export async function startVictoriaLogs(program: string, folder: string): Promise<RunningVictoriaLogs> {
  const port = await findFreePort();
  const address = `127.0.0.1:${port}`;
  const child = spawn(program, [`-storageDataPath=${folder}`, `-httpListenAddr=${address}`], { stdio: 'ignore' });
  while (
    !(await fetch(`http://${address}/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`VictoriaLogs has ended with ${child.exitCode}`);
    await delay(100);
  }
  return {
    port,
    query: async (query) => {
      const answer = await fetch(`http://${address}/select/logsql/query`, { method: 'POST', body: new URLSearchParams({ query }) });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`VictoriaLogs answers ${answer.status}: ${text}`);
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
    },
    bulk: async (body) => {
      const headers = { 'content-type': 'application/x-ndjson' };
      const answer = await fetch(`http://${address}${BULK_PATH}/_bulk`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`VictoriaLogs answers ${answer.status} to _bulk`);
    },
    stop: () => stopAll([child]),
  };
}
