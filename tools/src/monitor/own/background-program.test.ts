import { startProgram } from './background-program';

const LISTENING = /listening at (\S+)/;

const node = (script: string) => startProgram({ command: [process.execPath, '-e', script], address: LISTENING });

test.each(['log', 'error'])(
  'its address is read from what it prints with console.%s, and it goes on until it is stopped',
  async (print) => {
    const { address, stop } = await node(`console.${print}('starting\\nlistening at 127.0.0.1:80'); setInterval(() => {}, 1000)`);

    expect(address).toBe('127.0.0.1:80');
    await stop();
  },
);

test('what it printed last is told where it fails', async () => {
  await expect(node('console.error("no disk"); process.exit(1)')).rejects.toThrow('ended before it listened: no disk');
});

test('a program that is not there is told', async () => {
  await expect(startProgram({ command: ['/nowhere/prometheus'], address: LISTENING })).rejects.toThrow(
    'there is no program /nowhere/prometheus',
  );
});
