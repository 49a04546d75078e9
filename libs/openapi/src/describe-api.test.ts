import { defineContract, forward, type Route } from 'fairlead/contract';
import { z } from 'zod';
import { describeApi } from './describe-api';
import type { Operation, Operations } from './operation';

const info = { title: 'Shop', version: '1.2.3' };
const orders = defineContract({
  name: 'orders',
  description: 'orders',
  port: 4001,
  routes: [
    { path: '/orders', methods: ['GET', 'POST'], maxBodyBytes: 2048, timeoutMs: 5_000, rateLimitPerSecond: 7 },
    { path: '/orders/:id', methods: ['GET'], stream: true },
  ],
});
const order = z
  .object({ id: z.uuid(), lines: z.array(z.string()).readonly() })
  .readonly()
  .meta({ id: 'Order' });
const read: Operation = {
  id: 'getOrder',
  tag: 'orders',
  summary: 'Reads an order',
  path: z.object({ id: z.uuid() }),
  answers: { 200: { description: 'The order.', body: order, headers: ['ETag'] } },
  refusals: { 404: 'No order has the id.' },
};
const operations: Operations = {
  'GET /orders': {
    id: 'listOrders',
    tag: 'orders',
    summary: 'Lists orders',
    query: z.strictObject({
      limit: z.string().transform(Number).pipe(z.int().min(1).max(9)).default(5).describe('Most of them.'),
      after: z.uuid(),
    }),
    answers: { 200: { description: 'Some.', body: z.array(order), leadsTo: { getOrder: { id: '$response.body#/id' } } } },
  },
  'POST /orders': {
    id: 'createOrder',
    tag: 'orders',
    summary: 'Creates an order',
    headers: z.object({ 'idempotency-key': z.string().optional() }),
    body: { schema: order },
    answers: { 201: { description: 'The new one.', body: order, headers: ['Location'] } },
  },
  'GET /orders/:id': read,
};

const shop = (routes: readonly Route[] = forward(orders, '/orders', '/api/orders', { rest: true })) => ({ name: 'shop', routes });
const describeShop = (given: Readonly<Record<string, Operations>> = { orders: operations }, contract = shop()) =>
  describeApi({ info, contract, operations: given });

test('has the public paths in the order of the contract, as OpenAPI writes them', () => {
  const { openapi, info: told, servers, paths } = describeShop();

  expect({ openapi, told, servers }).toEqual({ openapi: '3.1.1', told: info, servers: [{ url: '/' }] });
  expect(Object.entries(paths).map(([path, methods]) => [path, Object.keys(methods)])).toEqual([
    ['/api/orders', ['get', 'post']],
    ['/api/orders/{id}', ['get']],
  ]);
});

test('parameters of a query are what comes of them, and may be left out where the schema has a default', () => {
  const parameters = describeShop().paths['/api/orders']?.get?.parameters;

  expect(parameters).toEqual([
    {
      name: 'limit',
      in: 'query',
      required: false,
      description: 'Most of them.',
      schema: { type: 'integer', minimum: 1, maximum: 9, default: 5 },
    },
    { name: 'after', in: 'query', required: true, schema: expect.objectContaining({ type: 'string', format: 'uuid' }) },
    { $ref: '#/components/parameters/RequestId' },
  ]);
});

test('headers are written as people write them', () => {
  expect(describeShop().paths['/api/orders']?.post?.parameters[0]).toMatchObject({
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
  });
});

test('a schema with a name is there once, and says nothing of our types', () => {
  const { components, paths } = describeShop();

  expect(components.schemas['Order']).toEqual({
    type: 'object',
    properties: { id: expect.objectContaining({ format: 'uuid' }), lines: { type: 'array', items: { type: 'string' } } },
    required: ['id', 'lines'],
  });
  expect(paths['/api/orders']?.post?.requestBody).toEqual({
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
  });
});

test('two schemas of one name are refused, rather than that one of them is told of both', () => {
  const other: Operation = {
    ...read,
    answers: { 200: { description: 'Another.', body: z.object({ pieces: z.int() }).meta({ id: 'Order' }) } },
  };

  expect(() => describeShop({ orders: { ...operations, 'GET /orders/:id': other } })).toThrow('two schemas have the name Order');
});

test('what a route allows is in its operations', () => {
  const { paths } = describeShop();

  expect(paths['/api/orders']?.get?.['x-limits']).toEqual({ max_body_bytes: 2048, timeout_ms: 5_000, rate_limit_per_second: 7 });
  expect(paths['/api/orders/{id}']?.get?.['x-limits']).toEqual({ max_body_bytes: 1024 * 1024 });
  expect(paths['/api/orders']?.post?.responses['413']).toMatchObject({ description: 'The body is larger than 2048 bytes.' });
});

test('every operation knows what can be wrong with any request, those with a body and those passed on what can be wrong with these', () => {
  const own = defineContract({
    name: 'shop',
    description: 'shop',
    port: 4002,
    routes: [{ path: '/note', methods: ['GET'], public: true }],
  });
  const note: Operations = { 'GET /note': { id: 'getNote', tag: 'note', summary: 'Reads', answers: { 200: { description: 'It.' } } } };
  const statusesOf = (operation: { responses: object } | undefined) => Object.keys(operation?.responses ?? {}).join(' ');

  expect(statusesOf(describeShop({ shop: note }, own).paths['/note']?.get)).toBe('200 400 408 417 429 431 500');
  expect(statusesOf(describeShop().paths['/api/orders/{id}']?.get)).toBe('200 400 404 408 413 417 429 431 500 502 503 504');
  expect(statusesOf(describeShop().paths['/api/orders']?.post)).toBe('201 400 408 413 415 417 429 431 500 502 503 504');
});

test.each([
  {
    given: { orders: { ...operations, 'DELETE /orders': read } },
    fault: 'DELETE /orders of orders is described, and no public route leads to it; take the description out',
  },
  {
    given: { orders: { 'GET /orders': operations['GET /orders'] as Operation, 'GET /orders/:id': read } },
    fault: 'POST /api/orders is public, and no operation describes it; add one beside the contract of its service',
  },
  {
    given: { orders: operations },
    routes: [...shop().routes, { path: '/files/*', methods: ['GET'], public: true } as const],
    fault: '/files/* stands for many paths, which OpenAPI cannot say; declare the routes below it one by one',
  },
])('refuses: $fault', ({ given, routes, fault }) => {
  expect(() => describeShop(given, shop(routes))).toThrow(fault);
});
