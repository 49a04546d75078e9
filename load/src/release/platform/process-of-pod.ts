import { NODE_PROGRAM } from '../load-pod/objects';
import type { LivePlatform } from './platform';

/** The file that an image of ours runs, in its working folder. */
const MAIN = 'main.js';

/** Finds the process of the service: the first one of the container only passes signals on. */
const FIND_PROCESS = `
const { readdirSync, readFileSync } = require('fs');
const argumentsOf = (id) => { try { return readFileSync('/proc/' + id + '/cmdline', 'utf8').split('\\0'); } catch { return []; } };
const id = readdirSync('/proc').find((id) => argumentsOf(id)[0] === process.execPath && argumentsOf(id)[1] === ${JSON.stringify(MAIN)});
if (id === undefined) throw new Error('no process runs ${MAIN}');
`;

const KILL = `${FIND_PROCESS}
process.kill(Number(id), 'SIGKILL');`;

/** 16 MiB again and again, until the container is over its limit. Buffers lie outside of the heap, whose size Node itself bounds. */
const LEAK = 'globalThis.leak = []; setInterval(() => globalThis.leak.push(Buffer.alloc(2 ** 24, 1)), 20)';

/** Has the service itself take memory, by its debugger: whatever else does so in the container, would be killed in its place. */
const EXCEED_MEMORY = `${FIND_PROCESS}
process.kill(Number(id), 'SIGUSR1');
const ask = async () => (await fetch('http://127.0.0.1:9229/json')).json();
const askAgain = () => new Promise((done) => setTimeout(done, 100)).then(ask);
void [...Array(50)].reduce((asked) => asked.catch(askAgain), ask()).then(([{ webSocketDebuggerUrl }]) => {
  const socket = new WebSocket(webSocketDebuggerUrl);
  socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: ${JSON.stringify(LEAK)} } }));
  socket.onerror = () => process.exit();
});`;

/** Ends the process of a service at once, as `kill -9` does. */
export async function killProcess(platform: LivePlatform, service: string, pod: string): Promise<void> {
  await runInPod(platform, service, pod, KILL);
}

/** Has the process of a service take ever more memory, until the kernel kills it. */
export async function exceedMemory(platform: LivePlatform, service: string, pod: string): Promise<void> {
  await runInPod(platform, service, pod, EXCEED_MEMORY);
}

/** What it ends with says nothing: it is killed with the container. That something happened to that, is seen from outside. */
async function runInPod({ kubectl, namespace }: LivePlatform, service: string, pod: string, script: string): Promise<void> {
  await kubectl.ask(['exec', pod, `--namespace=${namespace}`, `--container=${service}`, '--', NODE_PROGRAM, '-e', script]);
}
