// Greets, and answers grpc.health.v1.Health. SIGUSR2 takes its store away, and gives it back; after SIGHUP it hangs.
import { hostname } from 'node:os';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { Greeter } from './greeter.mjs';

/** The name under which the kubelet asks whether it is ready: the whole server. */
const WHOLE = '';

/** Under this one, whether it is alive: no store changes the answer. */
const LIVENESS = 'liveness';

const greet = ({ request }, answer) => answer(null, { text: `Hello, ${request.name}!`, host: hostname() });

const server = new Server();
const health = new HealthImplementation({ [WHOLE]: 'SERVING', [LIVENESS]: 'SERVING' });
health.addToServer(server);
server.addService(Greeter.service, { Greet: greet });

let hasStore = true;
process.on('SIGUSR2', () => {
  hasStore = !hasStore;
  health.setStatus(WHOLE, hasStore ? 'SERVING' : 'NOT_SERVING');
});
process.on('SIGHUP', () => {
  for (;;);
});
process.on('SIGTERM', () => server.tryShutdown(() => process.exit()));

server.bindAsync('0.0.0.0:50051', ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
  process.stdout.write('listening on 50051\n');
});
