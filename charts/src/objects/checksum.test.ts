import { checksumOf } from './checksum';

const of = (data: Record<string, string>) => checksumOf({ toJson: () => ({ data }) });

test('does not depend on the order of keys', () => {
  expect(of({ a: '1', b: '2' })).toBe(of({ b: '2', a: '1' }));
});

test('changes with a key and with a value', () => {
  const checksums = [{ a: '1' }, { a: '2' }, { b: '1' }].map(of);

  expect(new Set(checksums).size).toBe(3);
});
