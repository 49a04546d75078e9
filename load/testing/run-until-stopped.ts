import { Cleanup } from '../src/programs/cleanup';
import { Program } from '../src/programs/program';
import { createStopSignal } from '../src/programs/stop-signal';
import { makeTemporaryFolder } from '../src/programs/temporary-folder';

/** A run that a test stops: says what it has started and made, then waits for ever. */
void Cleanup.around(createStopSignal(process), async (cleanup) => {
  const folder = await makeTemporaryFolder(cleanup);
  const { pid } = await Program.start({ name: 'child', command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'] }, cleanup);
  console.log(JSON.stringify({ folder, pid }));
  await new Promise(() => {});
}).catch((error: Error) => console.log(error.message));
