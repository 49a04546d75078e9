import { runProgram } from '../../testing/run-program';

test('ends with 78 (EX_CONFIG) and every mistake on standard error when the environment is wrong', async () => {
  const program = runProgram('fail-to-start.ts', { PORT: 'http', REDIS_URL: 'redis://:hunter2@cache', REDIS_PASSWORD: 'swordfish' });

  const { code, stderr, stdout } = await program.ended;

  expect(code).toBe(78);
  expect(stderr).toBe(
    [
      'shop cannot start, its environment is wrong:',
      '  PORT is "http"; give a whole number from 0 to 65535',
      '  REDIS_URL is not usable (value hidden); give a URL that starts with redis:// or rediss:// and carries no user name or password',
      '',
    ].join('\n'),
  );
  expect(stdout).toBe('');
});

test('ends with 1 and the cause of anything else', async () => {
  const program = runProgram('fail-to-start.ts', {});

  const { code, stderr } = await program.ended;

  expect(code).toBe(1);
  expect(stderr).toMatch(/^Error: no store\n[^]*caused by Error: connection refused\n/);
});
