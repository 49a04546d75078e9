/** A mistake that somebody makes. */
export interface Mistake {
  readonly title: string;
  /** From the root of the workspace. @default overlays/platform.ts */
  readonly file?: string;
  /** Stands once in the file. */
  readonly before: string;
  /** What is written instead. */
  readonly after: string;
}

/** A contract. */
const CONTRACT = 'contracts/user-service/src/index.ts';

/** Those that are made most, and one that only a run can find. */
export const MISTAKES: readonly Mistake[] = [
  { title: 'A wrong symbol', before: 'new RedisStore(', after: 'new RediStore(' },
  { title: 'A number for a Size', before: 'memory: Size.mebibytes(256)', after: 'memory: 256' },
  { title: 'A quantity of Kubernetes for a Size', before: 'memory: Size.mebibytes(256)', after: "memory: '256Mi'" },
  { title: 'A quantity of Kubernetes for a number', before: 'cpuMillis: 500', after: "cpuMillis: '500m'" },
  { title: 'A syntax error', before: 'users.uses(redis);', after: 'users.uses(redis;' },
  { title: 'A misspelt prop', before: 'cpuLimitMillis: ', after: 'cpuLimitMilis: ' },
  { title: 'A call that no contract declares', before: 'gateway.calls(users);', after: 'users.calls(data);' },
  { title: 'A contract in place of its service', before: 'gateway.calls(users);', after: 'gateway.calls(userService);' },
  { title: 'A store that no contract declares', before: 'users.uses(redis);', after: 'users.uses(records);' },
  { title: 'A misspelt field of a contract', file: CONTRACT, before: 'stores: {', after: 'store: {' },
  { title: 'A field that a contract lacks', file: CONTRACT, before: '  port: 3001,\n', after: '' },
  { title: 'A store that there is none of', file: CONTRACT, before: 'stores: { redis:', after: 'stores: { postgres:' },
  {
    title: 'A misspelt field deep in a contract',
    file: CONTRACT,
    before: "{ path: '/users', methods: [",
    after: "{ path: '/users', method: [",
  },
  { title: 'A port that another service has', file: CONTRACT, before: 'port: 3001', after: 'port: 3002' },
  { title: 'A service that is never called', before: '  gateway.calls(users);\n', after: '' },
  { title: 'An error that is thrown', before: 'overlay.host)', after: "process.env['SHOP_HOST']!.trim())" },
];
