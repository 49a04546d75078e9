import type { Evidence } from '../../../finding/finding';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { resolveEnvironment } from '../../../read/pod-environment';
import { type PlacedContainer, servingContainers } from '../../../read/pod-spec';
import { unlessUnread } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';

/** Whether a store asks for a password, and what says so. */
export interface ServerPassword {
  readonly isAsked: boolean;
  readonly evidence: Evidence;
}

/** How the image of a store is told its password. */
interface StoreImage {
  /** Scheme of the URLs that lead to it. */
  readonly scheme: RegExp;
  /** `redis`, `docker.io/library/redis`, `bitnami/redis`. */
  readonly image: RegExp;
  /** Variables that set one. */
  readonly variables: readonly string[];
  /** Words of its command that set one. */
  readonly words: RegExp;
  /** Whether it may run without one: others do not start, or are left alone on purpose. */
  readonly mayHaveNone?: boolean;
}

const IMAGES: readonly StoreImage[] = [
  { scheme: /^rediss?$/, image: /(^|\/)(redis|valkey)(:|@|$)/, variables: [], words: /requirepass/, mayHaveNone: true },
  {
    scheme: /^postgres(ql)?(\+|$)/,
    image: /(^|\/)(postgres|postgis)(:|@|$)/,
    variables: ['POSTGRES_PASSWORD', 'POSTGRES_PASSWORD_FILE'],
    words: /(?!)/,
  },
  {
    scheme: /^(mysql|mariadb)(\+|$)/,
    image: /(^|\/)(mysql|mariadb)(:|@|$)/,
    variables: ['MYSQL_ROOT_PASSWORD', 'MARIADB_ROOT_PASSWORD'],
    words: /(?!)/,
  },
  { scheme: /^mongodb(\+|$)/, image: /(^|\/)mongo(:|@|$)/, variables: ['MONGO_INITDB_ROOT_PASSWORD'], words: /(^|\s)--auth(\s|$)/ },
];

/** What in a configuration may ask for a password, or point to where one is set. */
const MAY_ASK = /requirepass|aclfile|masterauth|\.conf\b|--user\b|auth|pass/i;

/** Names of variables that let clients in without one. */
const LETS_IN = /AUTH_METHOD|ALLOW_EMPTY|RANDOM_ROOT/;

/** Names of variables and flags that hold credentials, and the files of Secrets. */
const CREDENTIAL = /pass|pwd|secret|token|cred|auth|dsn|conn/i;

/** Whether a store asks its clients for a password; nothing where nobody can tell, or where it is no store that is known. */
export function findServerPassword(server: Workload, scheme: string, inventory: Inventory): ServerPassword | undefined {
  return unlessUnread(() => {
    for (const placed of servingContainers(server.pod)) {
      const store = IMAGES.find(({ scheme: own, image }) => own.test(scheme) && image.test(placed.container.image ?? ''));
      if (store) return judgeServer(store, server, placed, inventory);
    }
    return undefined;
  });
}

function judgeServer(store: StoreImage, server: Workload, placed: PlacedContainer, inventory: Inventory): ServerPassword | undefined {
  const { variables, unknownPrefixes } = resolveEnvironment(server, placed, inventory);
  const { command = [], args = [], volumeMounts = [] } = placed.container;
  const at = `${server.podPath}.${placed.path}`;
  if ([...variables.keys()].some((variable) => LETS_IN.test(variable))) return undefined;
  const name = store.variables.find((variable) => variables.has(variable));
  if (name !== undefined)
    return { isAsked: true, evidence: { resource: server.reference, path: `${at}.env`, says: `${name} sets a password` } };
  const words = [...command, ...args].join(' ');
  if (store.words.test(words) && !/requirepass\s+(''|"")/.test(words))
    return { isAsked: true, evidence: { resource: server.reference, path: `${at}.args`, says: 'asks for a password' } };
  const isPlain = volumeMounts.length === 0 && unknownPrefixes.length === 0 && !MAY_ASK.test([words, ...variables.keys()].join(' '));
  if (!store.mayHaveNone || !isPlain) return undefined;
  return {
    isAsked: false,
    evidence: { resource: server.reference, path: at, says: `${formatReference(server.reference)} sets no password` },
  };
}

/** Whether a container may have a credential from anywhere: a variable, an argument or a file. */
export function hasCredentials(workload: Workload, placed: PlacedContainer, inventory: Inventory): boolean {
  const { variables, unknownPrefixes } = resolveEnvironment(workload, placed, inventory);
  const { command = [], args = [], volumeMounts = [] } = placed.container;
  const mounted = new Set(volumeMounts.map(({ name }) => name));
  const hasFiles = (workload.pod.volumes ?? []).some(({ name, emptyDir }) => mounted.has(name) && emptyDir === undefined);
  return hasFiles || unknownPrefixes.length > 0 || CREDENTIAL.test([...variables.keys(), ...command, ...args].join(' '));
}
