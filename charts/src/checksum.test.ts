import { checksumOf } from './checksum';

test('does not depend on the order of keys', () => {
  expect(checksumOf({ a: '1', b: '2' })).toBe(checksumOf({ b: '2', a: '1' }));
});

test('changes with a key and with a value', () => {
  const checksums = [{ a: '1' }, { a: '2' }, { b: '1' }].map(checksumOf);

  expect(new Set(checksums).size).toBe(3);
});
