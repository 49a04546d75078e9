import { CommandLine, flag, formatOptions, HELP, option, wholeNumber } from '@fairlead/command-line';

/** Of all that runs the platform. */
export const RUNNER_OPTIONS = {
  json: flag('--json', "print the services' log lines as JSON, without prefix or colour"),
  portOffset: option('--port-offset <n>', {
    description: 'add n to every port, to run beside something that holds them',
    kind: wholeNumber({ min: 0, max: 50_000 }),
  }),
  help: HELP,
};

const OPTIONS = { noSynth: flag('--no-synth', 'leave the manifests as they are'), ...RUNNER_OPTIONS };

/** What `npm start` was asked for. */
export interface Options {
  /** Write the manifests beside. */
  readonly synth: boolean;
  /** Print the services' lines as they are. */
  readonly json: boolean;
  /** Added to every contract's port. */
  readonly portOffset: number;
}

export const USAGE = `npm start -- [options]

Runs every service on this machine, each on its contract's port, and a page that shows them at work: who calls whom, how often and how long,
and the log. Once they are ready, writes the manifests as npm run synth does.
Stores are embedded and forget at exit; set REDIS_URL and MONGO_URL to use real ones. Other variables reach the services as they are.

${formatOptions(OPTIONS)}

Ctrl-C stops everything.`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const { noSynth, json, portOffset = 0 } = new CommandLine(args, OPTIONS).getAll();
  return { synth: !noSynth, json, portOffset };
}
