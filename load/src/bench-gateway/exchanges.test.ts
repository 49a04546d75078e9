import { EXCHANGES, jsonOf } from './exchanges';

test.each(Object.values(EXCHANGES))('$name: a body of exactly as many bytes', ({ answerBytes }) => {
  const text = jsonOf(answerBytes);

  expect(Buffer.byteLength(text)).toBe(answerBytes);
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});
