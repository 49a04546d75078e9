import { createInterface } from 'node:readline/promises';

/** Asks at the terminal; yes is `y` or `yes`. Ctrl-C is no answer: it stops all of it. */
export async function ask(question: string, stop: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal: stop })).trim());
  } finally {
    terminal.close();
  }
}
