import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CHECKS } from '../scripts/checks';
import { WORKSPACE } from '../workspace/workspace';

/** What `npm run lint` starts beside ESLint. */
const COMMAND = 'depcruise --output-type err-long .';

type Files = Readonly<Record<string, string>>;

/** Holds a small repository of these files to the rules of this one; every file that nobody imports is looked at too. */
function lint(files: Files): { readonly status: number | null; readonly stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const [program = '', ...args] = COMMAND.split(' ');
  const config = ['--config', join(WORKSPACE, '.dependency-cruiser.cjs')];
  const { status, stdout } = spawnSync(process.execPath, [join(WORKSPACE, 'node_modules/.bin', program), ...config, ...args], {
    cwd: folder,
    encoding: 'utf8',
    // Nx forces colours.
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  rmSync(folder, { recursive: true });
  return { status, stdout };
}

test('npm run lint starts what is tested here', async () => {
  const steps = await CHECKS.lint.parse([]);

  expect(steps.flat().map(({ command }) => command.join(' '))).toEqual([
    expect.stringContaining(`${COMMAND} --cache `),
    expect.stringContaining('eslint '),
    expect.stringContaining('eslint '),
  ]);
});

test('imports of lower rooms pass, and a test may import whatever it needs', () => {
  const { status, stdout } = lint({
    'charts/src/index.ts': "export { platform } from './platform/platform';",
    'charts/src/platform/platform.ts': "import { edge } from '../graph/edge';\nexport const platform = edge;",
    'charts/src/graph/edge.ts': 'export const edge = 1;',
    'charts/src/graph/edge.test.ts': "import { platform } from '../platform/platform';\nexport const tested = platform;",
  });

  expect(stdout).toContain('no dependency violations found (4 modules');
  expect(status).toBe(0);
});

/** They lie in one small repository, because each run takes a second to start: a file is of one fault alone. */
const FAULTS: readonly { readonly fault: string; readonly files: Files; readonly found: string }[] = [
  {
    fault: 'a cycle',
    files: {
      'load/src/a.ts': "import { b } from './b';\nexport const a = () => b;",
      'load/src/b.ts': "import { a } from './a';\nexport const b = () => a;",
    },
    found: 'no-cycle: load/src/a.ts',
  },
  {
    fault: 'a cycle of types',
    files: {
      'load/src/type-a.ts': "import type { B } from './type-b';\nexport type A = readonly B[];",
      'load/src/type-b.ts': "export interface B { readonly a: import('./type-a').A }",
    },
    found: 'no-cycle: load/src/type-a.ts',
  },
  {
    fault: 'a cycle of projects',
    files: {
      'charts/src/service/service.ts': "import { read } from '../../../libs/doctor/src/read/read';\nexport const service = () => read;",
      'libs/doctor/src/read/read.ts':
        "import { service } from '../../../../charts/src/service/service';\nexport const read = () => service;",
    },
    found: 'no-cycle: charts/src/service/service.ts',
  },
  {
    fault: 'an arrow from a lower room to a higher one',
    files: {
      'libs/doctor/src/sets/ports.ts': "import type { Pod } from '../read/pod';\nexport type Ports = Pod;",
      'libs/doctor/src/read/pod.ts': 'export type Pod = string;',
    },
    found: 'libs/doctor/src/sets-imports-lower-rooms-only: libs/doctor/src/sets/ports.ts → libs/doctor/src/read/pod.ts',
  },
  {
    fault: 'a file outside the rooms',
    files: {
      'charts/src/index.ts': "export { help } from './helpers/help';",
      'charts/src/helpers/help.ts': 'export const help = 1;',
    },
    found: 'charts/src-has-files-in-rooms-only',
  },
  {
    fault: 'a file outside the rooms that nobody imports',
    files: {
      'libs/doctor/src/lint.ts': "export { labels } from './sets/labels';",
      'libs/doctor/src/sets/labels.ts': 'export const labels = 1;',
    },
    found: 'libs/doctor/src-has-files-in-rooms-only: libs/doctor/src/lint.ts',
  },
  {
    fault: 'an arrow to a higher room through the index',
    files: {
      'libs/service-kit/src/index.ts': "export { serve } from './lifecycle/serve';",
      'libs/service-kit/src/lifecycle/serve.ts': 'export const serve = 1;',
      'libs/service-kit/src/stores/redis.ts': "import { serve } from '../index';\nexport const redis = serve;",
    },
    found: 'libs/service-kit/src-rooms-import-no-index: libs/service-kit/src/stores/redis.ts',
  },
  {
    fault: 'a way for test support into what is shipped',
    files: {
      'charts/src/graph/edge.ts': "export { createShop } from '../../testing/fixtures';",
      'charts/testing/fixtures.ts': 'export const createShop = 1;',
    },
    found: 'no-test-support-in-what-is-shipped: charts/src/graph/edge.ts',
  },
  {
    fault: 'a way up through a test',
    files: {
      'charts/src/checks/share.ts': "export { pair } from './share.test';",
      'charts/src/checks/share.test.ts': "export { pair } from '../graph/pair';",
      'charts/src/graph/pair.ts': 'export const pair = 1;',
    },
    found: 'nobody-imports-a-test: charts/src/checks/share.ts',
  },
];

describe('a repository with faults', () => {
  let linted: ReturnType<typeof lint>;
  beforeAll(() => {
    linted = lint(Object.assign({}, ...FAULTS.map(({ files }) => files)) as Files);
  });

  test.each(FAULTS)('npm run lint fails when $fault is made', ({ found }) => {
    expect(linted.stdout).toContain(`error ${found}`);
    expect(linted.status).toBeGreaterThan(0);
  });

  test('each file is of one fault alone', () => {
    const files = FAULTS.flatMap(({ files }) => Object.keys(files));

    expect(files).toEqual([...new Set(files)]);
  });
});
