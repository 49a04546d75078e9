import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  dictionary,
  integer,
  ipV4,
  ipV6,
  oneof,
  option,
  record,
  string,
  tuple,
} from 'fast-check';
import type { Need, Variable } from 'fairlead/contract';

const maybe = <Value>(value: Arbitrary<Value>) => option(value, { nil: undefined });
const mostly = <Value>(good: Arbitrary<Value>, any: Arbitrary<Value>) =>
  oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: any });

const word = oneof(constantFrom('on', 'off', 'warn', ''), string({ maxLength: 3, unit: 'binary' }));
const address = oneof(ipV4(), ipV6());
const range = mostly(
  address,
  oneof(
    word,
    tuple(address, integer({ min: -1, max: 130 })).map((parts) => parts.join('/')),
  ),
);
const host = oneof(constantFrom('bank', 'bank.example.net:8443', 'ada:hunter2@bank', '$(HOST_IP)'), string({ maxLength: 6 }));
const url = tuple(constantFrom('http', 'https', 'redis', 'mongodb', 'mongodb+srv'), host, constantFrom('', '/', '/shop?w=1')).map(
  ([scheme, at, path]) => `${scheme}://${at}${path}`,
);
const odd = constantFrom('$(LOG_LEVEL)', '$$', '1e1', ' 5', '-0', 1.5, Number.NaN);
const anyValue: Arbitrary<string | number> = oneof(integer({ min: -60, max: 60 }), word, url, range, odd);

const facts = {
  description: constant('what it does'),
  required: maybe(constant('production')),
  secret: mostly(constant(false), boolean()),
};

/** A variable of a contract; its default, and what it allows, may be wrong. */
export const variable = oneof(
  record({
    ...facts,
    type: constant('integer'),
    min: integer({ min: -50, max: 5 }),
    max: integer({ min: 0, max: 50 }),
    default: maybe(integer({ min: -60, max: 60 })),
  }),
  record({ ...facts, type: constant('text'), default: maybe(word) }),
  record({ ...facts, type: constant('choice'), choices: array(word, { minLength: 1, maxLength: 3 }), default: maybe(word) }),
  record({
    ...facts,
    type: constant('url'),
    protocols: constantFrom(['http:'], ['https:', 'http:'], ['redis:'], ['mongodb:', 'mongodb+srv:'], ['mysql:']),
    default: maybe(url),
  }),
  record({ ...facts, type: constant('address'), form: constantFrom('host', 'host:port'), default: maybe(host) }),
  record({ ...facts, type: constant('cidrs'), default: maybe(array(range, { maxLength: 2 })) }),
) as Arbitrary<Variable>;

/** A value for a variable, mostly one with which a service starts. */
export function valueFor(each: Variable): Arbitrary<string | number> {
  return mostly(goodValueFor(each), anyValue);
}

function goodValueFor(each: Variable): Arbitrary<string | number> {
  switch (each.type) {
    case 'integer':
      return integer({ min: each.min, max: Math.max(each.min, each.max) });
    case 'text':
      return word;
    case 'choice':
      return constantFrom(...each.choices);
    case 'url':
      return constantFrom(...each.protocols.map((protocol) => `${protocol}//bank`));
    case 'address':
      return constantFrom(each.form === 'host' ? 'bank' : 'bank:8443', each.form === 'host' ? '10.0.0.7' : '[fd00::7]:8443');
    case 'cidrs':
      return array(range, { minLength: 1, maxLength: 3 }).map((ranges) => ranges.join(','));
  }
}

/** Names that no other service has, and names that come with the kit, a proxy, a store or a callee. */
const name = mostly(
  constantFrom('SIZE', 'NOTE', 'BANK_URL', 'BANK_TOKEN'),
  constantFrom('LOG_LEVEL', 'SERVICE_VERSION', 'PORT', 'TRUSTED_PROXIES', 'REDIS_URL', 'MONGO_POOL_SIZE', 'STOCK_URL'),
);
const own = variable.chain((each) =>
  record({ variable: constant(each), value: valueFor(each), place: constantFrom('env', 'pod.env', 'secret', 'patch', 'nowhere') }),
);
const stores = record(
  { redis: constantFrom<Need>('required', 'optional'), mongo: constantFrom<Need>('required', 'optional') },
  { requiredKeys: [] },
);

/** What a team may write of a service, right or wrong. */
export const randomService = record({
  foreign: boolean(),
  stores,
  /** Whether it calls another service. */
  calls: boolean(),
  /** Variables of its own, each with a value and where that is given. */
  own: dictionary(name, own, { maxKeys: 4 }),
  lingerMs: mostly(constantFrom(0, 5_000), constantFrom(-1, 1.5, 7_200_000)),
  pool: maybe(mostly(constantFrom(2, 10), constantFrom(0, 5_000))),
  tag: mostly(constantFrom('sha-1', '1.27.5'), constantFrom('7', 'on')),
  /** Whether the platform declares what the contract calls and uses. */
  isWired: mostly(constant(true), boolean()),
});

/** One that {@link randomService} makes. */
export type RandomService = typeof randomService extends Arbitrary<infer Value> ? Value : never;
