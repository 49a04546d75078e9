import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Calls back at every change in these folders and all below, also in those that come later. With a watcher for each folder, since Node's
 * own recursive one watches files on Linux, and loses those that an editor or Git replaces.
 */
export function watchFolders(roots: readonly string[], onChange: () => void, stop: AbortSignal): void {
  const watchers = new Map<string, FSWatcher>();

  const watchNew = () => {
    for (const folder of roots.flatMap(foldersOf)) if (!watchers.has(folder)) ifThere(() => watchers.set(folder, open(folder)));
  };
  const open = (folder: string) =>
    watch(folder, (event, name) => {
      // Its own name: it was moved or removed, and whatever has its place now is another folder.
      if (name === basename(folder)) close(folder);
      if (event === 'rename') watchNew();
      onChange();
    });
  const close = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  watchNew();
  stop.addEventListener('abort', () => [...watchers.keys()].forEach(close), { once: true });
}

function foldersOf(folder: string): readonly string[] {
  const entries = ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return [folder, ...entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => foldersOf(join(folder, name)))];
}

/** Whatever was there a moment ago may be gone. */
function ifThere<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
