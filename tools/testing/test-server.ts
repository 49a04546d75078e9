import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a test's server was asked. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers. */
export interface Answer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON where it is no text. @default nothing */
  readonly body?: unknown;
}

/** A server on a free port of the loopback. */
export interface TestServer {
  readonly url: string;
  /** Everything that it was asked, in order. */
  readonly asked: readonly Asked[];
}

const open: { readonly close: () => unknown }[] = [];

afterEach(() => open.splice(0).forEach(({ close }) => close()));

/** Serves until the test is over. */
export async function startTestServer(answer: (asked: Asked) => Answer): Promise<TestServer> {
  const asked: Asked[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    const question = { method, path, headers, body: await text(request) };
    asked.push(question);
    const { status = 200, headers: given = {}, body = '' } = answer(question);
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...given });
    response.end(isText ? body : JSON.stringify(body));
  };
  const server = createServer((request, response) => void respond(request, response)).listen(0, '127.0.0.1');
  open.push({ close: () => (server.close(), server.closeAllConnections()) });
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Where nobody listens. */
export async function findClosedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}
