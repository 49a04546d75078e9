import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Way } from './way';

/** Variables that a program has printed for a cluster that it made. */
export type Exports = Readonly<Record<string, string>>;

/** What {@link nodes} works with. */
export interface NodesProps {
  /** `up` makes a cluster and prints exports, KUBECONFIG among them; `down` ends it; `image NAME:TAG --docker IMAGE` loads an image. */
  readonly program: string;
  /** File that remembers what `up` has printed. */
  readonly record: string;
  /** Gets the variables that `up` has printed, now or before. */
  readonly env: NodeJS.ProcessEnv;
}

/** A cluster that a program of one's own makes, such as `.ci/components/nodes`. It has an ingress, a metrics server and volumes. */
export function nodes({ program, record, env }: NodesProps): Way {
  const known = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Exports) : undefined;
  let exports: Exports = known ?? {};
  Object.assign(env, exports);
  const answers = ['kubectl', `--kubeconfig=${known?.['KUBECONFIG']}`, 'get', '--raw=/readyz', '--request-timeout=10s'];
  const remember = (output: string) => {
    exports = parseExports(output);
    if (!exports['KUBECONFIG']) throw new Error(`${program} up exports no KUBECONFIG, so nobody knows where its cluster is`);
    Object.assign(env, exports);
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(record, `${JSON.stringify(exports, undefined, 2)}\n`);
  };
  return {
    name: 'nodes',
    ...(!known && {
      absence: `${program} has made no cluster here; npm run cluster -- create --with nodes --program ${program} makes one`,
    }),
    exports: () => formatExports(exports),
    create: [{ says: 'creating the cluster', command: [program, 'up'], unless: known ? [{ command: answers }] : [], read: remember }],
    delete: known ? [{ says: 'deleting the cluster', command: [program, 'down'], read: () => rmSync(record) }] : [],
    addOns: [],
    loadImage: (image) => [program, 'image', image, '--docker', image],
  };
}

/** The variables in lines such as `export KUBECONFIG=/tmp/k INGRESS_URL='http://localhost'`. */
export function parseExports(output: string): Exports {
  const lines = output.split('\n').filter((line) => line.startsWith('export '));
  const words = lines.flatMap((line) => [...line.matchAll(/(\w+)=(?:'([^']*)'|"([^"]*)"|(\S*))/g)]);
  return Object.fromEntries(words.map(([, name = '', single, double, bare]) => [name, single ?? double ?? bare ?? '']));
}

/** As a shell takes them. */
export function formatExports(exports: Exports): string {
  return `export ${Object.entries(exports)
    .map(([name, value]) => (/^[\w@%+=:,./-]*$/.test(value) ? `${name}=${value}` : `${name}='${value}'`))
    .join(' ')}`;
}
