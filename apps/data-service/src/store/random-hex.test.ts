import { createRandomHex } from './random-hex';

test('makes hexadecimal text of the length asked for, never the same twice', () => {
  const newPayload = createRandomHex(512);

  const payloads = Array.from({ length: 1_000 }, newPayload);

  expect(payloads.every((payload) => /^[0-9a-f]{512}$/.test(payload))).toBe(true);
  expect(new Set(payloads).size).toBe(1_000);
});

test('uses each random byte once, and draws anew when too few are left', () => {
  let draws = 0;
  const newPayload = createRandomHex(40_000, (pool) => pool.fill((draws += 1)));

  const payloads = Array.from({ length: 7 }, newPayload);

  expect(payloads.map((payload) => payload.slice(0, 2))).toEqual(['01', '01', '01', '02', '02', '02', '03']);
});
