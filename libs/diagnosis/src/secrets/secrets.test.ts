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
  expect(values({ url: 'amqp://a:pass@host' })).toEqual(['url=pass']);
});

test('a secret is taken out of every text that repeats it, decoded too, and names stay', () => {
  const redactor = new Redactor([
    { kind: 'Secret', metadata: { name: 'redis' }, data: { a: Buffer.from('correct horse').toString('base64'), b: 'redis' } } as Manifest,
  ]);

  expect(redactor.redact('correct horse of redis')).toBe('[hidden] of redis');
  expect(redactor.redact(Buffer.from('correct horse').toString('base64'))).toBe('[hidden]');
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
