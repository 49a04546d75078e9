import { KEY_PATTERN, readIdempotencyKey } from './idempotency-key';

test.each([
  { header: '"8e03978e-40d5-43dd-bc93-6894a57f9324"', key: '8e03978e-40d5-43dd-bc93-6894a57f9324' },
  { header: '8e03978e-40d5-43dd-bc93-6894a57f9324', key: '8e03978e-40d5-43dd-bc93-6894a57f9324' },
  { header: '"order 7, part \\"b\\" \\\\"', key: 'order 7, part "b" \\' },
  { header: 'a+b/c==', key: 'a+b/c==' },
  { header: 'k'.repeat(255), key: 'k'.repeat(255) },
  { header: `"${'k'.repeat(255)}"`, key: 'k'.repeat(255) },
  { header: 'k'.repeat(256), key: undefined },
  { header: `"${'k'.repeat(256)}"`, key: undefined },
  { header: '', key: undefined },
  { header: '""', key: undefined },
  { header: '"open', key: undefined },
  { header: 'two words', key: undefined },
  { header: 'one, two', key: undefined },
  { header: '"one", "two"', key: undefined },
  { header: '"schlüssel"', key: undefined },
])('reads $header', ({ header, key }) => {
  expect(readIdempotencyKey(header)).toBe(key);
  expect(new RegExp(KEY_PATTERN, 'u').test(header)).toBe(key !== undefined);
});
