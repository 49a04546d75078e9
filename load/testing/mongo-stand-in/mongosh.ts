import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { isMainThread, MessageChannel, type MessagePort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { type Document, MongoClient } from 'mongodb';
import { toFerretDb } from './to-ferretdb';

/**
 * Stands in for MongoDB's shell, as far as a script that calls `db.adminCommand` needs it: `mongosh [options] URL FILE`. Its calls wait for
 * their answers, as in the shell, so another thread makes them. FerretDB knows users and their passwords, and neither roles nor what users
 * carry with them.
 */

/** What the threads share. */
interface Shared {
  readonly port: MessagePort;
  /** 1 once the answer to the last command is there. */
  readonly answered: Int32Array;
  readonly url: string;
}

interface Reply {
  readonly answer?: Document;
  readonly error?: string;
}

/** The first user of the stand-in for the server beside it. */
const ADMIN = Object.freeze({ username: 'stand_in', passwordFile: '/data/db/.stand-in' });

function runScript(args: readonly string[]): void {
  const [url = '', file = ''] = args.filter((arg) => !arg.startsWith('-'));
  const { port1: port, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const shared: Shared = { port: port2, answered, url };
  const worker = new Worker(__filename, { workerData: shared, transferList: [port2] });
  const adminCommand = (command: Document): Document => {
    Atomics.store(answered, 0, 0);
    port.postMessage(JSON.parse(JSON.stringify(command)));
    Atomics.wait(answered, 0, 0);
    const { answer, error } = (receiveMessageOnPort(port) as { readonly message: Reply }).message;
    if (!answer) throw new Error(error);
    return answer;
  };
  try {
    runInNewContext(readFileSync(file, 'utf8'), { db: { adminCommand }, require: createRequire(__filename) }, { filename: file });
  } finally {
    void worker.terminate();
    port.close();
  }
}

async function answerCommands({ port, answered, url }: Shared): Promise<void> {
  const client = new MongoClient(url, { auth: { username: ADMIN.username, password: readFileSync(ADMIN.passwordFile, 'utf8').trim() } });
  port.on('message', (command: Document) => {
    void answer(client, command).then((reply) => {
      port.postMessage(reply);
      Atomics.store(answered, 0, 1);
      Atomics.notify(answered, 0);
    });
  });
}

async function answer(client: MongoClient, command: Document): Promise<Reply> {
  try {
    const { known, answer } = toFerretDb(command);
    return { answer: known ? (JSON.parse(JSON.stringify(await client.db('admin').command(known))) as Document) : answer };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

if (isMainThread) runScript(process.argv.slice(2));
else void answerCommands(workerData as Shared);
