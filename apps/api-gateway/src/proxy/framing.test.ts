import { findFramingFault } from './framing';

const request = (rawHeaders: string[], httpVersion = '1.1') => ({ httpVersion, rawHeaders });

describe('findFramingFault', () => {
  test.each([
    ['no body', request(['Host', 'a'])],
    ['a length', request(['Host', 'a', 'Content-Length', '2'])],
    ['chunks', request(['Host', 'a', 'Transfer-Encoding', 'Chunked'])],
    ['other headers repeated', request(['Host', 'a', 'Cookie', 'b', 'Cookie', 'c'])],
    ['HTTP/1.0 without a host', request([], '1.0')],
  ])('accepts %s', (_what, given) => {
    expect(findFramingFault(given)).toBeUndefined();
  });

  test.each([
    ['both lengths', request(['Content-Length', '2', 'transfer-encoding', 'chunked']), 'contradict'],
    ['a repeated length', request(['Content-Length', '2', 'content-length', '2']), 'content-length is given more than once'],
    ['a repeated coding', request(['Transfer-Encoding', 'chunked', 'Transfer-Encoding', 'chunked']), 'more than once'],
    ['a coding before chunked', request(['Transfer-Encoding', 'gzip, chunked']), 'only as chunked'],
    ['an empty coding', request(['Transfer-Encoding', '']), 'only as chunked'],
    ['chunks in HTTP/1.0', request(['Transfer-Encoding', 'chunked'], '1.0'), 'HTTP/1.0 has no'],
    ['HTTP/0.9', request([], '0.9'), 'HTTP/0.9 is not spoken here'],
  ])('refuses %s', (_what, given, fault) => {
    expect(findFramingFault(given)).toContain(fault);
  });
});
