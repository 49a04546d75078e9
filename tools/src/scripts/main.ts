import { runCommand } from '@fairlead/command-line';
import type { Script } from './script';
import { SCRIPTS } from './scripts';

/** `tools/src/scripts/main.ts SCRIPT ARGUMENT…`: what `package.json` starts. Alone touches `process`. */
const [script = ''] = process.argv.splice(2, 1);
const command: Script | undefined = { ...SCRIPTS }[script];
if (!command) throw new Error(`there is no script ${script}; give one of ${Object.keys(SCRIPTS).join(', ')}`);
void runCommand(command, process);
