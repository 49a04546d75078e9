import type { Variable } from 'fairlead/contract';
import { isAddressOrRange } from './cidr';

type Parsed = { readonly value: unknown } | { readonly mistake: string };

/** One variable's value, its default when unset, or what is wrong with it. */
export function parseVariable(name: string, variable: Variable, text: string | undefined, inProduction: boolean): Parsed {
  if (text === undefined || text === '') {
    if (inProduction && variable.required === 'production') {
      return { mistake: `${name} is not set; in production give ${describe(variable)}: ${variable.description}` };
    }
    return { value: variable.default };
  }

  const value = read(variable, text);
  return value === undefined ? { mistake: `${name} is ${shown(variable, text)}; give ${describe(variable)}` } : { value };
}

function read(variable: Variable, text: string): unknown {
  switch (variable.type) {
    case 'integer':
      return readInteger(text, variable.min, variable.max);
    case 'choice':
      return variable.choices.includes(text) ? text : undefined;
    case 'url':
      return readUrl(text, variable.protocols);
    case 'cidrs':
      return readCidrs(text);
    case 'text':
      return text;
  }
}

function readInteger(text: string, min: number, max: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
}

function readUrl(text: string, protocols: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password } = new URL(text);
  return protocols.includes(protocol) && hostname !== '' && username === '' && password === '' ? text : undefined;
}

function readCidrs(text: string): readonly string[] | undefined {
  const ranges = text.split(',').map((range) => range.trim());
  return ranges.every(isAddressOrRange) ? ranges : undefined;
}

function describe(variable: Variable): string {
  switch (variable.type) {
    case 'integer':
      return `a whole number from ${variable.min} to ${variable.max}`;
    case 'choice':
      return `one of ${variable.choices.join(', ')}`;
    case 'url':
      return `a URL that starts with ${variable.protocols.map((protocol) => `${protocol}//`).join(' or ')} and carries no user name or password`;
    case 'cidrs':
      return 'addresses or ranges such as 10.0.0.0/8,fd00::/8';
    case 'text':
      return 'text';
  }
}

/** A URL may carry a credential by mistake, so its value stays out of the message like that of a secret. */
function shown(variable: Variable, text: string): string {
  return variable.secret || variable.type === 'url' ? 'not usable (value hidden)' : JSON.stringify(text);
}
