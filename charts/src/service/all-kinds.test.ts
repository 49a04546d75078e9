import { ApiObject } from 'cdk8s';
import {
  defineContract,
  defineGrpcService,
  defineJob,
  defineTcpServer,
  defineWorker,
  type WorkloadContract,
  type WorkloadInput,
} from 'fairlead/contract';
import { createPlatform, memory, prod } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import type { Component } from '../graph/component';
import { ScheduledJob } from '../job/scheduled-job';
import { Task } from '../job/task';
import { ExternalApi } from '../outside/external-api';
import { ExternalService } from '../outside/external-service';
import type { Platform } from '../platform/platform';
import { ExternalStore } from '../stores/external-store';
import { MongoStore } from '../stores/mongo/mongo-store';
import { RedisStore } from '../stores/redis/redis-store';
import { DaemonService } from '../worker/daemon-service';
import { Worker } from '../worker/worker';
import type { Workload } from '../workload/workload';
import { GrpcService } from './grpc-service';
import { HttpService } from './http-service';
import { TcpServer } from './tcp-server';

/** As plain JavaScript, or a value whose type says nothing, lets anything through. */
const untyped = (given: unknown) => given as never;

const DEPLOYED = { scale: replicas(1) };
const environment: typeof prod = {
  ...prod,
  images: {
    kind: 'pinned',
    references: Object.fromEntries(
      ['http', 'grpc', 'tcp', 'worker', 'cron', 'task', 'daemon', 'redis', 'mongo', 'busybox', 'kubectl'].map((name) => [
        name,
        `${name}:1.2.3`,
      ]),
    ),
  },
};

interface Kind {
  readonly name: string;
  /** As it is told of. */
  readonly subject: string;
  readonly define: (input: WorkloadInput) => WorkloadContract;
  readonly make: (platform: Platform, contract: WorkloadContract, props: object) => Component;
}

/** Every kind that keeps a contract. */
const KINDS: readonly Kind[] = [
  {
    name: 'http',
    subject: 'an HttpService',
    define: (input) => defineContract(untyped({ ...input, port: 3000 })),
    make: (platform, contract, props) => new HttpService(platform, untyped(contract), untyped({ ...DEPLOYED, ...props })),
  },
  {
    name: 'grpc',
    subject: 'a GrpcService',
    define: (input) => defineGrpcService(untyped({ ...input, port: 7070 })),
    make: (platform, contract, props) => new GrpcService(platform, untyped(contract), untyped({ ...DEPLOYED, ...props })),
  },
  {
    name: 'tcp',
    subject: 'a TcpServer',
    define: (input) => defineTcpServer(untyped({ ...input, port: 2525 })),
    make: (platform, contract, props) => new TcpServer(platform, untyped(contract), untyped({ ...DEPLOYED, ...props })),
  },
  {
    name: 'worker',
    subject: 'a Worker',
    define: (input) => defineWorker(untyped({ ...input, managementPort: 9464 })),
    make: (platform, contract, props) => new Worker(platform, untyped(contract), untyped({ ...DEPLOYED, ...props })),
  },
  {
    name: 'daemon',
    subject: 'a DaemonService',
    define: (input) => defineWorker(untyped({ ...input, managementPort: 9464 })),
    make: (platform, contract, props) => new DaemonService(platform, untyped(contract), untyped(props)),
  },
  {
    name: 'cron',
    subject: 'a ScheduledJob',
    define: (input) => defineJob(untyped(input)),
    make: (platform, contract, props) => new ScheduledJob(platform, untyped(contract), untyped({ schedule: '@daily', ...props })),
  },
  {
    name: 'task',
    subject: 'a Task',
    define: (input) => defineJob(untyped(input)),
    make: (platform, contract, props) => new Task(platform, untyped(contract), untyped(props)),
  },
];

/** One that must be set in production, one with bounds, and one that only an address can be. */
const VARIABLES = {
  BANK_URL: { type: 'url', protocols: ['https:'], required: 'production', description: 'its bank' },
  QUEUE_ADDRESS: { type: 'address', form: 'host:port', description: 'its queue' },
} as const;

/** One of a kind, with everything that is asked for wrong. */
function makeWrong(platform: Platform, { name, define, make }: Kind): void {
  const contract = define({ name, description: name, env: VARIABLES });
  const component = make(platform, contract, { imge: name, env: { QUEUE_ADDRESS: 'queue:99999' } });
  new ApiObject(component, 'several', { apiVersion: 'v1', kind: 'List', items: [] });
  new ApiObject(component, 'again', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
}

test('of every kind, a misspelt prop, an unset variable, foreign objects in its tree and a wrong port are told in one run', () => {
  const platform = createPlatform(environment);
  for (const kind of KINDS) makeWrong(platform, kind);

  const faults = platform.findFaults();

  expect(faults).toHaveLength(KINDS.length * 5);
  for (const { name, subject } of KINDS)
    expect(faults.filter((fault) => fault.startsWith(`prod/${name}:`) || fault.startsWith(`shop-prod/${name}/`))).toEqual([
      expect.stringContaining(`prod/${name}: env.QUEUE_ADDRESS is not usable`),
      expect.stringContaining(`prod/${name}: imge is no prop of ${subject}; write image`),
      expect.stringContaining(`prod/${name}: its contract requires BANK_URL`),
      expect.stringContaining(`shop-prod/${name}/again: ConfigMap ${name} overwrites`),
      expect.stringContaining(`shop-prod/${name}/several: nothing would prove the items of a List`),
    ]);
});

test('a wrong contract hides none of that but what may follow from it', () => {
  const platform = createPlatform(environment);
  for (const { name, define, make } of KINDS) {
    const KEY = { type: 'text', secret: true, required: 'production', description: 'its key' } as const;
    const LIMIT = { type: 'number', required: 'production', description: 'how many' };
    make(platform, define(untyped({ name, description: name, env: { ...VARIABLES, KEY, LIMIT } })), { imge: name });
  }

  const faults = platform.findFaults();

  expect(faults).toHaveLength(KINDS.length * 3);
  for (const { name, subject } of KINDS)
    expect(faults.filter((fault) => fault.startsWith(`contract "${name}":`) || fault.startsWith(`prod/${name}:`))).toEqual([
      expect.stringContaining(`contract "${name}": env.LIMIT.type is "number"`),
      expect.stringContaining(`prod/${name}: imge is no prop of ${subject}; write image`),
      expect.stringContaining(`prod/${name}: its contract requires BANK_URL`),
    ]);
});

test('a sound object in the tree of any kind is rendered', () => {
  const platform = createPlatform(environment);
  for (const { name, define, make } of KINDS)
    new ApiObject(make(platform, define({ name, description: name }), {}), 'own', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `${name}-own` },
    });

  const rendered = platform.toJson().map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);

  expect(rendered).toEqual(expect.arrayContaining(KINDS.map(({ name }) => `ConfigMap shop-prod/${name}-own`)));
});

test('so are the ports of every contract, with what its variables lack', () => {
  const platform = createPlatform(environment);
  const env = VARIABLES;
  new HttpService(platform, defineContract({ name: 'http', description: 'http', port: 0, ports: { admin: 70_000 }, env }), DEPLOYED);
  new GrpcService(platform, defineGrpcService({ name: 'grpc', description: 'grpc', port: 0, env }), DEPLOYED);
  new TcpServer(platform, defineTcpServer({ name: 'tcp', description: 'tcp', port: 2525, managementPort: 0, env }), DEPLOYED);
  new Worker(platform, defineWorker({ name: 'worker', description: 'worker', managementPort: 65_536, env }), DEPLOYED);

  expect(platform.findFaults()).toEqual([
    'contract "grpc": port is 0; give a whole number from 1 to 65535',
    'contract "http": port is 0; give a whole number from 1 to 65535',
    'contract "http": ports.admin is 70000; give a whole number from 1 to 65535',
    'contract "tcp": managementPort is 0; give a whole number from 1 to 65535',
    'contract "worker": managementPort is 65536; give a whole number from 1 to 65535',
    ...['grpc', 'http', 'tcp', 'worker'].map((name) => expect.stringContaining(`prod/${name}: its contract requires BANK_URL`) as unknown),
  ]);
});

test('whoever calls, a port that the callee does not have is told, and so are a store and a callee that are none', () => {
  const stock = defineContract({ name: 'http', description: 'http', port: 3000, ports: { admin: 9090 } });
  const platform = createPlatform(environment);
  const callee = new HttpService(platform, stock, DEPLOYED);
  const callers = KINDS.filter(({ name }) => name !== 'http');
  for (const { name, define, make } of callers) {
    const caller = make(platform, define(untyped({ name, description: name, calls: [stock], stores: { redis: 'required' } })), {});
    (caller as Workload).calls(untyped(callee), untyped({ ports: ['admn'] })).uses(untyped(callee));
  }

  const faults = platform.findFaults();

  for (const { name } of callers)
    expect(faults.filter((fault) => fault.startsWith(`prod/${name}:`)).map((fault) => fault.replace(/[;,].*/, ''))).toEqual([
      expect.stringContaining(`prod/${name}: calls(http) names the port`),
      `prod/${name}: its contract requires redis`,
      expect.stringContaining(`prod/${name}: uses(`),
    ]);
});

test('and what stands for somebody outside: its props, ports, addresses and objects', () => {
  const platform = createPlatform(environment);
  const billing = defineContract({ name: 'billing', description: 'bills', port: 3009 });
  const address = { host: 'redis.example.com', cidrs: ['10.0.0.0/24'] };

  const api = new ExternalApi(platform, 'stripe', untyped({ hosts: ['https://api.stripe.com'], ports: [0], cidr: ['198.51.100.0/24'] }));
  const service = new ExternalService(platform, billing, untyped({ namespace: 'Billing', labels: {} }));
  const store = new ExternalStore(
    platform,
    'managed',
    untyped({ ...address, kind: 'redis', port: 99_999, cidrs: ['10.0.0.0'], tlss: true }),
  );
  for (const component of [api, service, store]) new ApiObject(component, 'several', { apiVersion: 'v1', kind: 'List', items: [] });
  new RedisStore(platform, 'redis', untyped({ memory, sizes: 1 }));
  new MongoStore(platform, 'mongo', untyped({ ticket: 9 }));

  expect(platform.findFaults().map((fault) => fault.replace(/;.*/, ''))).toEqual([
    'prod/billing: labels is no prop of an ExternalService',
    'prod/billing: namespace is "Billing"',
    'prod/managed: cidrs has "10.0.0.0"',
    'prod/managed: port is 99999',
    'prod/managed: tlss is no prop of an ExternalStore',
    'prod/mongo: ticket is no prop of a MongoStore',
    'prod/redis: sizes is no prop of a RedisStore',
    'prod/stripe: cidr is no prop of an ExternalApi',
    'prod/stripe: hosts[0] is "https://api.stripe.com"',
    'prod/stripe: ports[0] is 0',
    'shop-prod/billing/several: nothing would prove the items of a List',
    'shop-prod/managed/several: nothing would prove the items of a List',
    'shop-prod/stripe/several: nothing would prove the items of a List',
  ]);
});
