import type { Manifest } from 'fairlead/doctor';
import { RULES } from '../judge/rules';
import { findSecrets } from './find-secrets';
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
  const values = (object: object) => findSecrets(object as Manifest).map(({ path, value }) => `${path.join('.')}=${value}`);

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
  expect(values({ command: ['mysql', '-uroot', '-phunter2'] })).toEqual(['command.2=hunter2']);
  expect(values({ url: 'amqp://a:pass@host' })).toEqual(['url=pass']);
});

test('what stands in a misspelt or wrong place of a secret is one', () => {
  const paths = (object: object) => findSecrets(object as Manifest).map(({ path }) => path.join('.'));

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
  expect(findSecrets({ kind: 'ConfigMap', data: { readme: text } } as Manifest)).toEqual([]);
});

test('how a finding names a Secret is no credential', () => {
  const text = 'Deployment shop/web names Secret shop/web-login, which is not there';

  expect(maskText(text)).toBe(text);
  expect(maskText('the secret hunter2/canary')).not.toContain('canary');
});
