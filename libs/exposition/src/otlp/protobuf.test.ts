import { bytesIn, messagesIn, numberIn, readMessage } from './protobuf';

test('fields are read by their numbers, without a definition', () => {
  // 1: 300, 2: "shop", 2: a message with 1: 7, 3: fixed64 5
  const fields = readMessage(Buffer.from('08ac02120473686f701202080719' + '0500000000000000', 'hex'));

  expect(numberIn(fields, 1)).toBe(300);
  expect(bytesIn(fields, 2).toString()).toBe('shop');
  expect(numberIn(messagesIn(new Map([[2, [fields.get(2)?.[1] ?? 0n]]]), 2)[0] ?? new Map(), 1)).toBe(7);
  expect(numberIn(fields, 3)).toBe(5);
  expect(numberIn(fields, 4)).toBe(0);
});

test.each([
  ['a text that is cut off', '1204736f'],
  ['a number that is cut off', '08ff'],
  ['a group, which is no longer written', '0b'],
])('%s is refused', (_what, hex) => {
  expect(() => readMessage(Buffer.from(hex, 'hex'))).toThrow();
});
