import { formatReference } from '../../../finding/resource-reference';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';

/** Words of keys whose values are compared as they are, and not read line by line. */
const COMPARED = /pass|pwd|token|secret|user|login|api[-_.]?key|access[-_.]?key|url|uri|dsn|host/i;
/** Files, of which the last line ends as it should. */
const FILE = /\.(?:conf|crt|env|ini|json|key|pem|pub|properties|toml|txt|ya?ml)$|htpasswd|authorized|known_hosts/i;

/** Which value it is is never told, only which key. */
export const secretEndsInNewline: Rule = {
  id: 'secret-ends-in-newline',
  says: 'a password, token, user or address in a Secret ends in a newline',
  why: '`echo value | base64` adds one. The program sends it too, so the login fails, and nobody sees why. Some programs cut it off.',
  fix: 'Make the value with `printf %s value | base64`, or with kubectl create secret generic --from-literal.',
  find: ({ secrets }) =>
    judgeEach(secrets, ({ source, findNewlines }) =>
      findNewlines((key) => COMPARED.test(key) && !FILE.test(key)).map(({ key, field }): Fault => ({
        severity: 'warning',
        certainty: 'likely',
        resource: source,
        path: `${field}["${key}"]`,
        what: `the value of ${key} in ${formatReference(source)} ends in a newline`,
        why: 'who reads it as it is sends the newline too, so a login with it fails',
        fix: field === 'data' ? 'encode it without a newline: printf %s value | base64' : 'write it on one line, or with |- in place of |',
      })),
    ),
};
