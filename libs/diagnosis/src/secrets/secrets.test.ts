import type { Manifest } from 'fairlead/doctor';
import { RULES } from '../judge/rules';
import { SecretFinder } from './find-secrets';
import { maskText } from './mask-text';
import { Redactor } from './redactor';

test.each([
  { text: 'redis://user:hunter2@redis:6379/0', masked: 'redis://user:[hidden]@redis:6379/0' },
  { text: 'password=hunter2, port=1', masked: 'password=[hidden], port=1' },
  { text: '"token": "abcdef"', masked: '"token": "[hidden]"' },
  { text: 'redis-server --requirepass hunter2', masked: 'redis-server --requirepass [hidden]' },
  { text: '# masterauth hunter2', masked: '# masterauth [hidden]' },
  { text: 'Authorization: Bearer abcdefghijk', masked: 'Authorization: Bearer [hidden]' },
  { text: 'curl -H "Bearer abcdefghij1"', masked: 'curl -H "Bearer [hidden]"' },
  { text: 'login shop\npassword hunter\n', masked: 'login shop\npassword [hidden]\n' },
  { text: 'the password hunter2 of shop', masked: 'the password [hidden] of shop' },
  { text: 'curl -u admin:hunter2 http://shop', masked: 'curl -u admin:[hidden] http://shop' },
  { text: 'docker run --user 1000:1000 -u 0:3000 -p 8080', masked: 'docker run --user 1000:1000 -u 0:3000 -p 8080' },
  { text: 'redis-cli -h redis -a hunter2 ping', masked: 'redis-cli -h redis -a [hidden] ping' },
  { text: 'redis-cli -ahunter2 ping', masked: 'redis-cli -a[hidden] ping' },
  { text: 'redis-cli -h redis \\\n  -a hunter2 ping', masked: 'redis-cli -h redis \\\n  -a [hidden] ping' },
  { text: 'valkey-cli -a "hunter2"', masked: 'valkey-cli -a "[hidden]"' },
  { text: 'tar -a backup.tar && ls -abcd', masked: 'tar -a backup.tar && ls -abcd' },
  { text: 'redis-cli ping; uname -amrs', masked: 'redis-cli ping; uname -amrs' },
  { text: 'echo hunter2 | docker login -u me --password-stdin', masked: 'echo [hidden] | docker login -u me --password-stdin' },
  {
    text: `printf '%s' "hunter2" | helm registry login x --password-stdin`,
    masked: `printf '%s' "[hidden]" | helm registry login x --password-stdin`,
  },
  { text: 'docker login --password-stdin <<< hunter2', masked: 'docker login --password-stdin <<< [hidden]' },
  { text: 'echo hello | docker load', masked: 'echo hello | docker load' },
  { text: 'docker login ghcr.io -u me -p hunter2', masked: 'docker login ghcr.io -u me -p [hidden]' },
  { text: 'docker run -p 8080:80 login', masked: 'docker run -p 8080:80 login' },
  { text: 'mongosh -u root -phunter2 shop', masked: 'mongosh -u root -p[hidden] shop' },
  { text: 'sshpass -p hunter2 ssh shop -p 2222', masked: 'sshpass -p [hidden] ssh shop -p 2222' },
  { text: 'git clone https://hunter2-c4n4ry@github.com/shop/shop', masked: 'git clone https://[hidden]@github.com/shop/shop' },
  { text: 'https://hunter2-c4n4ry:x-oauth-basic@github.com', masked: 'https://[hidden]:[hidden]@github.com' },
  { text: 'https://x-access-token:hunter2@github.com', masked: 'https://x-access-token:[hidden]' },
  { text: 'postgres://app@db, ssh://git@github.com', masked: 'postgres://app@db, ssh://git@github.com' },
  { text: 'https://team-payments@dev.azure.com/team/_git/a', masked: 'https://team-payments@dev.azure.com/team/_git/a' },
  { text: 'export PIN=1234 PASSWORD_SALT=abc', masked: 'export PIN=[hidden] PASSWORD_SALT=[hidden]' },
  { text: '{"pin": "1234", "hash_salt": "abc"}', masked: '{"pin": "[hidden]", "hash_salt": "[hidden]"}' },
  { text: 'app.pepper=hunter2', masked: 'app.pepper=[hidden]' },
  { text: 'SALT_MASTER_HOST=salt PINNED_VERSION=1.2.3 spin=fast', masked: 'SALT_MASTER_HOST=salt PINNED_VERSION=1.2.3 spin=fast' },
  { text: 'a pinch of salt: pepper it', masked: 'a pinch of salt: pepper it' },
  { text: 'mysqldump -uroot -phunter2 -P 3306', masked: 'mysqldump -uroot -p[hidden] -P 3306' },
  { text: 'redis://user:hun/ter2@redis:6379', masked: 'redis://user:[hidden]@redis:6379' },
  { text: 'http://shop:8080/path/user@shop', masked: 'http://shop:8080/path/user@shop' },
  { text: 'user:hunter2@tcp(mysql:3306)/shop', masked: 'user:[hidden]@tcp(mysql:3306)/shop' },
  { text: 'jdbc:oracle:thin:scott/hunter2@//oracle:1521/x', masked: 'jdbc:oracle:thin:scott/[hidden]@//oracle:1521/x' },
  { text: 'https://shop.blob/?sv=1&sig=hunter2', masked: 'https://shop.blob/?sv=1&sig=[hidden]' },
  { text: '{"auths":{"ghcr.io":{"auth":"aHVudGVyMg=="}}}', masked: '{"auths":{"ghcr.io":{"auth":"[hidden]"}}}' },
  { text: 'http://redis:6379 is no credential', masked: 'http://redis:6379 is no credential' },
])('$text is shown as $masked', ({ text, masked }) => {
  expect(maskText(text)).toBe(masked);
});

test('secrets are all of a Secret, and elsewhere what is named or looks like one', () => {
  const values = (object: object) => new SecretFinder().find(object as Manifest).map(({ path, value }) => `${path.join('.')}=${value}`);

  expect(values({ kind: 'Secret', data: { a: 'YQ==' }, stringData: { b: 'x' }, type: 'Opaque' })).toEqual([
    'data.a=YQ==',
    'stringData.b=x',
  ]);
  expect(values({ kind: 'ConfigMap', data: { 'db.password': 'x', port: '1' } })).toEqual(['data.db.password=x']);
  expect(
    values({
      env: [
        { name: 'TOKEN', value: 'x' },
        { name: 'PORT', value: '1' },
      ],
    }),
  ).toEqual(['env.0.value=x']);
  expect(values({ args: ['--api-key', 'x', '--port', '1', '--password=yyy'] })).toEqual(['args.1=x', 'args.4=yyy']);
  expect(values({ command: ['redis-cli', '-a', 'hunter2', 'ping'] })).toEqual(['command.2=hunter2']);
  expect(values({ command: ['redis-cli', '-ahunter2', 'ping'] })).toEqual(['command.1=hunter2']);
  expect(values({ spec: { command: ['redis-cli'], args: ['-h', 'redis', '-a', 'hunter2'] } })).toEqual(['spec.args.3=hunter2']);
  expect(values({ spec: { command: ['tar'], args: ['-a', 'backup', '-f', 'x'] } })).toEqual([]);
  expect(
    values({
      env: [
        { name: 'PIN', value: '1234' },
        { name: 'SALT_MASTER_HOST', value: 'salt' },
      ],
    }),
  ).toEqual(['env.0.value=1234']);
  expect(values({ command: ['mysql', '-uroot', '-phunter2'] })).toEqual(['command.2=hunter2']);
  expect(values({ url: 'amqp://a:pass@host' })).toEqual(['url=pass']);
});

test('what stands in a misspelt or wrong place of a secret is one', () => {
  const paths = (object: object) => new SecretFinder().find(object as Manifest).map(({ path }) => path.join('.'));

  expect(
    paths({ kind: 'Secret', metadata: { name: 'a' }, type: 'Opaque', stringdata: { a: 'x', b: { c: ['y'] } }, password: 'z' }),
  ).toEqual(['stringdata.a', 'stringdata.b.c.0', 'password']);
  expect(paths({ env: [{ name: 'PASSWORD', vlaue: 'x', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] })).toEqual(['env.0.vlaue']);
  expect(paths({ env: [{ name: 'PASSWORD', value: { a: ['x'] } }] })).toEqual(['env.0.value.a.0']);
});

test('a secret is taken out of every text that repeats it, decoded too, and names stay', () => {
  const redactor = new Redactor([
    { kind: 'Secret', metadata: { name: 'redis' }, data: { a: Buffer.from('correct horse').toString('base64'), b: 'redis' } } as Manifest,
  ]);

  expect(redactor.redact('correct horse of redis')).toBe('[hidden] of redis');
  expect(redactor.redact(Buffer.from('correct horse').toString('base64'))).toBe('[hidden]');
});

test('a password that is the word stays hidden by its place alone', () => {
  const redactor = new Redactor([{ kind: 'ConfigMap', data: { DB_PASSWORD: 'password' } } as Manifest]);

  expect(redactor.redact('a URL with a password')).toBe('a URL with a password');
  expect(redactor.redact('DB_PASSWORD=password')).toBe('DB_PASSWORD=[hidden]');
});

test.each(Object.entries(RULES))('the texts of %s are shown as they are', (_id, { says, why, fix }) => {
  const text = [says, why, fix].join('\n');

  expect(maskText(text)).toBe(text);
});

test.each([
  'a token that the API server does not know',
  'the password on one side only',
  'basic authentication, or a bearer certificate',
  'pods with a password wait for Secret shop/login, and the secret itself is there',
])('%s is a sentence, and no credential', (text) => {
  expect(maskText(text)).toBe(text);
  expect(new SecretFinder().find({ kind: 'ConfigMap', data: { readme: text } } as Manifest)).toEqual([]);
});

test('how a finding names a Secret is no credential', () => {
  const text = 'Deployment shop/web names Secret shop/web-login, which is not there';

  expect(maskText(text)).toBe(text);
  expect(maskText('the secret hunter2/canary')).not.toContain('canary');
});
