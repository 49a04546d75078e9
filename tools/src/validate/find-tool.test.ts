import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTool, isAtLeast, readVersion } from './find-tool';
import type { Tool } from './tool';
import { TOOLS } from './tools';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'validate-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const TOOL: Tool = {
  name: 'crane',
  least: '1.2',
  versionCommand: ['crane', 'version'],
  neededBy: [],
  get: { linux: '', darwin: '', win32: '' },
};

/** A program of that name on a path with nothing else. */
function install(script: string): NodeJS.ProcessEnv {
  writeFileSync(join(folder, 'crane'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { PATH: folder };
}

test.each([
  { script: 'echo crane v1.10.3 linux/amd64', found: { state: 'there', version: '1.10.3' } },
  { script: 'echo "crane version 1.1.9" >&2', found: { state: 'too old', version: '1.1.9' } },
  { script: 'echo v0.0.0+unknown', found: { state: 'unknown' } },
  { script: 'echo built by hand', found: { state: 'unknown' } },
  { script: 'echo 1.5.0; exit 1', found: { state: 'missing' } },
])('a program that does «$script» is $found.state', async ({ script, found }) => {
  expect(await findTool(TOOL, install(script))).toEqual({ tool: TOOL, ...found });
});

test('an exit code may be an answer too', async () => {
  expect(await findTool({ ...TOOL, versionCodes: [1] }, install('echo 1.5.0; exit 1'))).toMatchObject({ state: 'there' });
});

test('a program that is not on the path is missing', async () => {
  expect(await findTool(TOOL, { PATH: folder })).toEqual({ tool: TOOL, state: 'missing' });
});

test.each([
  { text: 'Client Version: v1.32.4-dispatcher\nKustomize Version: v5.5.0', version: '1.32.4' },
  { text: 'Docker version 28.2.2, build e6534b4', version: '28.2.2' },
  { text: 'wrk debian/4.1.0-3+b2 [epoll] Copyright (C) 2012 Will Glozer', version: '4.1.0' },
  { text: 'k3d version v5.8.3\nk3s version v1.31.5-k3s1 (default)', version: '5.8.3' },
  { text: 'nothing', version: undefined },
])('the version in "$text" is $version', ({ text, version }) => {
  expect(readVersion(text)).toBe(version);
});

test.each([
  { version: '1.10', least: '1.9', isEnough: true },
  { version: '1.9.9', least: '1.10', isEnough: false },
  { version: '2.0', least: '1.10', isEnough: true },
  { version: '20.19.0', least: '20.19', isEnough: true },
  { version: '1.1', least: '1.1.1', isEnough: false },
])('$version is enough for $least: $isEnough', ({ version, least, isEnough }) => {
  expect(isAtLeast(version, least)).toBe(isEnough);
});

test('this Node is found with its version', async () => {
  const node = TOOLS.find(({ name }) => name === 'node')!;

  expect(await findTool(node)).toMatchObject({ state: 'there', version: process.versions.node });
});

test('each tool has one row, and says for what it is', () => {
  expect(new Set(TOOLS.map(({ name }) => name)).size).toBe(TOOLS.length);

  for (const { neededBy, usedBy = [] } of TOOLS) expect([...neededBy, ...usedBy]).not.toEqual([]);
});
