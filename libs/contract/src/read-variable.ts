import { isAddress, isCidr } from './cidr';
import { readHost } from './url/host';
import { findMeantNumber, showNumber } from './props/meant-number';
import { findUrlFix, isUrl } from './url/url';
import type { Variable } from './variable';

/** A variable's value as the service uses it. */
export type VariableValue = number | string | readonly string[];

/**
 * Reads a variable's text as the service does when it starts. Manifests and a contract's defaults are held to the same.
 *
 * @returns nothing where the service would not start with it; nothing for an empty text, which stands for no value
 * @internal
 */
export function readVariable(variable: Variable, text: string): VariableValue | undefined {
  if (!canBeGiven(text)) return undefined;
  switch (variable.type) {
    case 'integer':
      return readInteger(text, variable.min, variable.max);
    case 'choice':
      return variable.choices.includes(text) ? text : undefined;
    case 'url':
      return isUrl(text, variable) ? text : undefined;
    case 'address':
      return isHost(text, variable.form) ? text : undefined;
    case 'cidrs':
      return readCidrs(text);
    case 'text':
      return text;
  }
}

/**
 * What a variable's text must be, to end a message: `a whole number from 1 to 100`.
 *
 * @internal
 */
export function describeValue(variable: Variable): string {
  switch (variable.type) {
    case 'integer':
      return `a whole number from ${variable.min} to ${variable.max}`;
    case 'choice':
      return `one of ${variable.choices.join(', ')}`;
    case 'url':
      return `a URL that starts with ${variable.protocols.map((protocol) => `${protocol}//`).join(' or ')} and ${variable.origin ? 'has no path,' : 'carries no'} user name or password`;
    case 'address':
      return variable.form === 'host'
        ? 'a host such as orders, without scheme or port'
        : 'a host and its port such as orders:3003, without scheme';
    case 'cidrs':
      return 'addresses or ranges such as 10.0.0.0/8,fd00::/8';
    case 'text':
      return 'some text';
  }
}

/**
 * A value in a message, to follow `is`, with the number that was meant. An address may carry a credential by mistake, so it stays out of the
 * message like a secret.
 *
 * @param name of the variable
 * @internal
 */
export function showValue(name: string, variable: Variable, value: unknown): string {
  if (variable.secret || variable.type === 'url' || variable.type === 'address') return 'not usable (value hidden)';
  const meant = findMeantNumber(name, value);
  const isGood = variable.type === 'integer' && meant !== undefined && readVariable(variable, String(meant)) !== undefined;
  return isGood ? showNumber(name, value) : JSON.stringify(value);
}

/**
 * What to do about a bad value, to end a message: `give a whole number from 1 to 100`. Where one option of an address is wrong, it is
 * that alone: `leave out the option maxPoolSize, which MONGO_POOL_SIZE sets`.
 *
 * @param verb what whoever reads the message does with values
 * @internal
 */
export function describeFix(verb: 'give' | 'write', variable: Variable, value: unknown): string {
  const fix = variable.type === 'url' ? findUrlFix(String(value), variable) : undefined;
  return fix ?? `${verb} ${describeValue(variable)}`;
}

/** What a process can be given: UTF-8 that ends where a NUL would be (POSIX, Base Definitions 8.1). */
function canBeGiven(text: string): boolean {
  return text !== '' && !text.includes('\0') && text.isWellFormed();
}

function readInteger(text: string, min: number, max: number): number | undefined {
  const value = Number(text);
  return /^-?\d+$/.test(text) && value >= min && value <= max ? value : undefined;
}

function readCidrs(text: string): readonly string[] | undefined {
  const ranges = text.split(',').map((range) => range.trim());
  return ranges.every((range) => isAddress(range) || isCidr(range)) ? ranges : undefined;
}

function isHost(text: string, form: 'host:port' | 'host'): boolean {
  const read = readHost(text);
  return read !== undefined && (read.port === undefined) === (form === 'host');
}
