import type { Variable } from 'fairlead/contract';
import { WORTHLESS_PASSWORD } from './credentials';

/**
 * What stands for a credential on a machine that holds nothing of worth: a value that the service starts with, and that opens nothing.
 * Names and addresses are those that are kept free for documents (RFC 2606, RFC 5737).
 */
export function worthlessValue(variable: Variable): string {
  switch (variable.type) {
    case 'integer':
      return String(variable.min);
    case 'choice':
      return variable.choices[0] ?? '';
    case 'url':
      return `${variable.protocols[0]}//worthless.invalid`;
    case 'address':
      return variable.form === 'host' ? 'worthless.invalid' : 'worthless.invalid:1';
    case 'cidrs':
      return '192.0.2.0/24';
    case 'text':
      return WORTHLESS_PASSWORD;
  }
}
