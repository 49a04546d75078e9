import { ReplyError } from 'ioredis';
import { redisFailure } from './redis-failure';

/** An error reply, of which the types of ioredis say nothing. */
const replyOf = (message: string) => new (ReplyError as new (message: string) => Error)(message);

test.each([
  { reply: new Error('Connection is closed.'), status: 503 },
  { reply: replyOf('LOADING Redis is loading the dataset in memory'), status: 503 },
  { reply: replyOf("OOM command not allowed when used memory > 'maxmemory'."), status: 507 },
  { reply: replyOf('ERR Error running script: @user_script:3: -OOM command not allowed'), status: 507 },
  { reply: replyOf('WRONGTYPE Operation against a key holding the wrong kind of value'), status: undefined },
])('$reply is answered with $status', ({ reply, status }) => {
  const failure = redisFailure(reply, 'the store of users');

  expect(failure?.status).toBe(status);
  expect(failure?.cause).toBe(status && reply);
});
