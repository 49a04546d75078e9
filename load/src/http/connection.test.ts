import { answerData, type ExampleServer, startExampleServer } from '../../testing/example-server';
import { Connection, type Outcome } from './connection';

let server: ExampleServer;
const sockets = new Set<unknown>();

beforeAll(async () => {
  server = await startExampleServer((request, response) => {
    sockets.add(request.socket);
    answerData(request, response);
  });
});
beforeEach(() => sockets.clear());
afterAll(() => server.close());

async function ask(connection: Connection, times: number): Promise<void> {
  for (let asked = 0; asked < times; asked += 1) {
    const outcome = await new Promise<Outcome>((done) => connection.ask({ method: 'GET', path: '/api/data' }, done));
    expect(outcome).toMatchObject({ status: 200 });
  }
}

test('a connection is used again and again', async () => {
  const connection = new Connection({ origin: server.url, timeoutMs: 5_000 });

  await ask(connection, 7);
  connection.end();

  expect(sockets.size).toBe(1);
});

test('after the most requests that it may carry, the next one opens another', async () => {
  const connection = new Connection({ origin: server.url, timeoutMs: 5_000, mostRequests: 3 });

  await ask(connection, 7);
  connection.end();

  expect(sockets.size).toBe(3);
});
