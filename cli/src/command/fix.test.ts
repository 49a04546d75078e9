import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FairleadCommand } from '../../testing/fairlead-command';

/** Two faults that have one fix each, and one that has none. */
const BROKEN = `# nightly
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '*/2 * * * *' # every other minute
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - { name: report, imagePullPolicyy: Always, image: 'report:latest' } # ours
`;
const FIXED = BROKEN.replace('minute\n', 'minute\n  concurrencyPolicy: Forbid\n').replace('Policyy', 'Policy');

const DIFF = `--- cron.yaml
+++ cron.yaml
@@ -4,10 +4,11 @@
 metadata: { name: report }
 spec:
   schedule: '*/2 * * * *' # every other minute
+  concurrencyPolicy: Forbid
   jobTemplate:
     spec:
       template:
         spec:
           restartPolicy: Never
           containers:
-            - { name: report, imagePullPolicyy: Always, image: 'report:latest' } # ours
+            - { name: report, imagePullPolicy: Always, image: 'report:latest' } # ours
`;

let fairlead: FairleadCommand;
beforeAll(() => {
  fairlead = new FairleadCommand();
});
afterAll(() => fairlead.remove());
beforeEach(() => fairlead.write('cron.yaml', BROKEN));

const run = (...args: readonly string[]) => fairlead.run(['doctor', 'cron.yaml', '--skip', 'open-namespace', ...args]);
const read = (file = 'cron.yaml') => readFileSync(join(fairlead.folder, file), 'utf8');

test('a summary tells how many fixes could be written', () => {
  expect(run().stdout).toContain('(2 fixable with --fix, ');
  expect(fairlead.run(['doctor', '-'], { input: BROKEN }).stdout).not.toContain('fixable');
});

test('a dry run shows what would change, and writes nothing', () => {
  expect(run('--fix', '--dry-run')).toEqual({ code: 1, stdout: DIFF, stderr: 'fairlead: 2 fixes in 1 file; nothing is written\n' });
  expect(read()).toBe(BROKEN);
});

test('fixes are shown and written, what is left is told, and a second run changes nothing', () => {
  const { code, stdout } = run('--fix', '--yes');
  const written = read();
  const again = run('--fix', '--yes');

  expect(code).toBe(0);
  expect(stdout.startsWith(`${DIFF}info[mutable-image-tag]: `)).toBe(true);
  expect(written).toBe(FIXED);
  expect(again.stdout).toMatch(/^info\[mutable-image-tag\]/);
  expect(read()).toBe(FIXED);
});

test('where nobody can be asked, nothing is written without --yes', () => {
  expect(run('--fix')).toMatchObject({ code: 1, stderr: expect.stringContaining('nobody is there to be asked: give --yes') });
  expect(read()).toBe(BROKEN);
});

test('a byte order mark stays', () => {
  fairlead.write('cron.yaml', `\u{feff}${BROKEN}`);
  run('--fix', '--yes');

  expect(read()).toBe(`\u{feff}${FIXED}`);
});

test('what is not written is told with its place', () => {
  fairlead.write('cron.yaml', BROKEN.replace('spec:\n', 'spec: &spec\n'));

  const { stdout, stderr } = run('--fix', '--yes', '--only', 'cron-runs-overlap');

  expect(stdout).not.toContain('---');
  expect(stderr).toMatch(/^fairlead: cron.yaml:5: the fix of cron-runs-overlap is not written: an anchor or an alias .*; by hand: write /);
});

test('of rules that are skipped nothing is written', () => {
  run('--fix', '--yes', '--only', 'unknown-field');

  expect(read()).toBe(BROKEN.replace('imagePullPolicyy', 'imagePullPolicy'));
});

test.each([
  { args: ['-'], told: '--fix writes files, and what comes through a pipe is none' },
  { args: ['--helm', 'chart'], told: '--fix writes files, and what helm renders is none; name the files that it is made of' },
  { args: ['-k', 'overlay'], told: 'what kubectl builds is none' },
  { args: ['--live'], told: 'what runs in a cluster is none' },
  { args: ['cron.yaml', '--format', 'json'], told: '--fix shows what it changes, which is for people to read' },
])('--fix of $args is refused', ({ args, told }) => {
  expect(fairlead.run(['doctor', '--fix', ...args])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) });
});

test.each(['--yes', '--dry-run'])('%s without --fix is refused', (flag) => {
  expect(run(flag)).toMatchObject({ code: 2, stderr: expect.stringContaining(`${flag} is for --fix alone`) });
});
