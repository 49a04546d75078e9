import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Used by tests only: the API server of KUBECONFIG, of which nothing is kept. */

/** Says nothing of the object: who asks is unknown, or the server is busy or ends. */
const UNASKED = [401, 429, 503];

/** It is there already. */
const CONFLICT = 409;

/** What a server says of an object. */
export interface Verdict {
  readonly isAccepted: boolean;
  readonly message: string;
}

/** A kind that a server serves, and where its objects are created. */
export interface ServedCollection {
  readonly apiVersion: string;
  readonly kind: string;
  readonly collection: string;
}

interface Group {
  readonly name: string;
  readonly versions: readonly { readonly groupVersion: string }[];
}

interface Definition {
  readonly spec: { readonly group: string };
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

export class ApiServer {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** Asks a server as `kubectl` does, for as long as that takes. */
  static async use(ask: (server: ApiServer) => Promise<void>): Promise<void> {
    const proxy = spawn('kubectl', ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(proxy.stdout, 'data')) as [Buffer];
      await ask(new ApiServer(`http://${/[\d.]+:\d+/.exec(line.toString())?.[0]}`));
    } finally {
      proxy.kill();
    }
  }

  /** `1.33`. */
  async version(): Promise<string> {
    const { major, minor } = (await this.get('version')) as { major: string; minor: string };
    return `${major}.${minor}`;
  }

  /** Every kind of Kubernetes' own that objects can be created of. */
  async listCollections(): Promise<readonly ServedCollection[]> {
    const { groups } = (await this.get('apis')) as { groups: readonly Group[] };
    const { items } = (await this.get('apis/apiextensions.k8s.io/v1/customresourcedefinitions')) as { items: readonly Definition[] };
    const custom = new Set(items.map(({ spec }) => spec.group));
    const versions = groups
      .filter(({ name }) => !custom.has(name))
      .flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion));
    const listed = await Promise.all(['v1', ...versions].map((apiVersion) => this.listOf(apiVersion)));
    return listed.flat();
  }

  /** @param validation what to do about fields that are not known */
  async judge(collection: string, object: unknown, validation: 'Ignore' | 'Strict' = 'Ignore'): Promise<Verdict> {
    const headers = { 'content-type': 'application/json' };
    const address = `${this.#address}/${collection}?dryRun=All&fieldValidation=${validation}`;
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(object) });
    const { message = '' } = (await answer.json()) as { readonly message?: string };
    if (UNASKED.includes(answer.status)) throw new Error(`the API server answers ${answer.status}: ${message}`);
    return { isAccepted: answer.ok, message };
  }

  /** Creates an object unless it is there. What is created is to be removed. */
  async create(collection: string, object: unknown): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.#address}/${collection}`, { method: 'POST', headers, body: JSON.stringify(object) });
    if (!answer.ok && answer.status !== CONFLICT) throw new Error(`the API server answers ${answer.status}: ${await answer.text()}`);
  }

  async remove(path: string): Promise<void> {
    await fetch(`${this.#address}/${path}`, { method: 'DELETE' });
  }

  async get(path: string): Promise<unknown> {
    const answer = await fetch(`${this.#address}/${path}`);
    if (!answer.ok) throw new Error(`the API server answers ${answer.status} for ${path}`);
    return answer.json();
  }

  private async listOf(apiVersion: string): Promise<readonly ServedCollection[]> {
    const root = apiVersion === 'v1' ? 'api/v1' : `apis/${apiVersion}`;
    const { resources } = (await this.get(root)) as { resources: readonly Resource[] };
    const created = resources.filter(({ name, verbs }) => !name.includes('/') && verbs.includes('create'));
    return created.map(({ kind, name, namespaced }) => ({
      apiVersion,
      kind,
      collection: `${root}/${namespaced ? 'namespaces/default/' : ''}${name}`,
    }));
  }
}
