import { address, runCommand } from '@fairlead/command-line';
import { linkOfRun } from '../workflow/link-of-run';
import { composeComment, markerOf } from './compose-comment';
import { GitHub } from './github';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { readReports } from './reports';

/** `npm run comment`. Alone touches `process`. */
async function run({ pr, head, find, name, reports, link, dryRun }: Options): Promise<void> {
  if (find) return void process.stdout.write(`${await findPullRequest(new GitHub(readGitHub(process.env)), { pr, head })}\n`);
  const body = composeComment({ name, reports: readReports(reports), link: link?.href ?? linkOfRun(process.env) });
  if (dryRun) return void process.stdout.write(`${body}\n`);
  const github = new GitHub(readGitHub(process.env));
  const { state, url } = await github.writeComment(await findPullRequest(github, { pr, head }), markerOf(name), body);
  process.stdout.write(`${state} ${url}\n`);
}

async function findPullRequest(github: GitHub, { pr, head = '' }: Pick<Options, 'pr' | 'head'>): Promise<number> {
  return pr ?? github.findPullRequest(head);
}

/** As GitHub's workflows have it. @throws Error that names each variable that is missing or wrong */
function readGitHub({ GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository = '', GITHUB_API_URL }: NodeJS.ProcessEnv) {
  const apiUrl = GITHUB_API_URL || 'https://api.github.com';
  const [owner, repo, ...rest] = repository.split('/');
  const faults = [
    ...(token ? [] : ['GITHUB_TOKEN is not set; give a token that may write pull requests']),
    ...(owner && repo && rest.length === 0 ? [] : ['GITHUB_REPOSITORY is not owner/name']),
    ...findAddressFaults(apiUrl),
  ];
  if (!token || !owner || !repo || faults.length > 0) throw new Error(faults.join('\n'));
  return { token, owner, repo, apiUrl };
}

/** `fetch` would repeat a credential in an address that it refuses. */
function findAddressFaults(apiUrl: string): readonly string[] {
  try {
    address(apiUrl, 'GITHUB_API_URL');
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
