import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { whyNotStarted } from '@fairlead/command-line';
import { ClusterFailure, findFailure } from './cluster-failure';

/** A list as the API server gives it. */
export interface List<Item> {
  readonly items: readonly Item[];
}

/** An object of a cluster, as JSON holds it. */
export interface ClusterObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** Without it, `kubectl apply` knows no `--applyset`. */
const SETTINGS = { KUBECTL_APPLYSET: 'true' };

/** What `kubectl` answered with, whatever it is. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a cluster is. */
export interface ClusterPlace {
  /** Of the kubeconfig. @default the current one */
  readonly context?: string | undefined;
  /** File. @default what KUBECONFIG names */
  readonly kubeconfig?: string | undefined;
}

/** A command that runs in a pod, with its input and output. */
export type Session = ChildProcessByStdio<Writable, Readable, null>;

/** A port of this machine that leads into a cluster. */
export interface Forward {
  readonly port: number;
  readonly close: () => void;
}

/** A server that does not answer is told soon: `kubectl` would ask for a minute. */
const REQUEST_LIMIT = '--request-timeout=20s';

/**
 * `kubectl` on one cluster. A stop ends what it runs, and nothing new is begun; what is removed, is removed all the same. An answer that is
 * not 0 is an Error with what `kubectl` said.
 */
export class Kubectl {
  readonly #stop: AbortSignal;
  readonly #place: ClusterPlace;
  readonly #chosen: readonly string[];

  /** @param place a context alone, or with its file; by default the current one */
  constructor(stop: AbortSignal, place: string | ClusterPlace = {}) {
    this.#place = typeof place === 'string' ? { context: place } : place;
    const { context, kubeconfig } = this.#place;
    this.#stop = stop;
    this.#chosen = [
      ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
      ...(context === undefined ? [] : [`--context=${context}`]),
    ];
  }

  /** The same, which no stop ends: for what is undone. */
  withoutStop(): Kubectl {
    return new Kubectl(new AbortController().signal, this.#place);
  }

  /**
   * @param told says that the cluster does not answer, and what to do
   * @param seconds until that is so
   * @throws Error with `told`; ClusterFailure where it is not the cluster that is silent: there is no such context, or who asks is not known
   */
  async checkCluster(told: string, seconds = 5): Promise<void> {
    try {
      await this.run(['get', '--raw=/readyz', `--request-timeout=${seconds}s`]);
    } catch (cause) {
      this.#stop.throwIfAborted();
      if (cause instanceof ClusterFailure && cause.failure !== 'cluster-unreachable') throw cause;
      throw new Error(told, { cause });
    }
  }

  /** @throws ClusterFailure where the cluster could not be asked; Error with what `kubectl` said where it failed otherwise */
  async run(args: readonly string[], input = ''): Promise<string> {
    return runKubectl([...this.#chosen, ...args], input, this.#stop);
  }

  /** As {@link run}, and whatever it answers is an answer. @throws ClusterFailure only where there is no `kubectl` */
  async ask(args: readonly string[], input = ''): Promise<Answer> {
    return askKubectl([...this.#chosen, ...args], input, this.#stop);
  }

  async getJson<Answer>(...args: readonly string[]): Promise<Answer> {
    return JSON.parse(await this.run(['get', '--output=json', REQUEST_LIMIT, ...args])) as Answer;
  }

  /** Makes objects, and refuses those that are there. */
  async create(objects: readonly ClusterObject[]): Promise<void> {
    await this.run(['create', '--filename=-', REQUEST_LIMIT], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  }

  async remove(...args: readonly string[]): Promise<void> {
    await runKubectl([...this.#chosen, 'delete', '--ignore-not-found', '--timeout=120s', ...args]);
  }

  /**
   * Forwards a free port of this machine to a port of a pod or a Service, past the policies of its pods, until the process is killed.
   *
   * @param target `service/mongo`
   */
  async forwardPort(namespace: string, target: string, port: number): Promise<Forward> {
    const args = [...this.#chosen, 'port-forward', `--namespace=${namespace}`, '--address=127.0.0.1', target, `:${port}`];
    const child = spawn('kubectl', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      signal: this.#stop,
      env: { ...process.env },
    });
    const close = () => void child.kill();
    const said = text(child.stderr);
    let fault = 'it has ended';
    child.on('error', ({ message }) => (fault = message));
    const own = await findForwardedPort(child.stdout);
    if (own !== undefined) return { port: own, close };
    const reason = (await said).trim();
    throw findFailure(reason) ?? new Error(`kubectl port-forward ${target}: ${reason || fault}`);
  }

  openSession(namespace: string, pod: string, command: readonly string[]): Session {
    const args = [...this.#chosen, 'exec', '--stdin', '--quiet', `--namespace=${namespace}`, pod, '--', ...command];
    return spawn('kubectl', args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  }
}

async function runKubectl(args: readonly string[], input = '', signal?: AbortSignal): Promise<string> {
  const { code, stdout, stderr } = await askKubectl(args, input, signal);
  if (code === 0) return stdout;
  throw findFailure(stderr) ?? new Error(`kubectl ${args.slice(0, 5).join(' ')}: ${stderr.trim() || `ended with ${code}`}`);
}

/** In a process group of its own, which Ctrl-C does not reach. */
async function askKubectl(args: readonly string[], input: string, signal?: AbortSignal): Promise<Answer> {
  const child = spawn('kubectl', args, { detached: true, signal, env: { ...process.env, ...SETTINGS } });
  const ended = once(child, 'close') as Promise<[number | null]>;
  // It may end before it has read everything.
  child.stdin.on('error', () => {}).end(input);
  try {
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, stdout, stderr };
  } catch (error) {
    signal?.throwIfAborted();
    const why = whyNotStarted('kubectl', error);
    throw why === undefined ? error : new ClusterFailure('kubectl-missing', why);
  }
}

async function findForwardedPort(output: Readable): Promise<number | undefined> {
  let port: string | undefined;
  for await (const line of createInterface({ input: output })) {
    [, port] = /^Forwarding from 127\.0\.0\.1:(\d+) /.exec(line) ?? [];
    if (port !== undefined) break;
  }
  // What it says of each connection goes nowhere.
  output.resume();
  return port === undefined ? undefined : Number(port);
}
