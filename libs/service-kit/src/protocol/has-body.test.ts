import { hasBody } from './has-body';

test.each([
  { headers: {}, expected: false },
  { headers: { 'content-length': '0' }, expected: false },
  { headers: { 'content-length': '00' }, expected: false },
  { headers: { 'content-length': '1' }, expected: true },
  { headers: { 'transfer-encoding': 'chunked' }, expected: true },
])('whether a body follows $headers: $expected', ({ headers, expected }) => {
  expect(hasBody({ headers })).toBe(expected);
});
