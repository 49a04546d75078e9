import { runTool } from '../../testing/run-tool';
import { type Answer, findClosedAddress, startTestServer } from '../../testing/test-server';

/** The path of a webhook is the secret. */
const SECRET = '/services/T0/B0/neverPrinted';

const COMMIT = 'dc7e334e0e1ac769803383fe66907b5494681064';
const WORKFLOW = {
  GITHUB_SHA: COMMIT,
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'fairlead/fairlead',
  GITHUB_RUN_ID: '7',
};

const notify = (webhook: string, args: readonly string[], env: Readonly<Record<string, string>> = WORKFLOW) =>
  runTool('notify', args, { SLACK_WEBHOOK_URL: webhook, ...env });

test.each([
  ['success', '✅ *prod*: dc7e334 is deployed; <https://github.com/fairlead/fairlead/actions/runs/7|the run says more>'],
  ['failure', '❌ *prod*: dc7e334 was not deployed; <https://github.com/fairlead/fairlead/actions/runs/7|the run says more>'],
  ['cancelled', '⚪ *prod*: dc7e334 was cancelled; <https://github.com/fairlead/fairlead/actions/runs/7|the run says more>'],
])('a message is sent on %s', async (result, message) => {
  const { url, asked } = await startTestServer(() => ({ body: 'ok' }));

  expect(await notify(`${url}${SECRET}`, ['--result', result, '--env', 'prod'])).toEqual({
    code: 0,
    stdout: `sent: ${message}\n`,
    stderr: '',
  });

  expect(asked).toEqual([
    expect.objectContaining({ method: 'POST', path: SECRET, body: JSON.stringify({ text: message, unfurl_links: false }) }),
  ]);
});

test('markup of Slack in what is told is text', async () => {
  const args = ['--result', 'success', '--env', 'a<b>&c', '--commit', COMMIT, '--link', 'https://ci.example/?a=1&b=2|x'];

  expect(await notify('', [...args, '--dry-run'], {})).toEqual({
    code: 0,
    stdout: '✅ *a&lt;b&gt;&amp;c*: dc7e334 is deployed; <https://ci.example/?a=1&amp;b=2%7Cx|the run says more>\n',
    stderr: '',
  });
});

test.each<[answer: Answer, told: string]>([
  [{ status: 404, body: 'no_service' }, 'Slack answers with 404 no_service: there is no such webhook or channel any more; make a new one'],
  [
    { status: 403, body: 'invalid_token' },
    'Slack answers with 403 invalid_token: the webhook is not allowed to write there, or was revoked; make a new one',
  ],
  [{ status: 500, body: 'oops' }, 'Slack answers with 500 oops: the message was not sent'],
])('what Slack refuses is told, without the secret: %j', async (answer, told) => {
  const { url } = await startTestServer(() => answer);

  expect(await notify(`${url}${SECRET}`, ['--result', 'success', '--env', 'prod'])).toEqual({ code: 1, stdout: '', stderr: `${told}\n` });
});

test('a Slack that does not answer is told, without the secret', async () => {
  const { code, stderr } = await notify(`${await findClosedAddress()}${SECRET}`, ['--result', 'success', '--env', 'prod']);

  expect(code).toBe(1);
  expect(stderr).toMatch(/^nobody answers at SLACK_WEBHOOK_URL: connect ECONNREFUSED [\d.:]+\n$/);
});

test.each([
  ['', 'SLACK_WEBHOOK_URL is not set; give the address of an incoming webhook, or --dry-run'],
  ['neverPrinted', 'SLACK_WEBHOOK_URL is no address (value hidden); give that of an incoming webhook, as Slack shows it'],
])('a webhook of "%s" is told', async (webhook, told) => {
  expect(await notify(webhook, ['--result', 'success', '--env', 'prod'])).toEqual({ code: 1, stdout: '', stderr: `${told}\n` });
});

test.each([
  [[], WORKFLOW, '--result is missing; give one of success, failure, cancelled'],
  [['--result', 'success'], WORKFLOW, '--env is missing; give the environment, such as prod'],
  [['--result', 'good', '--env', 'prod'], WORKFLOW, '--result is good; give one of success, failure, cancelled'],
  [['--result', 'success', '--env', 'prod'], {}, '--commit is missing; give what was deployed'],
  [['--result', 'success', '--env', 'prod', '--commit', COMMIT], {}, '--link is missing; give an address that says more'],
])('%j is refused', async (args, env, message) => {
  const stderr = `${message}; npm run notify -- --help lists what there is\n`;

  expect(await notify('', args, env)).toEqual({ code: 2, stdout: '', stderr });
});
