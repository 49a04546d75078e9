import fc from 'fast-check';
import { type Answer, AnswerParser } from './answer-parser';

const answers = fc.record({ status: fc.constantFrom(200, 404, 503), closes: fc.boolean(), body: fc.string({ unit: 'grapheme' }) });

test('reads answers one after the other, however they arrive', () => {
  fc.assert(
    fc.property(fc.array(answers, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 40 }), (expected, size) => {
      const parser = new AnswerParser();

      const parsed = expected.flatMap((answer) => chunk(toBytes(answer), size).flatMap((bytes) => parser.push(bytes) ?? []));

      expect(parsed).toEqual(expected);
    }),
  );
});

test.each([
  { what: 'chunked', text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n' },
  { what: 'not HTTP', text: 'SSH-2.0-OpenSSH\r\n\r\n' },
  { what: 'longer than it says', text: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nok' },
])('refuses an answer that is $what', ({ text }) => {
  expect(() => new AnswerParser().push(Buffer.from(text))).toThrow();
});

function toBytes({ status, closes, body }: Answer): Buffer {
  const headers = [`Content-Length: ${Buffer.byteLength(body)}`, ...(closes ? ['Connection: close'] : [])];
  return Buffer.from([`HTTP/1.1 ${status} Some Reason`, ...headers, '', body].join('\r\n'));
}

function chunk(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
}
