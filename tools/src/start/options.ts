import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface Options {
  readonly help: boolean;
  /** Write the manifests beside. */
  readonly synth: boolean;
  /** Print the services' lines as they are. */
  readonly json: boolean;
  /** Added to every contract's port. */
  readonly portOffset: number;
}

export const USAGE = `npm start -- [options]

Synthesizes the manifests of both environments and runs every service on this machine, each on its contract's port.
Stores are embedded and forget at exit; set REDIS_URL and MONGO_URL to use real ones. Other variables reach the services as they are.

  --json             print the services' log lines as JSON, without prefix or colour
  --no-synth         leave the manifests as they are
  --port-offset <n>  add n to every port, to run beside something that holds them
  --help             print this text

Ctrl-C stops everything.`;

/** @throws TypeError that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'no-synth': { type: 'boolean', default: false },
      'port-offset': { type: 'string', default: '0' },
    },
  });
  const portOffset = Number(values['port-offset']);
  if (!Number.isInteger(portOffset) || portOffset < 0 || portOffset > 60_000)
    throw new TypeError(`--port-offset is ${values['port-offset']}; give a whole number from 0 to 60000`);
  return { help: values.help, synth: !values['no-synth'], json: values.json, portOffset };
}
