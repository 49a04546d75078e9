import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

const read = (file: string) => readFileSync(join(WORKSPACE, file), 'utf8');

/** Folders and files that an image is tested and built from. */
const kept = read('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

const { paths } = (JSON.parse(read('tsconfig.base.json')) as { compilerOptions: { paths: Record<string, [string]> } }).compilerOptions;

const isKept = (path: string) => kept.some((one) => path === one || path.startsWith(`${one}/`));

/** Where an import by a name of the workspace leads; nothing where the name is that of a package. */
function resolveName(name: string): string | undefined {
  const alias = Object.keys(paths).find((each) => new RegExp(`^${each.replace('*', '[^/]+')}$`).test(name));
  const [target] = alias === undefined ? [] : (paths[alias] ?? []);
  return target?.replace('./', '').replace('*', '');
}

test('an image is given whatever its sources and tests import', () => {
  const folders = kept.filter((one) => /^(apps|contracts|libs)\b/.test(one));
  const files = folders.flatMap((folder) =>
    readdirSync(join(WORKSPACE, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('node_modules') && !file.includes('dist/'))
      .map((file) => join(folder, file)),
  );

  const missing = files.flatMap((file) =>
    [...read(file).matchAll(/(?:from|import) '([^']+)'/g)].flatMap(([, name = '']) => {
      const target = resolveName(name);
      return target === undefined || isKept(target) ? [] : [`${file} imports ${name}, which .dockerignore keeps from the images`];
    }),
  );

  expect(missing).toEqual([]);
});
