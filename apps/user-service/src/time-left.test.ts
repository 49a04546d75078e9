import { once } from 'node:events';
import { connect } from 'node:net';
import type { RunningService } from '@fairlead/service-kit/testing';
import { v7 } from 'uuid';
import { startService } from '../testing/start-service';
import { EmbeddedUserStore } from './store/embedded-user-store';

let service: RunningService;
beforeAll(async () => {
  service = await startService(() => new EmbeddedUserStore({ now: () => new Date(), newId: () => v7() }));
});
afterAll(() => service.stop());

const USER = JSON.stringify({ name: 'Ada', email: 'ada@example.org' });

test('a user whose body does not arrive while the caller waits is not created', async () => {
  const socket = connect(service.port, 'localhost');
  const head = ['POST /users HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', `Content-Length: ${USER.length}`];

  socket.write(`${[...head, 'X-Request-Timeout-Ms: 80'].join('\r\n')}\r\n\r\n${USER.slice(0, 5)}`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();

  expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /);
  expect(await (await fetch(`${service.url}/users`)).json()).toMatchObject({ total: 0 });
});

test('a caller that has time is answered, and what was dropped is counted', async () => {
  const headers = { 'Content-Type': 'application/json', 'X-Request-Timeout-Ms': '5000' };

  const answer = await fetch(`${service.url}/users`, { method: 'POST', headers, body: USER });

  expect(answer.status).toBe(201);
  expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('requests_dropped_total{reason="late"} 0');
});
