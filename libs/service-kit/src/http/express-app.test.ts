import { once } from 'node:events';
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import { Overloaded } from '../errors/errors';
import { createExpressApp, messageClasses } from './express-app';
import { createHttpServer } from './http-server';
import { createMemoryLog } from '../../testing/memory-log';
import { startShop } from '../../testing/start-shop';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const urlOf = (server: Server) => `http://localhost:${(server.address() as AddressInfo).port}`;

async function serve(app: Express): Promise<string> {
  const { log } = createMemoryLog();
  const server = createHttpServer(app, { contract: { routes: [] }, maxConnections: 10, log }).listen(0);
  servers.push(server);
  await once(server, 'listening');
  return urlOf(server);
}

test('Express finds nothing to change: in a handler both objects still have the prototypes they were born with', async () => {
  const seen: unknown[] = [];
  const { app, url } = await startShop((shop) =>
    shop.get('/items', (request, response) => {
      seen.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response));
      response.json([]);
    }),
  );
  const classes = messageClasses(app);

  await fetch(`${url}/items`);

  expect(seen).toEqual([classes.IncomingMessage.prototype, classes.ServerResponse.prototype]);
  expect(seen[0]).toBe(classes.IncomingMessage.prototype);
  expect(seen[1]).toBe(classes.ServerResponse.prototype);
});

test('both classes are Node’s own underneath, and each application has its own', () => {
  const first = messageClasses(createExpressApp());
  const second = messageClasses(createExpressApp());

  expect(first.IncomingMessage.prototype).toBeInstanceOf(IncomingMessage);
  expect(first.ServerResponse.prototype).toBeInstanceOf(ServerResponse);
  expect(first.IncomingMessage).not.toBe(second.IncomingMessage);
});

test('requests and answers have everything that Express gives them', async () => {
  const { url, app } = await startShop((shop) =>
    shop.get('/items/:id', (request, response) => {
      const { params, query, path, hostname, protocol, ip } = request;
      response
        .status(202)
        .location('/there')
        .json({ params, query, path, hostname, protocol, ip, sameApp: request.app === app });
    }),
  );

  const answer = await fetch(`${url}/items/a%20b?q=1&q=2`);

  expect(answer.status).toBe(202);
  expect(answer.headers.get('Location')).toBe('/there');
  expect(await answer.json()).toEqual({
    params: { id: 'a b' },
    query: { q: ['1', '2'] },
    path: '/items/a%20b',
    hostname: 'localhost',
    protocol: 'http',
    ip: expect.stringMatching(/^(::1|(::ffff:)?127\.0\.0\.1)$/) as string,
    sameApp: true,
  });
});

test('says nothing of Express, and leaves entity tags to those who have a version', async () => {
  const { url } = await startShop((shop) => shop.get('/items', (_request, response) => response.json([])));

  const answer = await fetch(`${url}/items`);

  expect(answer.headers.has('X-Powered-By')).toBe(false);
  expect(answer.headers.has('ETag')).toBe(false);
});

test('leaves the prototypes of other Express applications alone', () => {
  const before = Object.getPrototypeOf(express.request) as unknown;

  createExpressApp();

  expect(Object.getPrototypeOf(express.request)).toBe(before);
});

test('JSON has its type and its length, and the type that a handler has given it', async () => {
  const { url } = await startShop((shop) => {
    shop.get('/items', (_request, response) => void response.json(['ü']));
    shop.get('/items/:id', (_request, response) => void response.type('application/feed+json').json([]));
  });

  const items = await fetch(`${url}/items`);
  const feed = await fetch(`${url}/items/1`);

  expect(Object.fromEntries(items.headers)).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'content-length': '6' });
  expect(await items.json()).toEqual(['ü']);
  expect(feed.headers.get('Content-Type')).toBe('application/feed+json');
});

test('JSON keeps the headers that a handler has set, and a problem replaces its own', async () => {
  const { url } = await startShop((shop) => {
    shop.get('/items', (_request, response) => void response.set('Cache-Control', 'no-store').json([]));
    shop.get('/items/:id', (_request, response) => {
      response.set({ 'Retry-After': '60', 'Content-Length': '7', Vary: 'Accept' });
      throw new Overloaded('the store is away');
    });
  });

  const items = await fetch(`${url}/items`);
  const item = await fetch(`${url}/items/1`);

  expect(items.headers.get('Cache-Control')).toBe('no-store');
  expect(await items.json()).toEqual([]);
  expect(Object.fromEntries(item.headers)).toMatchObject({
    'retry-after': '1',
    vary: 'Accept',
    'content-type': 'application/problem+json',
  });
  expect(await item.json()).toMatchObject({ status: 503 });
});

test('JSON of a HEAD request has the length of its body, and no body', async () => {
  const { url } = await startShop((shop) => shop.get('/items', (_request, response) => void response.json(['ü'])));

  const answer = await fetch(`${url}/items`, { method: 'HEAD' });

  expect(answer.headers.get('Content-Length')).toBe('6');
  expect(await answer.text()).toBe('');
});

describe('what comes before Express', () => {
  const failure = new Error('no');

  test('is called in its order, and the router when all have passed the request on', async () => {
    const called: string[] = [];
    const passesOn = (name: string): RequestHandler => {
      return (_request, _response, next) => {
        called.push(name);
        next();
      };
    };
    const app = createExpressApp(passesOn('a'), passesOn('b'));
    app.get('/items', (_request, response) => void response.json(called));

    expect(await (await fetch(`${await serve(app)}/items`)).json()).toEqual(['a', 'b']);
  });

  test('ends with the handler that answers', async () => {
    const app = createExpressApp((_request, response) => void response.json('first'));
    app.get('/items', (_request, response) => void response.json('router'));

    expect(await (await fetch(`${await serve(app)}/items`)).json()).toBe('first');
  });

  test.each<{ how: string; handler: RequestHandler }>([
    {
      how: 'thrown',
      handler: () => {
        throw failure;
      },
    },
    { how: 'passed to next', handler: (_request, _response, next) => next(failure) },
    { how: 'passed to next later', handler: (_request, _response, next) => void setImmediate(() => next(failure)) },
    { how: 'rejected with', handler: () => Promise.reject(failure) },
  ])('answers an error that is $how, and calls nobody else', async ({ handler }) => {
    let isCalled = false;
    const app = createExpressApp(handler, () => void (isCalled = true));

    const answer = await fetch(`${await serve(app)}/items`);

    expect(answer.status).toBe(500);
    expect(isCalled).toBe(false);
  });
});

test('an application that another server serves answers too', async () => {
  const app = createExpressApp((_request, response) => void response.json('first'));
  const server = createServer(app).listen(0);
  servers.push(server);
  await once(server, 'listening');

  expect(await (await fetch(urlOf(server))).json()).toBe('first');
});
