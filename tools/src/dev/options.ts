import { CommandLine, formatOptions } from '@fairlead/command-line';
import { RUNNER_OPTIONS } from '../start/options';
import { FIRST_DEBUGGER_PORT } from './debugger';

/** What `npm run dev` was asked for. */
export interface Options {
  /** Print the services' lines as they are. */
  readonly json: boolean;
  /** Added to every port, those of debuggers too. */
  readonly portOffset: number;
}

export const USAGE = `npm run dev -- [options]

Runs every service on this machine as npm start does, and each again when a file that it is made of has changed, on the port that its
contract then has. Types are not checked and manifests are not written. Debuggers find the services at 127.0.0.1, from port ${FIRST_DEBUGGER_PORT} on.
Stores are embedded and forget at a restart; set REDIS_URL and MONGO_URL to use real ones.

${formatOptions(RUNNER_OPTIONS)}

Ctrl-C stops everything.`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const { json, portOffset = 0 } = new CommandLine(args, RUNNER_OPTIONS).getAll();
  return { json, portOffset };
}
