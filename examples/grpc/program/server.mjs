// Greets, and answers grpc.health.v1.Health. SIGUSR2 says that it is unwell, or well again.
import { hostname } from 'node:os';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { Greeter } from './greeter.mjs';

/** The name under which the kubelet asks: the whole server. */
const WHOLE = '';

const greet = ({ request }, answer) => answer(null, { text: `Hello, ${request.name}!`, host: hostname() });

const server = new Server();
const health = new HealthImplementation({ [WHOLE]: 'SERVING' });
health.addToServer(server);
server.addService(Greeter.service, { Greet: greet });

let isWell = true;
process.on('SIGUSR2', () => {
  isWell = !isWell;
  health.setStatus(WHOLE, isWell ? 'SERVING' : 'NOT_SERVING');
});
process.on('SIGTERM', () => server.tryShutdown(() => process.exit()));

server.bindAsync('0.0.0.0:50051', ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
  process.stdout.write('listening on 50051\n');
});
