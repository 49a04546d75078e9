import { compare } from './verification';

test.each([
  { added: 500, answers: { 200: 100 }, ok: true },
  { added: 499, answers: { 200: 100 }, ok: false },
  { added: 501, answers: { 200: 100 }, ok: false },
  { added: 500, answers: { 200: 100, 503: 2 }, ok: true },
  { added: 510, answers: { 200: 100, 503: 2 }, ok: true },
  { added: 511, answers: { 200: 100, 503: 2 }, ok: false },
  { added: 505, answers: { 200: 100, 499: 1 }, ok: true },
  { added: 0, answers: {}, ok: true },
])('$added documents after $answers: $ok', ({ added, answers, ok }) => {
  expect(compare(1_000, 1_000 + added, answers).ok).toBe(ok);
});

test('five documents are due for each 200, and at most five for every other answer', () => {
  expect(compare(0, 0, { 200: 10, 499: 1, 503: 2 })).toMatchObject({ least: 50, most: 65 });
});
