import { Cleanup } from '@fairlead/command-line';
import { findProgram } from './find-program';
import { isAccepting } from './loopback';
import { startMongoServer } from './mongo-server';
import { startRedisServer } from './redis-server';
import { Server } from './server';

const never = new AbortController().signal;
const hasRedis = findProgram('redis-server') !== undefined;

(hasRedis ? test : test.skip)(
  `a store keeps its port when it is killed and started again${hasRedis ? '' : ' (skipped: redis-server is not on PATH)'}`,
  async () => {
    await Cleanup.around(never, async (cleanup) => {
      const redis = await startRedisServer(cleanup);
      const port = Number(redis.address.split(':')[1]);
      const { pid } = redis;

      await redis.kill();
      const acceptsWhileGone = await isAccepting(port);
      await redis.restart();

      expect(acceptsWhileGone).toBe(false);
      expect(await isAccepting(port)).toBe(true);
      expect(redis.pid).not.toBe(pid);
    });
  },
);

test('a store that ends at its start says why', async () => {
  const script = `console.error('the disk is full'); process.exit(1)`;

  const start = Cleanup.around(never, (cleanup) =>
    Server.start(() => ({ name: 'mongod', command: [process.execPath, '-e', script] }), cleanup),
  );

  await expect(start).rejects.toThrow('mongod ended before it accepted connections; it said: the disk is full');
});

test.each([
  { program: 'sqlite', message: 'how to start sqlite is not known; name a program that is called mongod or mongo-server' },
  {
    program: '/no/such/mongod',
    message:
      'mongod is not on PATH; install it (https://www.mongodb.com/docs/manual/installation), or name one that is called mongod or mongo-server',
  },
])('$program is no database server to start', async ({ program, message }) => {
  await expect(Cleanup.around(never, (cleanup) => startMongoServer(program, cleanup))).rejects.toThrow(message);
});
