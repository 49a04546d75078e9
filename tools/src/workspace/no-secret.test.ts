import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreeOffset } from '../../testing/npm-script';
import { runMain } from '../../testing/run-tool';

jest.setTimeout(60_000);

/** Stands for a secret, in each place where a command of ours is given one. */
const CANARY = 'canary-9f3b7c41d2';

/** Nobody listens there; `fetch` asks it all the same, as it does not port 1. */
const NOWHERE = '127.0.0.1:2';
const WITH_PASSWORD = `http://shop:${CANARY}@${NOWHERE}`;

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
beforeAll(() => {
  mkdirSync(join(folder, 'doctor'));
  writeFileSync(join(folder, 'doctor/prod.md'), '## prod\n\nno findings\n');
  writeFileSync(join(folder, 'kubeconfig'), JSON.stringify(kubeconfig()));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Of a cluster that does not answer, and somebody who logs in there with a token. */
function kubeconfig(): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'mine', cluster: { server: `https://${NOWHERE}` } }],
    users: [{ name: 'mine', user: { token: CANARY } }],
    contexts: [{ name: 'mine', context: { cluster: 'mine', user: 'mine' } }],
  };
}

interface Given {
  readonly command: string;
  /** Of the repository. */
  readonly main: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** So that it is known that it came as far as the secret. */
  readonly says: RegExp;
}

const tool = (name: string) => `tools/src/${name}/main.ts`;
const OF_CLUSTER = ['--env', 'dev', '--context', 'mine'];
const GITHUB = { GITHUB_TOKEN: CANARY, GITHUB_REPOSITORY: 'fairlead/fairlead', GITHUB_API_URL: `http://${NOWHERE}` };
const RESULT = ['--result', 'success', '--env', 'prod', '--commit', 'dc7e334', '--link', 'http://localhost'];

const COMMANDS: readonly Given[] = [
  {
    command: 'npm run deploy --url',
    main: tool('deploy'),
    args: [...OF_CLUSTER, '--yes', '--url', WITH_PASSWORD],
    says: /--url holds a credential/,
  },
  {
    command: 'npm run deploy --url, without http://',
    main: tool('deploy'),
    args: [...OF_CLUSTER, '--yes', '--url', `shop:${CANARY}@${NOWHERE}`],
    says: /--url is not usable \(value hidden\)/,
  },
  { command: 'npm run deploy', main: tool('deploy'), args: [...OF_CLUSTER, '--dry-run'], says: /kubectl|does not answer/ },
  {
    command: 'npm run check:cluster --ingress',
    main: tool('check-cluster'),
    args: [...OF_CLUSTER, '--ingress', WITH_PASSWORD],
    says: /--ingress holds a credential/,
  },
  {
    command: 'npm run check:cluster, of INGRESS_URL',
    main: tool('check-cluster'),
    args: OF_CLUSTER,
    env: { INGRESS_URL: WITH_PASSWORD },
    says: /INGRESS_URL holds a credential/,
  },
  {
    command: 'npm run check:cluster',
    main: tool('check-cluster'),
    args: [...OF_CLUSTER, '--within', '1s'],
    says: /kubectl-missing|cluster-unreachable/,
  },
  {
    command: 'npm run cluster -- status',
    main: tool('cluster'),
    args: ['status', '--with', 'current', '--context', 'mine'],
    says: /kubectl|no cluster answers/,
  },
  { command: 'npm run monitor', main: tool('monitor'), args: ['--prometheus', WITH_PASSWORD], says: /--prometheus holds a credential/ },
  {
    command: 'npm run comment',
    main: tool('comment'),
    args: ['--pr', '1', '--reports', folder],
    env: GITHUB,
    says: /GITHUB_API_URL|127\.0\.0\.1:2|GitHub/,
  },
  {
    command: 'npm run comment, of GITHUB_API_URL',
    main: tool('comment'),
    args: ['--pr', '1', '--reports', folder],
    env: { ...GITHUB, GITHUB_API_URL: WITH_PASSWORD },
    says: /GITHUB_API_URL holds a credential/,
  },
  {
    command: 'npm run notify, to an address with a password',
    main: tool('notify'),
    args: RESULT,
    env: { SLACK_WEBHOOK_URL: WITH_PASSWORD },
    says: /SLACK_WEBHOOK_URL is no address \(value hidden\)/,
  },
  {
    command: 'npm run notify, to what is no address',
    main: tool('notify'),
    args: RESULT,
    env: { SLACK_WEBHOOK_URL: `hooks:${CANARY}` },
    says: /SLACK_WEBHOOK_URL is no address \(value hidden\)/,
  },
  {
    command: 'npm run notify',
    main: tool('notify'),
    args: RESULT,
    env: { SLACK_WEBHOOK_URL: `http://${NOWHERE}/services/${CANARY}` },
    says: /SLACK_WEBHOOK_URL/,
  },
  {
    command: 'npm run gitops',
    main: tool('gitops'),
    args: ['--env', 'prod', '--remote', `${WITH_PASSWORD}/shop.git`],
    env: GITHUB,
    says: /git/,
  },
  { command: 'npm run load', main: 'load/src/main.ts', args: ['smoke', '--url', WITH_PASSWORD], says: /--url holds a credential/ },
];

test.each(COMMANDS)('$command prints no secret that it is given', async ({ main, args, env, says }) => {
  const { stdout, stderr } = await runMain(main, args, { KUBECONFIG: join(folder, 'kubeconfig'), ...env });

  const printed = `${stdout}${stderr}`;
  expect(printed).toMatch(says);
  expectNoCanary(printed);
});

test.each([
  ['REDIS_URL', `redis://:${CANARY}@${NOWHERE}`],
  ['MONGO_URL', `mongodb://shop:${CANARY}@${NOWHERE}/shop`],
])('npm start prints no password in %s', async (variable, url) => {
  const offset = await findFreeOffset();

  const { code, stdout, stderr } = await runMain(tool('start'), ['--no-synth', '--port-offset', String(offset)], { [variable]: url });

  const printed = `${stdout}${stderr}`;
  expect(printed).toContain(`${variable} is not usable (value hidden)`);
  expect(code).not.toBe(0);
  expectNoCanary(printed);
});

function expectNoCanary(printed: string): void {
  for (const form of [CANARY, Buffer.from(CANARY).toString('base64')]) expect(printed).not.toContain(form);
}
