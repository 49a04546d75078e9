import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROKEN_SHOP, CANARY } from '@fairlead/diagnosis/testing';
import { FairleadCommand } from '../../testing/fairlead-command';
import { FORMATS } from '../settings/kinds';

/** Programs that are told secrets in more ways, one of which needs a ConfigMap that is not there. */
const TOLD = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: told, annotations: { note: 'the password is password: ${CANARY}' } }
spec:
  replicas: 2
  selector: { matchLabels: { app: told } }
  template:
    metadata: { labels: { app: other } }
    spec:
      containers:
        - name: told
          image: told:latest
          command: [sh, -c, 'export TOKEN=${CANARY}; exec curl -H "Authorization: Bearer ${CANARY}" http://x']
          env:
            - { name: MAIL_URL, value: 'smtp://mailer:${CANARY}@mial:25' }
            - { name: SETTINGS, value: '{"password": "${CANARY}", "port": 1}' }
            - { name: REPOSITORY, value: 'https://${CANARY}@github.com/shop/shop' }
            - { name: MIRROR, value: 'https://x-access-token:${CANARY}@github.com/shop/shop' }
            - { name: PIN, value: '${CANARY}' }
            - { name: PASSWORD_SALT, value: '${CANARY}' }
            - { name: PEPPER, value: '${CANARY}' }
            - { name: LEVEL, valueFrom: { configMapKeyRef: { name: setting, key: level } } }
          envFrom: [{ configMapRef: { name: setting } }]
          livenessProbe: { exec: { command: [sh, -c, 'redis-cli -a ${CANARY} ping'] } }
          startupProbe: { exec: { command: [redis-cli, '-a${CANARY}', ping] } }
          lifecycle: { postStart: { exec: { command: [sh, -c, 'echo ${CANARY} | docker login --password-stdin'] } } }
          readinessProbe: { httpGet: { port: http, path: /, httpHeaders: [{ name: Authorization, value: 'Bearer ${CANARY}' }] } }
---
apiVersion: v1
kind: Service
metadata: { name: mail }
spec: { selector: { app: nobody }, ports: [{ port: 25 }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;

/** What cannot be read quotes nothing. */
const UNREAD = `apiVersion: v1\nkind: Secret\nstringData:\n  a: ${CANARY}\n  a: *${CANARY}\n`;

const OUTPUTS: readonly (readonly string[])[] = [
  ...FORMATS.map((format) => ['doctor', 'shop.yaml', 'unread.yaml', '--format', format]),
  ...['pretty', 'json', 'markdown'].flatMap((format) => [
    ['diff', 'empty.yaml', 'shop.yaml', '--format', format],
    ['diff', 'shop.yaml', 'empty.yaml', '--format', format],
  ]),
  ...['mermaid', 'dot'].map((format) => ['graph', 'shop.yaml', 'unread.yaml', '--format', format]),
  ['budget', 'shop.yaml', 'unread.yaml'],
  ['can-reach', 'web', 'told', '80', 'shop.yaml', 'unread.yaml'],
];

let fairlead: FairleadCommand;
beforeAll(() => {
  fairlead = new FairleadCommand();
  fairlead.write('shop.yaml', `${BROKEN_SHOP}${TOLD}`);
  fairlead.write('unread.yaml', UNREAD);
  fairlead.write('empty.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: empty }\n');
});
afterAll(() => fairlead.remove());

test.each(OUTPUTS)('fairlead %s %s %s %s %s shows no secret', (...args) => {
  const { stdout, stderr } = fairlead.run(args);

  const shown = `${stdout}${stderr}`;
  expect(shown).toMatch(/web/);
  expect(shown).not.toContain(CANARY);
  expect(shown).not.toContain(Buffer.from(CANARY).toString('base64'));
});

test('a baseline holds no secret, nor does what is said of the findings in it', () => {
  const written = fairlead.run(['doctor', 'shop.yaml', '--baseline', 'known.json']);
  const known = FORMATS.map((format) => fairlead.run(['doctor', 'shop.yaml', '--baseline', 'known.json', '--format', format]));

  const baseline = readFileSync(join(fairlead.folder, 'known.json'), 'utf8');
  expect(baseline).toContain('fingerprint');
  for (const text of [baseline, ...[written, ...known].flatMap(({ stdout, stderr }) => [stdout, stderr])])
    expect(text).not.toContain(CANARY);
});

/** Colours, hides and reverses in a terminal, and is HTML, Markdown, a command of GitHub, and the end of a quoted label. */
const HOSTILE = 'a\u001b[2J\u009b1m\u202e\u2028<img src=x onerror=alert(1)>"]];\n::error::b\n# [c](javascript:d) `e` @octocat #60;';

const hostileText = JSON.stringify(HOSTILE).replace(
  /[\u007f-\uffff]/g,
  (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

const HOSTILE_SHOP = `${TOLD.replaceAll('told', 'web')
  .replaceAll(CANARY, 'x')
  .replace('name: web,', `name: ${hostileText},`)
  .replace('app: other', 'app: web')
  .replace('smtp://mailer:x@mial:25', 'smtp://mailer@host\'"]--><script>x</script>:25')
  .replace('name: setting, key', `name: ${hostileText}, key`)}---
apiVersion: v1
kind: ResourceQuota
metadata: { name: q, namespace: ${hostileText} }
spec: { hard: { pods: ${hostileText} } }
`;

// eslint-disable-next-line no-control-regex -- They are what must not be there.
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

test.each([
  ...FORMATS.map((format) => ['doctor', 'hostile.yaml', '--format', format]),
  ...['pretty', 'json', 'markdown'].map((format) => ['diff', 'empty.yaml', 'hostile.yaml', '--format', format]),
])('in what fairlead %s %s %s %s says, nothing obeys what a manifest holds', (...args) => {
  fairlead.write('hostile.yaml', HOSTILE_SHOP);

  const { stdout, stderr } = fairlead.run(args);

  const format = args.at(-1) ?? '';
  expect(stdout).toContain('onerror=alert');
  expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
  if (['html', 'markdown'].includes(format)) expect(stdout).not.toMatch(/<img|<script>x/);
  if (format === 'github') expect(stdout).not.toMatch(/^::error::/m);
  if (['json', 'sarif'].includes(format)) expect(() => JSON.parse(stdout) as unknown).not.toThrow();
});

test.each([
  ['redis-cli -a of a probe', 'livenessProbe: { exec: { command: [redis-cli, -a, SECRET, ping] }, initialDelaySecond: 1 }'],
  ['redis-cli -aX of a script', 'command: [sh, -c, "redis-cli -aSECRET ping"]'],
  ['redis-cli with its arguments apart', 'command: [redis-cli]\n      args: [-a, SECRET]'],
  ['a login from standard input', 'command: [sh, -c, "echo SECRET | docker login --password-stdin"]'],
  ['a PIN', 'env: [{ name: PIN, value: SECRET }]'],
  ['a salt', 'env: [{ name: PASSWORD_SALT, value: SECRET }]'],
  ['a pepper', 'env: [{ name: PEPPER, value: SECRET }]'],
  ['a token as the user of a URL', 'env: [{ name: REPOSITORY, value: "https://SECRET@github.com/a/b" }]'],
  ['a token behind a user', 'env: [{ name: REPOSITORY, value: "https://x-access-token:SECRET@github.com/a/b" }]'],
])('%s is in no format', (_, field) => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - ${field.replace('SECRET', CANARY)}\n      nmae: web # ${field.replace('SECRET', CANARY).replaceAll('\n', ' ')}\n`;
  fairlead.write('pod.yaml', pod);

  for (const format of FORMATS) {
    const { stdout, stderr } = fairlead.run(['doctor', 'pod.yaml', '--profile', 'strict', '--format', format]);
    expect(stdout).toContain('nmae');
    expect(`${stdout}${stderr}`).not.toContain(CANARY);
  }
});
