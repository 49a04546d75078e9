import { HeaderLines } from './header-lines';

test('writes a line for each header, in their order', () => {
  const lines = new HeaderLines().add('X-A', '1').addOwn('Via', '1.1 api-gateway').add('x-a', '\xe9\t');

  expect(lines.text).toBe('X-A: 1\r\nVia: 1.1 api-gateway\r\nx-a: \xe9\t\r\n');
  expect(lines.contentLength).toBeUndefined();
});

test('knows the length that one of them says, however its name is written', () => {
  expect(new HeaderLines().add('Accept', '*/*').add('content-LENGTH', '12').contentLength).toBe(12);
});

test.each([
  ['a value', 'X', 'a\r\nY: b'],
  ['a value with a bare LF', 'X', 'a\nY: b'],
  ['a value with NUL', 'X', 'a\0'],
  ['a name', 'X: a\r\nY', 'b'],
  ['a name with a space', 'X ', 'b'],
  ['no name', '', 'b'],
])('refuses %s that would end its line, or is none', (_what, name, value) => {
  const lines = new HeaderLines();

  expect(() => lines.add(name, value)).toThrow('the request has a header that cannot be passed on');
  expect(lines.text).toBe('');
});
