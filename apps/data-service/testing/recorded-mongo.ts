import { connect, createServer, type Server, type Socket } from 'node:net';
import { BSON } from 'mongodb';

type Command = Readonly<Record<string, unknown>>;

/** The real server by way of another port, with every command that came through. */
export interface RecordedMongo {
  readonly server: Server;
  readonly commands: readonly Command[];
}

/** Kind of message that carries commands (MongoDB Wire Protocol): a header, flags, the kind of its first section, a document. */
const OP_MSG = 2013;
const DOCUMENT_START = 21;

/**
 * Passes everything on to a server but what `refuse` names an error for: that is answered with the error.
 *
 * @param refuse code of the error
 */
export function recordCommands(target: string, refuse: (command: Command) => number | undefined): RecordedMongo {
  const { hostname, port } = new URL(target);
  const commands: Command[] = [];
  const server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    for (const socket of [inner, outer])
      socket.on('error', () => undefined).on('close', () => [inner, outer].forEach((each) => each.destroy()));
    outer.pipe(inner);
    onMessages(inner, (message) => {
      const command = message.readInt32LE(12) === OP_MSG ? readCommand(message) : undefined;
      if (command) commands.push(command);
      const code = command && refuse(command);
      if (code === undefined) outer.write(message);
      else inner.write(reply(message, { ok: 0, code, errmsg: `refused with ${code}` }));
    });
  });
  return { server, commands };
}

function onMessages(socket: Socket, take: (message: Buffer) => void): void {
  let received = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    while (received.length >= 4 && received.length >= received.readInt32LE(0)) {
      const length = received.readInt32LE(0);
      take(received.subarray(0, length));
      received = received.subarray(length);
    }
  });
}

function readCommand(message: Buffer): Command {
  return BSON.deserialize(message.subarray(DOCUMENT_START, DOCUMENT_START + message.readInt32LE(DOCUMENT_START)));
}

function reply(request: Buffer, document: Command): Buffer {
  const body = BSON.serialize(document);
  const before = Buffer.alloc(DOCUMENT_START);
  before.writeInt32LE(before.length + body.length, 0);
  before.writeInt32LE(request.readInt32LE(4), 8);
  before.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([before, body]);
}
