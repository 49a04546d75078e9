import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FairleadCommand } from '../../testing/fairlead-command';

let fairlead: FairleadCommand;
beforeEach(() => {
  fairlead = new FairleadCommand();
  fairlead.write('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
});
afterEach(() => fairlead.remove());

const listCompiled = () => readdirSync(dirname(fairlead.bundle)).filter((name) => name.includes('.compiled'));

test('what V8 made of the command is kept once it has judged something, and used from then on', () => {
  fairlead.run(['--help']);
  fairlead.run(['doctor', 'none.yaml']);
  const before = listCompiled();
  const first = fairlead.run(['doctor', 'a.yaml']);
  const [file, ...others] = listCompiled();
  const kept = readFileSync(join(dirname(fairlead.bundle), file ?? ''));
  const second = fairlead.run(['doctor', 'a.yaml']);

  expect(before).toEqual([]);
  expect(others).toEqual([]);
  expect(first).toEqual({ code: 0, stdout: 'no findings in 1 object of 1 file\n', stderr: '' });
  expect(second).toEqual(first);
  expect(readFileSync(join(dirname(fairlead.bundle), file ?? ''))).toEqual(kept);
});

test('what was kept and is damaged is made anew', () => {
  fairlead.run(['doctor', 'a.yaml']);
  const file = join(dirname(fairlead.bundle), listCompiled()[0] ?? '');
  writeFileSync(file, 'no code');

  expect(fairlead.run(['doctor', 'a.yaml'])).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(file).length).toBeGreaterThan(100_000);
});
