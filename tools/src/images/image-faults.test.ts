import type { ImageContents } from './image-contents';
import { findImageFaults } from './image-faults';

const good: ImageContents = {
  name: 'user-service:dev',
  bytes: 136e6,
  user: '1001:1001',
  env: ['PATH=/usr/local/bin', 'NODE_ENV=production'],
  labels: { 'org.opencontainers.image.title': 'user-service' },
  files: [
    { path: 'usr/bin/dumb-init', mode: '-rwxr-xr-x' },
    { path: 'app/main.js', mode: '-rw-r--r--' },
    { path: 'etc/ssl/certs/ca-certificates.crt', mode: '-rw-r--r--' },
    { path: 'tmp/', mode: 'drwxrwxrwt' },
  ],
  program: '// node_modules/express/lib/express.js\nvar x = 1;\n// apps/user-service/src/main.ts\n',
};

const faultsOf = (change: Partial<ImageContents>) => findImageFaults({ ...good, ...change }, new Set(['jest', '@swc/core']));
const withFile = (path: string, mode = '-rw-r--r--') => faultsOf({ files: [...good.files, { path, mode }] });

test('nothing is wrong with what a service needs to run', () => {
  expect(faultsOf({})).toEqual([]);
});

test.each([
  ['bin/sh', 'a shell'],
  ['usr/bin/bash', 'a shell'],
  ['bin/busybox', 'a shell'],
  ['usr/local/bin/npm', 'a package manager'],
  ['app/node_modules/express/index.js', 'a package manager'],
  ['app/main.ts', 'sources'],
  ['app/main.js.map', 'sources'],
  ['app/.env.production', 'a file of secrets'],
  ['root/.npmrc', 'a file of secrets'],
  ['app/tls.key', 'a file of secrets'],
])('%s is %s', (path, what) => {
  expect(withFile(path)).toEqual([`user-service:dev holds ${what}: /${path}`]);
});

test.each(['-rwsr-xr-x', '-rwxr-sr-x', '-rwSr--r--'])('a file of mode %s is told', (mode) => {
  expect(withFile('usr/bin/su', mode)).toEqual(['user-service:dev /usr/bin/su gives whoever runs it the rights of its owner']);
});

test.each(['', 'root', '0', '0:0', 'nonroot'])('user "%s" is told', (user) => {
  expect(faultsOf({ user })).toEqual([`user-service:dev runs as ${user || 'root'}; its user must be a number that is not 0`]);
});

test('too many bytes, a development dependency and a credential are told together', () => {
  const faults = faultsOf({
    bytes: 150_000_001,
    env: ['REDIS_PASSWORD=x'],
    program: `${good.program}// node_modules/@swc/core/index.js\n`,
  });

  expect(faults).toEqual([
    'user-service:dev has 151 MB, more than 150',
    'user-service:dev holds the development dependency @swc/core',
    'user-service:dev says a value of REDIS_PASSWORD, which is a credential',
  ]);
});
