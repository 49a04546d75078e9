import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from './environments';

test('each folder that says which images run is an environment, by its name', () => {
  const folders = readdirSync(__dirname).filter((folder) => existsSync(join(__dirname, folder, 'images.json')));

  expect(environments.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test('no two environments have a name or a host in common', () => {
  for (const given of [environments.map(({ name }) => name), environments.map(({ host }) => host)])
    expect(new Set(given).size).toBe(environments.length);
});
