// client.mjs [CALLS [ADDRESS]]: calls the greeter so often, and says how often each of its pods answered; fails with the first call that
// does. By default it goes on without end, whatever fails.
import { setTimeout } from 'node:timers/promises';
import { credentials } from '@grpc/grpc-js';
import { Greeter } from './greeter.mjs';

const DEADLINE_MS = 3_000;
const PAUSE_MS = 50;

const [calls, address = process.env.GREETER_ADDRESS] = process.argv.slice(2);

// The name stands for all ready pods: who takes turns among them balances.
const client = new Greeter(`dns:///${address}`, credentials.createInsecure(), {
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
});

const greet = () =>
  new Promise((resolve, reject) => {
    client.Greet({ name: 'Ada' }, { deadline: Date.now() + DEADLINE_MS }, (error, greeting) => (error ? reject(error) : resolve(greeting)));
  });

const tell = (error) => process.stderr.write(`${error.message}\n`);

async function count() {
  const answers = {};
  for (let call = 0; call < Number(calls); call += 1) {
    const { host } = await greet();
    answers[host] = (answers[host] ?? 0) + 1;
    await setTimeout(PAUSE_MS);
  }
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}

async function goOn() {
  for (;;) {
    await greet().catch(tell);
    await setTimeout(PAUSE_MS);
  }
}

try {
  await (calls === undefined ? goOn() : count());
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
client.close();
// A connection that nobody answers would hold the process for two minutes more.
process.exit();
