/** A mistake that somebody makes in `overlays/platform.ts`. */
export interface Mistake {
  readonly title: string;
  /** Stands once in the file. */
  readonly before: string;
  /** What is written instead. */
  readonly after: string;
}

/** Those that are made most, and one that only a run can find. */
export const MISTAKES: readonly Mistake[] = [
  { title: 'A wrong symbol', before: 'new RedisStore(', after: 'new RediStore(' },
  { title: 'A number for a Size', before: 'memory: Size.mebibytes(256)', after: 'memory: 256' },
  { title: 'A syntax error', before: 'users.uses(redis);', after: 'users.uses(redis;' },
  { title: 'A misspelt prop', before: 'cpuLimitMillis: ', after: 'cpuLimitMilis: ' },
  { title: 'A call that no contract declares', before: 'gateway.calls(users);', after: 'users.calls(data);' },
  { title: 'A contract in place of its service', before: 'gateway.calls(users);', after: 'gateway.calls(userService);' },
  { title: 'A service that is never called', before: '  gateway.calls(users);\n', after: '' },
  { title: 'An error that is thrown', before: 'overlay.host)', after: "process.env['SHOP_HOST']!.trim())" },
];
