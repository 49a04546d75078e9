import { runSteps, type Step } from './run-steps';
import { formatUsage, type Script } from './script';

/** Jest has a hundred options, so its own list of them decides. */
const defineTests = (name: string, does: string, command: readonly string[]): Script => ({
  name,
  usage: `${formatUsage(name, does, {}, '[options of Jest] [pattern of a path …]')}\n\nnpx jest --help lists the options of Jest.`,
  parse: async (args) => {
    await refuseUnknownOptions(args);
    return [{ says: 'starting Jest', command: [...command, ...args] }];
  },
  run: runSteps,
});

export const TEST = defineTests(
  'npm test',
  'Runs every test. Those that need a real server run where REDIS_URL and MONGO_URL name one, and say so where not.',
  ['jest'],
);

export const COVERAGE = defineTests('npm run coverage', 'Runs every test, and counts which code is reached: dist/coverage.', [
  'jest',
  '--coverage',
]);

const RELATED = ['jest', '--config', 'jest.related.config.cjs', '--passWithNoTests'];

/** They read what documents say, and import nothing of what is said there. */
export const testDocuments: Step = { says: 'testing the documents', command: [...RELATED, 'tools/src/documents'] };

/** All tests that import what has changed, or import what imports it. @param files where they are not given, Git says it */
export function testRelated({
  files,
  base = 'main',
}: {
  readonly files: readonly string[] | undefined;
  readonly base: string | undefined;
}): Step {
  const changed = files ? ['--findRelatedTests', ...files] : [`--changedSince=${base}`];
  return { says: 'testing what imports the change', command: [...RELATED, ...changed] };
}

/** @throws Error that names the options that Jest does not have */
async function refuseUnknownOptions(args: readonly string[]): Promise<void> {
  if (args.length === 0) return;
  const { buildArgv } = await import('jest');
  try {
    await buildArgv([...args]);
  } catch (error) {
    throw new TypeError(firstSentences((error as Error).message), { cause: error });
  }
}

/** `● Unrecognized CLI Parameter:`, an empty line, what is wrong, an empty line, where Jest documents its options. */
function firstSentences(message: string): string {
  const [, ...told] = message.split(/\n\s*\n/);
  return (told.slice(0, -1).join(' ') || message).replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
}
