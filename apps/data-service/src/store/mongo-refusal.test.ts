import { MongoNetworkError, MongoServerError } from 'mongodb';
import { explainFailure } from './mongo-refusal';

test('what MongoDB refuses is told by its name and code, and nothing of the command is told or logged', () => {
  const errmsg = 'not authorized on shop to execute command { insert: "records", documents: [ { payload: "c0ffee" } ] }';

  const refusal = explainFailure(new MongoServerError({ code: 13, codeName: 'Unauthorized', errmsg })) as Error;

  expect(refusal).toMatchObject({ status: 503, message: expect.stringMatching('MongoDB refuses: Unauthorized \\(code 13\\)') });
  expect((refusal.cause as Error).message).toBe('not authorized on shop to execute command');
});

test.each([
  { what: 'a connection that broke', error: new MongoNetworkError('connection closed') },
  { what: 'a server that is no primary any more', error: new MongoServerError({ code: 10_107, errmsg: 'not primary' }) },
  { what: 'a reply without a code', error: new MongoServerError({ errmsg: 'out of order' }) },
])('$what may pass', ({ error }) => {
  expect(explainFailure(error)).toBe(error);
});
