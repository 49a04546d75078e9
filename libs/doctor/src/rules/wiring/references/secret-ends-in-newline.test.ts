import { object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { secretEndsInNewline } from './secret-ends-in-newline';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const find = (fields: object) => findingsOf(secretEndsInNewline, [object('v1', 'Secret', 'login', { ...fields })]);

test('the key is told, and never the value', () => {
  const findings = find({
    data: { password: base64('canary\n'), 'api-token': base64('canary\r\n') },
    stringData: { username: 'canary\n' },
  });

  expect(findings.map(({ severity, certainty, path }) => [severity, certainty, path])).toEqual([
    ['warning', 'likely', 'data["password"]'],
    ['warning', 'likely', 'data["api-token"]'],
    ['warning', 'likely', 'stringData["username"]'],
  ]);
  expect(JSON.stringify(findings)).not.toMatch(new RegExp(`canary|${base64('canary\n')}`));
});

test.each([
  ['there is none', { data: { password: base64('a') } }],
  ['it is a file', { data: { 'users.conf': base64('a\n'), 'tls.key': base64('a\n'), htpasswd: base64('a:b\n') } }],
  ['it has lines', { data: { password: base64('a\nb\n') } }],
  ['nobody can tell what it is for', { data: { motd: base64('a\n') } }],
  ['it is no base64', { data: { password: '{{ .Values.password }}' } }],
])('silent where %s', (_, fields) => expect(find(fields)).toEqual([]));
