import type { commonVariables, ConfigOf, ServiceContract, Variable, Variables } from 'fairlead/contract';
import { parseVariable } from './variable-parser';

/** A process environment: `process.env`, or a table in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration that every service has, whatever else its contract adds. */
export type CommonConfig = ConfigOf<{ readonly env: ReturnType<typeof commonVariables> }>;

/** The environment is wrong, or the contract that says what it must hold: every mistake, one line each. The process ends with 78 (`EX_CONFIG` of sysexits.h). */
export class ConfigError extends Error {
  readonly exitCode = 78;

  /** @param faults of the contract */
  constructor(service: string, mistakes: readonly string[], faults: readonly string[] = []) {
    super([...describeWrong(service, 'contract', faults), ...describeWrong(service, 'environment', mistakes)].join('\n'));
    this.name = 'ConfigError';
  }
}

function describeWrong(service: string, subject: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${service} cannot start, its ${subject} is wrong:`, ...lines.map((line) => `  ${line}`)];
}

/**
 * Reads what the contract declares, and nothing else. A variable set to the empty string counts as unset; one that is unset is read under its
 * alias.
 *
 * @returns a frozen object, one key a variable: numbers as numbers, defaults filled in
 * @throws ConfigError listing every mistake: the variable, what it must be, and its value unless that could hold a secret
 */
export function loadConfig<const Contract extends Pick<ServiceContract, 'name' | 'faults'> & { readonly env: Variables }>(
  contract: Contract,
  environment: Environment,
): ConfigOf<Contract> {
  const { faults = [] } = contract;
  const mistakes: string[] = [];
  const inProduction = environment['NODE_ENV'] === 'production';

  const entries = Object.entries(contract.env).map(([name, variable]) => {
    const given = findGivenName(name, variable, environment);
    const parsed = parseVariable(given, variable, environment[given], inProduction);
    if ('mistake' in parsed) mistakes.push(parsed.mistake);
    return [name, 'value' in parsed ? parsed.value : undefined];
  });

  if (mistakes.length + faults.length > 0) throw new ConfigError(contract.name, mistakes, faults);
  return Object.freeze(Object.fromEntries(entries)) as ConfigOf<Contract>;
}

function findGivenName(name: string, { alias }: Variable, environment: Environment): string {
  return alias !== undefined && !environment[name] && environment[alias] ? alias : name;
}
