import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_NAMES } from '@fairlead/contracts';
import { WORKSPACE } from '../workspace/workspace';
import { bakeOf } from './bake';
import type { GitState } from './git-state';
import { parseOptions } from './options';

const clean: GitState = { commit: 'a'.repeat(40), branch: 'main', epochSeconds: '1795925099', changed: [] };
const bake = (args: readonly string[], state: GitState | undefined = clean) => bakeOf(parseOptions(args), state);

test('the bake file builds every service', () => {
  const [, list = ''] = /matrix = \{ app = (\[.*\]) \}/.exec(readFileSync(join(WORKSPACE, 'docker-bake.hcl'), 'utf8')) ?? [];

  expect(JSON.parse(list)).toEqual(APP_NAMES);
});

test('a local build is named as dev names it, and after its commit where nothing differs from that', () => {
  expect(bake([]).env).toMatchObject({ REGISTRY: '', TAGS: `dev,sha-${clean.commit}`, SOURCE_DATE_EPOCH: '1795925099' });
  expect(bake([], { ...clean, changed: [' M Dockerfile'] }).env).toMatchObject({ TAGS: 'dev' });
});

test('where nobody knows the commit, it is named as dev names it, and says none', () => {
  expect(bakeOf(parseOptions([]), undefined).env).toEqual({ REGISTRY: '', TAGS: 'dev' });
  expect(bakeOf(parseOptions(['--tag', 'v1']), undefined).env).toMatchObject({ TAGS: 'v1' });
});

test('what is pushed has its registry, an SBOM and its provenance', () => {
  const { args, env } = bake(['--push', '--registry', 'ghcr.io/fairlead']);

  expect(env).toMatchObject({ REGISTRY: 'ghcr.io/fairlead/', TAGS: `sha-${clean.commit},main,latest` });
  expect(args).toEqual(['buildx', 'bake', '--push', '--sbom=true', '--provenance=mode=max']);
});

test('--skip-tests leaves out the tests that have passed already', () => {
  expect(bake(['--skip-tests']).args).toEqual(['buildx', 'bake', '--load', '--set', '*.args.TESTS=skip']);
});

test.each([
  [['--push'], '--push needs --registry <name>, so that the images go to the right place'],
  [['--push', '--registry', 'x', '--skip-tests'], '--push goes without --skip-tests: what is pushed has passed its tests'],
  [['--registry', 'http://x'], '--registry is "http://x"; give a registry with its path, such as ghcr.io/fairlead'],
  [['--only', 'shop'], `--only is shop; give one of ${APP_NAMES.join(', ')}`],
  [['--tag', 'latest'], '--tag latest is given to images of main alone, and no manifest may have it; give another tag'],
  [['--tag', 'a b'], '--tag is "a b"; give letters, digits, "_", "." and "-"'],
])('%j is refused', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
