import { PayloadTooLarge } from '@fairlead/service-kit/errors';
import { toServiceError } from './upstream-errors';

const failure = (code?: string) => Object.assign(new Error('x'), code === undefined ? {} : { code });

test.each([
  ['ECONNREFUSED', 503],
  ['EHOSTUNREACH', 503],
  ['ECONNRESET', 502],
  ['ENOTFOUND', 503],
  ['UND_ERR_SOCKET', 502],
  ['HPE_INVALID_CONSTANT', 502],
  ['UND_ERR_HEADERS_OVERFLOW', 502],
  [undefined, 502],
  ['ETIMEDOUT', 504],
  ['UND_ERR_CONNECT_TIMEOUT', 504],
  ['UND_ERR_HEADERS_TIMEOUT', 504],
  ['UND_ERR_BODY_TIMEOUT', 504],
  ['UND_ERR_INVALID_ARG', 400],
])('%s becomes %d and keeps its cause', (code, status) => {
  const error = failure(code);

  expect(toServiceError('user-service', error)).toMatchObject({ status, cause: error });
});

test('an error of the house stays what it is', () => {
  const error = new PayloadTooLarge(10);

  expect(toServiceError('user-service', error)).toBe(error);
});
