import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartProps, toStartError } from './start-failure';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  writeFileSync(join(folder, 'text'), 'no program', { mode: 0o644 });
  writeFileSync(join(folder, 'script'), '#!/no/such/interpreter\n', { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true }));

const tell = (program: string, props?: StartProps) =>
  toStartError(program, spawnSync(program, { cwd: props?.cwd, env: { PATH: folder } }).error, props).message.replaceAll(folder, 'F');

test('a name that is not on the path is told with what to do', () => {
  expect(tell('no-such-program')).toBe('no-such-program is not on the path; npm run validate says how to get it');
  expect(tell('no-such-program', { howToGet: 'install it' })).toBe('no-such-program is not on the path; install it');
});

test('a path is told as one, and so is a script without its interpreter', () => {
  expect(tell(join(folder, 'none'))).toBe('there is no program F/none, or not the one that its first line names');
  expect(tell(join(folder, 'text', 'none'))).toBe('there is no program F/text/none, or not the one that its first line names');
  expect(tell(join(folder, 'script'))).toBe('there is no program F/script, or not the one that its first line names');
});

test.each(['text', '.'])('what may not be run is told: %s', (name) => {
  expect(tell(`${folder}/${name}`)).toBe(`F/${name} may not be run: it lacks the right to (chmod +x), or is a folder`);
});

test('a folder that is not there is not taken for a program that is not there', () => {
  expect(tell(process.execPath, { cwd: `${folder}/none` })).toBe(`there is no folder F/none, in which ${process.execPath} was to run`);
});

test('any other error stays as it is', () => {
  const error = new Error('stopped by SIGINT');

  expect(toStartError('git', error)).toBe(error);
});
