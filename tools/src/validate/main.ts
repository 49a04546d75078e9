import { runCommand } from '@fairlead/command-line';
import { findTool } from './find-tool';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { formatTools, listLacking, toDocument } from './report';
import type { PlatformName } from './tool';
import { TOOLS } from './tools';

/** `npm run validate`. @returns exit code: 1 where a step that was named lacks a tool */
async function run({ for: steps = [], json }: Options): Promise<number> {
  const isAsked = ({ neededBy, usedBy = [] }: (typeof TOOLS)[number]) => [...neededBy, ...usedBy].some((step) => steps.includes(step));
  const tools = steps.length === 0 ? TOOLS : TOOLS.filter(isAsked);
  const found = await Promise.all(tools.map((tool) => findTool(tool)));
  const lacking = listLacking(found, steps);
  const platform: PlatformName = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  process.stdout.write(`${json ? JSON.stringify(toDocument(found, lacking, platform), undefined, 2) : formatTools(found, platform)}\n`);
  if (steps.length === 0 || lacking.length === 0) return 0;
  const stopped = steps.filter((step) => lacking.some(({ tool }) => tool.neededBy.includes(step)));
  process.stderr.write(
    `${lacking.map(({ tool, state }) => `${tool.name} is ${state}`).join(', ')}: ${stopped.join(', ')} cannot be done without\n`,
  );
  return 1;
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
