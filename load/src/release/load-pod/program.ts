import { createInterface } from 'node:readline';
import { findMissingUsers } from './find-missing-users';
import type { Answers, Command } from './protocol';
import { SteadyLoad } from './steady-load';

/** The load program. It runs in a pod, where Node alone runs it, loads the gateway at its argument, and obeys lines of its input. */
async function main(url = ''): Promise<void> {
  let load = new SteadyLoad(url);
  const obey = async (command: Command): Promise<Answers[Command['type']]> => {
    switch (command.type) {
      case 'smoke':
        return new SteadyLoad(url).smoke(command.requests);
      case 'start':
        await load.changeRate(command.perSecond);
        return null;
      case 'finish': {
        const tally = await load.finish();
        load = new SteadyLoad(url);
        return tally;
      }
      case 'findMissingUsers':
        return findMissingUsers(url, command.ids);
    }
  };
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await obey(JSON.parse(line) as Command))}\n`);
  process.exit();
}

void main(process.argv[2]);
