import { spawnSync } from 'node:child_process';
import { toStartError } from '@fairlead/command-line';

/** Git in one folder, as whoever may push there. */
export class Git {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;

  /** @param env has `GITHUB_TOKEN` and `GITHUB_SERVER_URL` where a workflow pushes */
  constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.#env = { ...env, ...authorOf(folder, env), ...credentialOf(env) };
  }

  /** The same in another folder. */
  in(folder: string): Git {
    return new Git(folder, this.#env);
  }

  /** What Git prints, without its last line break. @throws Error with what it says of itself */
  run(...args: readonly string[]): string {
    const { status, stdout, stderr, error } = this.#spawn(args);
    if (error) throw toStartError('git', error, { cwd: this.#folder, howToGet: 'npm run validate -- --for gitops says how to get it' });
    if (status !== 0) throw new Error(`git ${args.slice(0, 3).join(' ')}: ${stderr.trim()}`);
    return stdout.trimEnd();
  }

  /** What Git prints; nothing where it fails. */
  find(...args: readonly string[]): string | undefined {
    const { status, stdout } = this.#spawn(args);
    return status === 0 ? stdout.trimEnd() : undefined;
  }

  #spawn(args: readonly string[]) {
    return spawnSync('git', args, { cwd: this.#folder, env: this.#env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  }
}

/** A commit needs an author, and a machine of a workflow has none. */
function authorOf(folder: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { status } = spawnSync('git', ['config', 'user.email'], { cwd: folder, env });
  if (status === 0 || env['GIT_AUTHOR_EMAIL']) return {};
  const [name, email] = ['github-actions[bot]', '41898282+github-actions[bot]@users.noreply.github.com'];
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}

/** As `actions/checkout` does it, but for this process alone: by variables, for arguments are seen by all of the machine. */
function credentialOf({ GITHUB_TOKEN: token, GITHUB_SERVER_URL: server }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!token || !server) return {};
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: `http.${server}/.extraheader`, GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}` };
}
