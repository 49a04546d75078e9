import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';

/** Whom to ask, and as whom. */
export interface GitHubProps {
  /** `https://api.github.com`, or that of an Enterprise Server. */
  readonly apiUrl: string;
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
}

/** A comment of a pull request. */
export interface Comment {
  /** Where people read it. */
  readonly url: string;
  readonly state: 'created' | 'updated';
}

/** What octokit throws where GitHub has answered. */
interface RefusedRequest extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> };
}

const Client = Octokit.plugin(paginateRest);

/** What is done with the pull requests of one repository. Each method throws an Error that says what GitHub refused, and what to do. */
export class GitHub {
  readonly #octokit: InstanceType<typeof Client>;
  readonly #repository: { readonly owner: string; readonly repo: string };
  readonly #apiUrl: string;

  constructor({ apiUrl, token, owner, repo }: GitHubProps) {
    this.#octokit = new Client({ auth: token, baseUrl: apiUrl });
    this.#repository = { owner, repo };
    this.#apiUrl = apiUrl;
  }

  /** The number of the open pull request of a branch. @param head owner and branch: `octocat:feature` */
  async findPullRequest(head: string): Promise<number> {
    const { data } = await this.#ask(() =>
      this.#octokit.request('GET /repos/{owner}/{repo}/pulls', { ...this.#repository, head, state: 'open' }),
    );
    const [found] = data;
    if (!found) throw new Error(`${this.#name} has no open pull request of ${head}`);
    return found.number;
  }

  /** Changes the comment that begins with a marker, or makes it where there is none. */
  async writeComment(pr: number, marker: string, body: string): Promise<Comment> {
    const found = await this.#findComment(pr, marker);
    const answer = await this.#ask<{ readonly data: { readonly html_url: string } }>(() =>
      found === undefined
        ? this.#octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...this.#repository,
            issue_number: pr,
            body,
          })
        : this.#octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            ...this.#repository,
            comment_id: found,
            body,
          }),
    );
    return { url: answer.data.html_url, state: found === undefined ? 'created' : 'updated' };
  }

  /** The id of the first comment that begins with a marker. */
  async #findComment(pr: number, marker: string): Promise<number | undefined> {
    const pages = this.#octokit.paginate.iterator('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...this.#repository,
      issue_number: pr,
      per_page: 100,
    });
    return this.#ask(async () => {
      for await (const { data } of pages) {
        const own = data.find(({ body }) => body?.startsWith(marker));
        if (own) return own.id;
      }
      return undefined;
    });
  }

  async #ask<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    try {
      return await request();
    } catch (error) {
      throw this.#explain(error as RefusedRequest);
    }
  }

  get #name(): string {
    return `${this.#repository.owner}/${this.#repository.repo}`;
  }

  #explain({ status, message, response, cause }: RefusedRequest): Error {
    const { headers } = response ?? {};
    if (!headers) return new Error(`no GitHub answers at ${this.#apiUrl}`, { cause: cause ?? new Error(message) });
    if (status === 401) return new Error('GitHub does not take the token of GITHUB_TOKEN (401); it is mistyped, or has expired');
    if (status === 429 || (status === 403 && isRateLimit(headers)))
      return new Error(`GitHub takes no more requests of this token (${status}); come back ${describeReset(headers)}`);
    if (status === 403)
      return new Error(
        `the token may not do this in ${this.#name} (403: ${message}); it needs to write pull requests, which that of a fork's workflow may not`,
      );
    if (status === 404) return new Error(`${this.#name} has no such pull request, or the token may not see it (404)`);
    if (status === 422) return new Error(`GitHub refuses the comment (422: ${message})`);
    return new Error(`GitHub answers with ${status}: ${message}`);
  }
}

type Headers = NonNullable<RefusedRequest['response']>['headers'];

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function isRateLimit(headers: Headers): boolean {
  return headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0';
}

function describeReset(headers: Headers): string {
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) return `after ${retryAfter} s`;
  const reset = Number(headers['x-ratelimit-reset']);
  return Number.isFinite(reset) ? `at ${new Date(reset * 1_000).toISOString()}` : 'in an hour';
}
