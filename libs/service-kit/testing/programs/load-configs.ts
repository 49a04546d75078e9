import { createInterface } from 'node:readline';
import { ConfigError, loadConfig } from '../../src/config/config';

/** A contract and the environment that a service with it is given. */
type Start = { readonly contract: Parameters<typeof loadConfig>[0]; readonly environment: Readonly<Record<string, string>> };

/**
 * Loads the configuration of one service after another, for tests of projects that must not import the kit: a line of JSON in, a line of
 * JSON out, which is why the service would not start, or null.
 */
createInterface({ input: process.stdin }).on('line', (line) => {
  const { contract, environment } = JSON.parse(line) as Start;
  console.log(JSON.stringify(findRefusal(contract, environment)));
});

function findRefusal(contract: Start['contract'], environment: Start['environment']): string | null {
  try {
    loadConfig(contract, environment);
    return null;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
