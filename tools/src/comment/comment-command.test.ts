import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool } from '../../testing/run-tool';
import { type Answer, type Asked, findClosedAddress, startTestServer } from '../../testing/test-server';

const TOKEN = 'ghs_neverPrinted';
const COMMENTS = '/repos/fairlead/fairlead/issues/7/comments';

let reports: string;

beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), 'comment-'));
  write('load/smoke/report.md', '### ✅ Load: smoke\n\nfast\n');
  write('monitor/resources.md', '### Resources\n\n| a |\n| -- |\n');
  write('doctor/prod.md', '## fairlead doctor\n\nNothing found\n');
});

afterEach(() => rmSync(reports, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(reports, file)), { recursive: true });
  writeFileSync(join(reports, file), text);
}

/** The part of GitHub that has the comments of pull request 7, which belongs to octocat's branch `feature`. */
class TestGitHub {
  readonly comments: { id: number; body: string }[];
  url = '';

  /** @param others how many comments of others there are */
  constructor(others = 0) {
    this.comments = Array.from({ length: others }, (_, id) => ({ id, body: `comment ${id}` }));
  }

  async start(): Promise<this> {
    const { url } = await startTestServer((asked) => this.#answer(asked));
    this.url = url;
    return this;
  }

  #answer({ method, path, headers, body }: Asked): Answer {
    if (headers.authorization !== `token ${TOKEN}`) return { status: 401, body: { message: 'Bad credentials' } };
    const { pathname, searchParams } = new URL(path, this.url);
    if (method === 'GET' && pathname === '/repos/fairlead/fairlead/pulls')
      return { body: searchParams.get('head') === 'octocat:feature' ? [{ number: 7 }] : [] };
    if (method === 'GET' && pathname === COMMENTS)
      return this.#page(Number(searchParams.get('page') ?? 1), Number(searchParams.get('per_page')));
    const { body: text } = JSON.parse(body || '{}') as { body: string };
    if (method === 'POST' && pathname === COMMENTS) return this.#write({ id: this.comments.length, body: text }, 201);
    const [, id] = /^\/repos\/fairlead\/fairlead\/issues\/comments\/(\d+)$/.exec(pathname) ?? [];
    if (method === 'PATCH' && id !== undefined) return this.#write({ id: Number(id), body: text }, 200);
    return { status: 404, body: { message: 'Not Found' } };
  }

  #page(page: number, size: number): Answer {
    const isLast = page * size >= this.comments.length;
    return {
      headers: isLast ? {} : { link: `<${this.url}${COMMENTS}?per_page=${size}&page=${page + 1}>; rel="next"` },
      body: this.comments.slice((page - 1) * size, page * size),
    };
  }

  #write(comment: { id: number; body: string }, status: number): Answer {
    this.comments[comment.id] = comment;
    return { status, body: { ...comment, html_url: `https://github.com/fairlead/fairlead/pull/7#issuecomment-${comment.id}` } };
  }
}

const comment = (apiUrl: string, args: readonly string[] = ['--pr', '7'], env = {}) =>
  runTool('comment', [...args, '--reports', reports], {
    GITHUB_TOKEN: TOKEN,
    GITHUB_REPOSITORY: 'fairlead/fairlead',
    GITHUB_API_URL: apiUrl,
    ...env,
  });

test('a comment is made, and the next run changes it, on whatever page it is', async () => {
  const github = await new TestGitHub(150).start();

  expect(await comment(github.url)).toEqual({
    code: 0,
    stdout: 'created https://github.com/fairlead/fairlead/pull/7#issuecomment-150\n',
    stderr: '',
  });
  write('load/smoke/report.md', '### ❌ Load: smoke\n\nslow\n');
  expect(await comment(github.url)).toMatchObject({
    code: 0,
    stdout: 'updated https://github.com/fairlead/fairlead/pull/7#issuecomment-150\n',
  });

  expect(github.comments).toHaveLength(151);
  expect(github.comments[150]?.body).toBe(
    '<!-- fairlead comment: report -->\n\n### ❌ Load: smoke\n\nslow\n\n### Resources\n\n| a |\n| -- |\n\n## prod\n\nfairlead doctor\n\nNothing found',
  );
});

test('comments of different names stand beside each other', async () => {
  const github = await new TestGitHub().start();

  await comment(github.url, ['--pr', '7', '--name', 'load']);
  await comment(github.url, ['--pr', '7', '--name', 'ci']);

  expect(github.comments.map(({ body }) => body.split('\n')[0])).toEqual([
    '<!-- fairlead comment: load -->',
    '<!-- fairlead comment: ci -->',
  ]);
});

test('a pull request is found by its branch', async () => {
  const github = await new TestGitHub().start();

  expect(await comment(github.url, ['--head', 'octocat:feature', '--find'])).toEqual({ code: 0, stdout: '7\n', stderr: '' });
  expect(github.comments).toEqual([]);
  expect(await comment(github.url, ['--head', 'octocat:feature'])).toMatchObject({ code: 0 });
  expect(await comment(github.url, ['--head', 'octocat:gone'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'fairlead/fairlead has no open pull request of octocat:gone\n',
  });
});

test('a dry run prints the comment, and needs no token', async () => {
  const { code, stdout } = await comment('', ['--dry-run'], { GITHUB_TOKEN: '' });

  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^<!-- fairlead comment: report -->\n\n### ✅ Load/) });
});

test.each<[what: string, answer: Answer, told: RegExp]>([
  ['a wrong token', { status: 401 }, /^GitHub does not take the token of GITHUB_TOKEN \(401\); it is mistyped, or has expired\n$/],
  [
    'a token that only reads',
    { status: 403, body: { message: 'Resource not accessible by integration' } },
    /^the token may not do this in fairlead\/fairlead \(403: Resource not accessible by integration.*\); it needs to write pull requests, /,
  ],
  [
    'a limit that is reached',
    { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795925099' } },
    /^GitHub takes no more requests of this token \(403\); come back at 2026-11-2\dT[\d:.]+Z\n$/,
  ],
  ['too many requests at once', { status: 429, headers: { 'retry-after': '60' } }, /\(429\); come back after 60 s\n$/],
  [
    'a pull request that is not there',
    { status: 404 },
    /^fairlead\/fairlead has no such pull request, or the token may not see it \(404\)\n$/,
  ],
  [
    'a comment that is refused',
    { status: 422, body: { message: 'Validation Failed' } },
    /^GitHub refuses the comment \(422: Validation Failed.*\)\n$/,
  ],
  ['a GitHub that is ill', { status: 503, body: { message: 'try later' } }, /^GitHub answers with 503: try later.*\n$/],
])('%s is told, without the token', async (_what, answer, told) => {
  const { url } = await startTestServer(() => ({ body: { message: 'refused' }, ...answer }));

  const { code, stdout, stderr } = await comment(url);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(told);
  expect(stderr).not.toContain(TOKEN);
});

test('a GitHub that does not answer is told by its address', async () => {
  const url = await findClosedAddress();

  expect(await comment(url)).toMatchObject({ code: 1, stderr: expect.stringMatching(new RegExp(`^no GitHub answers at ${url}: `)) });
});

test('all variables that are missing are told together', async () => {
  expect(await comment('no address', ['--pr', '7'], { GITHUB_TOKEN: '', GITHUB_REPOSITORY: 'fairlead' })).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'GITHUB_TOKEN is not set; give a token that may write pull requests\nGITHUB_REPOSITORY is not owner/name\nGITHUB_API_URL is no address; give an address such as http://localhost:3000\n',
  });
});

test('where there is no report, nobody is asked', async () => {
  const { code, stderr } = await runTool('comment', ['--pr', '7', '--reports', join(reports, 'none')]);

  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `there is no report below ${join(reports, 'none')}; run npm run load, or npm run monitor with --markdown\n`,
  });
});

test.each([
  [[], 'no pull request is named; give --pr <n> or --head <owner:branch>'],
  [['--pr', '7', '--head', 'a:b'], '--pr and --head both name a pull request; give one of them'],
  [['--pr', 'seven'], '--pr is "seven"; give a whole number of at least 1'],
  [['--head', 'feature'], '--head is "feature"; give owner and branch, such as octocat:feature'],
  [['--pr', '7', '--name', 'a -->'], '--name is "a -->"; give small letters, digits and "-", such as load'],
])('%j is refused', async (args, message) => {
  const stderr = `${message}; npm run comment -- --help lists what there is\n`;

  expect(await runTool('comment', args)).toEqual({ code: 2, stdout: '', stderr });
});
