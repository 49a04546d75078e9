import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { whatToTry } from '../start/what-to-try';
import { WORKSPACE } from '../workspace/workspace';
import { findCommands, findTyped } from './commands';
import { PROOFS } from './proofs';

const read = (file: string) => readFileSync(join(WORKSPACE, file), 'utf8');

const IN_DOCS = ['add-an-environment.md', 'commands.md', 'from-clone-to-cluster.md', 'what-to-do-when.md'];

const documents = [...readdirSync(WORKSPACE).filter((file) => file.endsWith('.md')), ...IN_DOCS.map((file) => `docs/${file}`)];
/** How the platform comes to a cluster, and is watched there. Their tables list files, states and options too. */
const OF_DELIVERY = ['compose', 'deploy-dev', 'gitops', 'images', 'monitor', 'release', 'workflows'].map((name) => `docs/${name}.md`);

/** What is done when something is broken: whoever types it has no time for a command that is refused. */
const OF_OPERATIONS = readdirSync(join(WORKSPACE, 'docs/runbooks')).map((file) => `docs/runbooks/${file}`);

const commands = [
  ...documents.flatMap((document) => findCommands(read(document)).map((command) => ({ document, command }))),
  ...[...OF_DELIVERY, ...OF_OPERATIONS].flatMap((document) => findTyped(read(document)).map((command) => ({ document, command }))),
];

test('commands are the lines of sh blocks and the code at the start of table rows', () => {
  const markdown =
    '```sh\nnpm ci && npm start # needs Node\n\n# only a comment\n```\n```ts\ncode();\n```\n| `npm test` | says `this` |\n| text | `no` |\n';

  expect(findCommands(markdown)).toEqual(['npm ci', 'npm start', 'npm test']);
});

test('README.md says to try what npm start does, in its order', () => {
  const curls = findCommands(read('README.md')).filter((command) => command.startsWith('curl '));

  expect(curls).toEqual(whatToTry(apiGateway.ports.traffic));
});

test.each(commands)('$document: $command is run by a test or by .ci/run', ({ command }) => {
  expect(isRun(command)).toBe(true);
});

test.each(Object.entries(PROOFS))('%s is proven where its proof says', (_command, { file, text }) => {
  expect(read(file)).toContain(text);
});

test.each(OF_OPERATIONS)('%s names the environment and the cluster where a command asks for them', (document) => {
  const asking = read(document).match(/npm run (check:cluster|deploy -- .*--rollback).*?(?=`|$)/gm) ?? [];

  for (const command of asking) expect(command).toMatch(/--env \w+ --context \w+/);
});

function isRun(command: string): boolean {
  const word = new RegExp(`(?<![\\w:-])${command.replaceAll(/[^\w\s]/g, '\\$&')}(?![\\w:-])`);
  return command in PROOFS || whatToTry(apiGateway.ports.traffic).includes(command) || word.test(read('.ci/run'));
}
