import { dirname } from 'node:path';

/** What is found in a folder or, where there is nothing, in the nearest of those above it. */
export function findUp<Found>(folder: string, find: (folder: string) => Found | undefined): Found | undefined {
  const found = find(folder);
  const above = dirname(folder);
  return found !== undefined || above === folder ? found : findUp(above, find);
}
