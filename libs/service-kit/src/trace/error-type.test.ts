import { Overloaded } from '../errors/errors';
import { errorTypeOf } from './error-type';

const error = (message: string, facts: object = {}) => Object.assign(new TypeError(message), facts);

test.each([
  ['a code of Node', error('connect', { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ['a code of MongoDB', error('duplicate', { code: 11_000 }), '11000'],
  ['a service error', new Overloaded('try again'), 'Overloaded'],
  ['an error reply of Redis', error('READONLY You cannot write', { name: 'ReplyError' }), 'READONLY'],
  ['a code that could be anything', error('no', { code: 'what the client sent' }), 'TypeError'],
  ['any other error', error('the text may be of a client'), 'TypeError'],
  ['what is no error', 'text of a client', 'Error'],
])('%s', (_what, thrown, type) => {
  expect(errorTypeOf(thrown)).toBe(type);
});
