import { Cleanup } from '@fairlead/command-line';
import { Program } from './program';
import { until } from './until';

const never = new AbortController().signal;
const node = (script: string) => ({ name: 'a program', command: [process.execPath, '-e', script] });

test('a program is killed with the run, even one that is stopped', async () => {
  const program = await Cleanup.around(never, async (cleanup) => {
    const started = await Program.start(node('setInterval(() => {}, 1000)'), cleanup);
    started.signal('SIGSTOP');
    return started;
  });

  expect(program.hasEnded).toBe(true);
  expect(await program.ended).toEqual({ code: null, signal: 'SIGKILL' });
});

test('how it ended and what it last said are kept', async () => {
  await Cleanup.around(never, async (cleanup) => {
    const program = await Program.start(node(`console.error('x'.repeat(5000) + ' no space left'); process.exitCode = 3;`), cleanup);

    expect(await program.ended).toEqual({ code: 3, signal: null });
    expect(program.errors).toMatch(/^x{1,2000} no space left$/);
  });
});

test('it sees PATH and what it is given, and nothing else', async () => {
  await Cleanup.around(never, async (cleanup) => {
    const props = { ...node('console.error(Object.keys(process.env).sort().join())'), env: { PORT: '1' } };
    const program = await Program.start(props, cleanup);

    await program.ended;

    expect(program.errors).toBe('PATH,PORT');
  });
});

test('a program that is not there does not start', async () => {
  const start = Cleanup.around(never, (cleanup) => Program.start({ name: 'missing', command: ['/no/such/program'] }, cleanup));

  await expect(start).rejects.toThrow('ENOENT');
});

test('what is waited for in vain is named, with its cause', async () => {
  const fail = () => {
    throw new Error('connection refused');
  };

  await expect(until('the service is ready', fail, 50)).rejects.toMatchObject({
    message: 'the service is ready: not within 50 ms',
    cause: new Error('connection refused'),
  });
});
