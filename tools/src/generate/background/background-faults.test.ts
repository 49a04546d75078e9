import { createWorkspaceTree, textsOf } from '../../../testing/workspace-tree';
import generateJob from '../job/generator';
import generateWorker from '../worker/generator';
import type { BackgroundOptions } from './options';

test.each<{ given: Partial<BackgroundOptions>; faults: readonly string[] }>([
  { given: { name: 'Mailer' }, faults: ['the name is "Mailer"; give a DNS label of at most 40 characters'] },
  { given: { name: 'user-service' }, faults: ['there is a user-service already, in contracts/user-service'] },
  { given: { name: 'redis' }, faults: ['redis is a store of overlays/platform.ts; give another name'] },
  { given: { name: 'users' }, faults: [' would be users in overlays/platform.ts, which is something else there'] },
  { given: { calls: ['user-servce'] }, faults: ['--calls names user-servce, and there is no such service; did you mean user-service?'] },
  { given: { name: 'load' }, faults: ['load is the project of load/project.json already; give another name'] },
  { given: { calls: ['user-service', 'user-service'] }, faults: ['--calls names user-service twice; give each once'] },
  { given: { uses: 'postgres' }, faults: ['--uses is postgres; give one of redis, mongo'] },
  { given: { uses: 'mongoo' }, faults: ['--uses is mongoo; did you mean mongo?'] },
  { given: { name: 'M', calls: ['billing'], uses: 'kafka' }, faults: ['the name is "M"', '--calls names billing', '--uses is kafka'] },
])('a worker and a job refuse $given, and write nothing', async ({ given, faults }) => {
  for (const generate of [generateWorker, generateJob]) {
    const tree = createWorkspaceTree();
    const before = textsOf(tree);

    const refused = await generate(tree, { name: 'courier', ...given }).catch((error: Error) => error.message);

    for (const fault of faults) expect(refused).toContain(fault);
    expect(String(refused).split('\n')).toHaveLength(faults.length);
    expect(textsOf(tree)).toEqual(before);
  }
});

test('a worker whose contract would be what makes it is refused', async () => {
  await expect(generateWorker(createWorkspaceTree(), { name: 'define' })).rejects.toThrow('the worker would be defineWorker in ');
});

test('a job refuses a schedule that is none', async () => {
  await expect(generateJob(createWorkspaceTree(), { name: 'sweep', schedule: 'nightly' })).rejects.toThrow(
    '--schedule is "nightly": it has 1 field, and 5 are needed',
  );
});
