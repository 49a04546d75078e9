import { parseArgs } from 'node:util';

/** What `npm run synth` was asked for. */
export interface Options {
  readonly help: boolean;
  /** Say whether the committed files are stale, and write nothing. */
  readonly check: boolean;
  /** Print one JSON document instead of text. */
  readonly json: boolean;
}

export const USAGE = `npm run synth -- [options]

Renders the manifests of every environment, proves that they allow exactly the declared traffic and keep to every budget,
and writes them. Where something is wrong it says what, writes nothing and exits with 1.

  --check  write nothing; exit with 1 when a committed file is stale
  --json   print files, traffic matrix, budgets and findings as one JSON document
  --help   print this text

Colours are left out where nobody watches, and with NO_COLOR.`;

/** @throws TypeError that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  return values;
}
