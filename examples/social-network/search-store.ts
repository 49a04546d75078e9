import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import {
  type CompleteServerProps,
  type Platform,
  type ServerDefinition,
  type ServerProps,
  ServerStore,
  type StoreProtocol,
} from 'fairlead';
import { defineStoreKind } from 'fairlead/contract';

/** Elasticsearch, for contracts. */
export const SEARCH = defineStoreKind({
  kind: 'search',
  variables: {
    ES_HOST: { type: 'address', form: 'host', description: 'host of the search server' },
    ES_PORT: { type: 'integer', min: 1, max: 65_535, default: 9_200, description: 'its port' },
    ES_USER: { type: 'text', description: 'user of the search server' },
    ES_PASS: { type: 'text', secret: true, description: 'its password' },
  },
  driver: { pool: { size: 5 }, socketsBesidePool: 0 },
});

/** How services reach it. */
const SEARCH_PROTOCOL: StoreProtocol<'search'> = {
  definition: SEARCH,
  port: 9_200,
  variablesFor: ({ host, port }, _owner, { username, password }) => ({
    ES_HOST: { value: host },
    ES_PORT: { value: String(port) },
    ES_USER: username,
    ES_PASS: password,
  }),
};

/** A port that accepts once the server takes requests (Elasticsearch, "Networking", `readiness.port`). */
const READY_PORT = 9_399;

/** Its configuration folder holds its users, so that it must be written to. */
const CONFIG = '/work/config';

const SETTINGS = `discovery.type: single-node
network.host: 0.0.0.0
http.port: ${SEARCH_PROTOCOL.port}
readiness.port: ${READY_PORT}
path.data: /usr/share/elasticsearch/data
path.logs: /tmp
xpack.security.enabled: true
xpack.security.http.ssl.enabled: false
ingest.geoip.downloader.enabled: false
`;

/** Each user with its role. The server reads them as it starts; what was there before goes with the pod. */
const PREPARE = `set -eu
rm -rf ${CONFIG}
cp -r /usr/share/elasticsearch/config ${CONFIG}
cp /etc/search/elasticsearch.yml ${CONFIG}
export ES_PATH_CONF=${CONFIG}
while read -r user role; do
  password=$(cat "/run/passwords/$user")
  [ -n "$password" ] || { echo "the password of $user is empty: fill it in the Secret that it comes from" >&2; exit 1; }
  elasticsearch-users useradd "$user" -p "$password" -r "$role"
done </etc/search/users
`;

const DEFINITION: ServerDefinition<'search', CompleteServerProps> = {
  protocol: SEARCH_PROTOCOL,
  image: 'docker.elastic.co/elasticsearch/elasticsearch:8.17.4',
  subject: 'a SearchStore',
  props: { memory: 'required' },
  defaults: {
    memory: Size.gibibytes(1),
    cpuMillis: 500,
    cpuLimitMillis: 2_000,
    ephemeralStorage: Size.mebibytes(100),
    sockets: 500,
    startupSeconds: 180,
    terminationGracePeriodSeconds: 60,
  },
  findFaults: ({ memory }) =>
    memory.toMebibytes() >= 1_024 ? [] : [`memory is ${memory.toMebibytes()} MiB; write Size.gibibytes(1) or more`],
  limits: ({ sockets }) => ({ sockets }),
  filesFolder: '/etc/search',
  files: ({ services }) => ({
    'elasticsearch.yml': SETTINGS,
    'prepare.sh': PREPARE,
    users: ['store_admin superuser', ...services.map(({ name }) => `${name} editor`)].map((line) => `${line}\n`).join(''),
  }),
  program: (_store, { memory }) => ({
    user: 1_000,
    command: ['elasticsearch'],
    dataFolder: '/usr/share/elasticsearch/data',
    writable: [
      { name: 'work', path: '/work', size: Size.mebibytes(64) },
      { name: 'tmp', path: '/tmp', size: Size.mebibytes(256) },
    ],
    // Half of the memory is the heap; the rest is what the kernel keeps of its files.
    env: { ES_PATH_CONF: CONFIG, ES_JAVA_OPTS: `-Xms${memory.toMebibytes() / 2}m -Xmx${memory.toMebibytes() / 2}m` },
    probes: {
      startup: { tcpSocket: { port: k8s.IntOrString.fromNumber(READY_PORT) } },
      readiness: { tcpSocket: { port: k8s.IntOrString.fromNumber(READY_PORT) } },
      liveness: { tcpSocket: { port: k8s.IntOrString.fromNumber(SEARCH_PROTOCOL.port) } },
    },
    prepare: ['bash', '/etc/search/prepare.sh'],
  }),
};

/** What a search store is given. */
export interface SearchStoreProps extends ServerProps {
  /** Memory of the pod, 1 GiB or more; half of it is the heap. */
  readonly memory: Size;
}

/** One Elasticsearch server: a store of a kind that Fairlead does not know, written with what it exports. */
export class SearchStore extends ServerStore<'search', CompleteServerProps> {
  constructor(platform: Platform, id: string, given: SearchStoreProps) {
    super(platform, id, DEFINITION, given);
  }
}
