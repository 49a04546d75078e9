import { check, isText, isWhole } from './fault';
import type { Variable } from './variable';

const VARIABLE_NAME = /^[A-Z][A-Z0-9_]*$/;
const PROTOCOL = /^[a-z][a-z0-9+.-]*:$/;
const VARIABLE_TYPES = ['integer', 'text', 'choice', 'url', 'cidrs'];

/** What is wrong with a variable of a contract. */
export function variableFaults(name: string, variable: Variable) {
  return [
    check('env', name, VARIABLE_NAME.test(name), 'a name in capitals such as "MAX_QUEUED_WRITES"'),
    check(`env.${name}.description`, variable.description, isText(variable.description), 'one line of text'),
    check(
      `env.${name}.default`,
      '(hidden)',
      !(variable.secret && variable.default !== undefined),
      'no default: a secret comes from the environment alone',
    ),
    check(`env.${name}.type`, variable.type, VARIABLE_TYPES.includes(variable.type), `one of ${VARIABLE_TYPES.join(', ')}`),
    ...valueFaults(`env.${name}`, variable),
  ];
}

/** What only some types of variable say. */
function valueFaults(at: string, variable: Variable) {
  switch (variable.type) {
    case 'integer': {
      const { min, max, default: preset } = variable;
      return [
        check(`${at}.min`, min, min <= max, `a number up to max (${max})`),
        check(`${at}.default`, preset, preset === undefined || isWhole(preset, min, max), `a whole number from ${min} to ${max}`),
      ];
    }
    case 'choice': {
      const { choices, default: preset } = variable;
      return [
        check(`${at}.choices`, choices, choices.length > 0, 'at least one word'),
        check(`${at}.default`, preset, preset === undefined || choices.includes(preset), `one of ${choices.join(', ')}`),
      ];
    }
    case 'url':
      return [
        check(
          `${at}.protocols`,
          variable.protocols,
          variable.protocols.every((protocol) => PROTOCOL.test(protocol)),
          'schemes with their colon, such as "http:"',
        ),
        check(`${at}.default`, variable.default, variable.default === undefined || URL.canParse(variable.default), 'an absolute URL'),
      ];
    case 'text':
    case 'cidrs':
    default:
      return [];
  }
}
