import { PayloadTooLarge } from '../errors/errors';
import { isRefused, toServiceError } from './upstream-errors';

const failure = (code?: string) => Object.assign(new Error('x'), code === undefined ? {} : { code });

test.each([
  ['ECONNREFUSED', 503],
  ['EHOSTUNREACH', 503],
  ['ECONNRESET', 502],
  ['EPIPE', 502],
  ['ENOTFOUND', 503],
  ['UND_ERR_CONNECT_TIMEOUT', 503],
  ['UND_ERR_SOCKET', 502],
  [undefined, 502],
  ['ETIMEDOUT', 504],
])('%s becomes %d and keeps its cause', (code, status) => {
  const error = failure(code);

  expect(toServiceError('user-service', error)).toMatchObject({ status, cause: error });
});

test('an error of the house stays what it is', () => {
  const error = new PayloadTooLarge(10);

  expect(toServiceError('user-service', error)).toBe(error);
});

test.each([
  ['ECONNREFUSED', 'connect', true],
  ['EHOSTUNREACH', 'connect', true],
  ['ENOTFOUND', 'getaddrinfo', true],
  ['ETIMEDOUT', 'connect', true],
  ['ETIMEDOUT', 'read', false],
  ['ECONNRESET', 'read', false],
])('nothing was sent before %s of %s: %p', (code, syscall, isNothingSent) => {
  expect(isRefused(Object.assign(failure(code), { syscall }))).toBe(isNothingSent);
});
