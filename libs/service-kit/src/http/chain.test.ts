import type { Request, RequestHandler, Response } from 'express';
import { chain } from './chain';

const REQUEST = {} as Request;
const RESPONSE = {} as Response;

/** What was called, in order; the end of the chain as `next`, with its error where there is one. */
function play(...handlers: readonly ((called: unknown[]) => RequestHandler)[]) {
  const called: unknown[] = [];
  void chain(handlers.map((make) => make(called)))(REQUEST, RESPONSE, (error?: unknown) => called.push(['next', error]));
  return called;
}

const passesOn =
  (name: string) =>
  (called: unknown[]): RequestHandler =>
  (_request, _response, next) => {
    called.push(name);
    next();
  };
const answers = (called: unknown[]) => () => void called.push('answered');
const failure = new Error('no');

test('calls handlers in their order, then next', () => {
  expect(play(passesOn('a'), passesOn('b'))).toEqual(['a', 'b', ['next', undefined]]);
});

test('without handlers passes on at once', () => {
  expect(play()).toEqual([['next', undefined]]);
});

test('ends with the handler that does not pass on', () => {
  expect(play(passesOn('a'), answers, passesOn('never'))).toEqual(['a', 'answered']);
});

test.each<{ how: string; handler: RequestHandler }>([
  {
    how: 'thrown',
    handler: () => {
      throw failure;
    },
  },
  { how: 'passed to next', handler: (_request, _response, next) => next(failure) },
  { how: 'passed to next later', handler: (_request, _response, next) => void setImmediate(() => next(failure)) },
  { how: 'rejected with', handler: () => Promise.reject(failure) },
])('an error that is $how goes to next, once, and past the other handlers', async ({ handler }) => {
  const called = play(
    passesOn('a'),
    () => handler,
    () => passesOn('never')([]),
  );
  await new Promise(setImmediate);
  await new Promise(setImmediate);

  expect(called).toEqual(['a', ['next', failure]]);
});
