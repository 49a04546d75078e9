import * as errors from './errors';

test.each([
  { error: new errors.InvalidInput('why'), code: 'InvalidInput', status: 400 },
  { error: new errors.NotFound('why'), code: 'NotFound', status: 404 },
  { error: new errors.MethodNotAllowed('PUT', ['GET', 'HEAD']), code: 'MethodNotAllowed', status: 405, headers: { Allow: 'GET, HEAD' } },
  { error: new errors.RequestTimedOut('why'), code: 'RequestTimedOut', status: 408, headers: { Connection: 'close' } },
  { error: new errors.Conflict('why'), code: 'Conflict', status: 409 },
  { error: new errors.PreconditionFailed('why'), code: 'PreconditionFailed', status: 412 },
  { error: new errors.PayloadTooLarge(100), code: 'PayloadTooLarge', status: 413 },
  { error: new errors.UnsupportedMediaType('why'), code: 'UnsupportedMediaType', status: 415 },
  { error: new errors.UnprocessableContent('why'), code: 'UnprocessableContent', status: 422 },
  { error: new errors.UpstreamFailed('why'), code: 'UpstreamFailed', status: 502 },
  { error: new errors.Overloaded('why'), code: 'Overloaded', status: 503, headers: { 'Retry-After': '1' } },
  { error: new errors.UpstreamTimeout('why'), code: 'UpstreamTimeout', status: 504 },
  { error: new errors.StoreFull('why'), code: 'StoreFull', status: 507 },
])('$code means $status', ({ error, code, status, headers = {} }) => {
  expect(error).toBeInstanceOf(errors.ServiceError);
  expect(error).toMatchObject({ name: code, code, status, headers });
});

test('an error keeps what caused it', () => {
  const cause = new Error('duplicate key');

  expect(new errors.Conflict('taken', cause).cause).toBe(cause);
});
