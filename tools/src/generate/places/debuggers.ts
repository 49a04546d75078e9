import { JOBS } from '@fairlead/contracts';
import { updateJson } from '@nx/devkit';
import { FIRST_DEBUGGER_PORT } from '../../dev/debugger';
import type { Place, PlacedService } from './place';
import type { Tree } from '@nx/devkit';

interface LaunchFile {
  readonly configurations: readonly { readonly name: string; readonly port: number }[];
  readonly compounds: readonly { readonly configurations: readonly string[] }[];
}

/** `.vscode/launch.json`, which attaches to the debugger of all that `npm run dev` runs. */
export const debuggers: Place = { add: writeLaunchFile, remove: writeLaunchFile };

function writeLaunchFile(tree: Tree, { kind, after }: PlacedService): void {
  if (kind === 'job') return;
  const running = after.filter((name) => !JOBS.some((job) => job.name === name));
  updateJson<LaunchFile>(tree, '.vscode/launch.json', ({ configurations, compounds, ...rest }) => ({
    ...rest,
    configurations: running.map((name, index) => ({
      ...configurations[0],
      name,
      port: FIRST_DEBUGGER_PORT + index,
    })),
    compounds: compounds.map((compound) => ({ ...compound, configurations: running })),
  }));
}
