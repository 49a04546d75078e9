import { check, isText, isVariableName } from './fault';
import { describeFix, readVariable, showValue } from './read-variable';
import { showJson } from './props/show-given';
import type { Variable } from './variable';

const PROTOCOL = /^[a-z][a-z0-9+.-]*:$/;
const HOST_FORMS = ['host:port', 'host'];
const VARIABLE_TYPES = ['integer', 'text', 'choice', 'url', 'address', 'cidrs'];

/** What is wrong with a variable of a contract. */
export function variableFaults(name: string, variable: Variable) {
  const at = `env.${name}`;
  const { description, required, alias, secret, type } = variable;
  const kindFaults = [
    check(`${at}.type`, type, VARIABLE_TYPES.includes(type), `one of ${VARIABLE_TYPES.join(', ')}`),
    ...allowedFaults(at, variable),
  ];
  return [
    check('env', name, isVariableName(name), 'a name in capitals such as "MAX_QUEUED_WRITES"'),
    check(`${at}.description`, description, isText(description), 'one line of text'),
    check(`${at}.required`, required, required === undefined || required === 'production', '"production", or leave it out'),
    check(`${at}.alias`, alias, alias === undefined || isVariableName(alias), 'a name in capitals, or leave it out'),
    check(
      `${at}.default`,
      '(hidden)',
      !(secret && variable.default !== undefined),
      'no default: a secret comes from the environment alone',
    ),
    ...kindFaults,
    ...(secret || kindFaults.some((fault) => fault !== undefined) ? [] : [defaultFault(at, variable)]),
  ];
}

/** What is wrong with the values that a variable allows. */
function allowedFaults(at: string, variable: Variable) {
  switch (variable.type) {
    case 'integer':
      return [check(`${at}.min`, variable.min, variable.min <= variable.max, `a number up to max (${variable.max})`)];
    case 'choice': {
      const isGood = (word: string) => isText(word) && readVariable(variable, word) !== undefined;
      return [check(`${at}.choices`, variable.choices, isList(variable.choices, isGood), 'at least one word')];
    }
    case 'url':
      return [
        check(
          `${at}.protocols`,
          variable.protocols,
          isList(variable.protocols, (protocol) => PROTOCOL.test(protocol)),
          'schemes with their colon, such as "http:"',
        ),
      ];
    case 'address':
      return [check(`${at}.form`, variable.form, HOST_FORMS.includes(variable.form), `one of ${HOST_FORMS.join(', ')}`)];
    case 'text':
    case 'cidrs':
    default:
      return [];
  }
}

/** A default that the service would refuse as a value. No ranges at all are a good one, though no text says so. */
function defaultFault(at: string, variable: Variable) {
  const preset: unknown = variable.default;
  const given = showJson(preset);
  const read = JSON.stringify(readVariable(variable, String(preset)));
  if (preset === undefined || read === given || (variable.type === 'cidrs' && given === '[]')) return undefined;
  return `${at}.default is ${showValue(at, variable, preset)}; ${describeFix('give', variable, preset)}`;
}

function isList(value: unknown, isGood: (item: string) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isGood);
}
