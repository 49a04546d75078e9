import { BSON } from 'mongodb';

/** MongoDB's wire protocol as a server reads and writes it (MongoDB Wire Protocol, OP_MSG specification). Used by tests only. */

const HEADER_BYTES = 16;
/** Kinds of message; the old ones only for the first of a connection. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
/** Bits of an OP_MSG: more replies follow; the client takes more than one. */
const MORE_TO_COME = 1 << 1;
const EXHAUST_ALLOWED = 1 << 16;

/** A command as it arrived. */
export interface Command {
  readonly name: string;
  readonly body: BSON.Document;
  /** Fields of the body that came as document sequences. */
  readonly sequences: readonly string[];
  readonly requestId: number;
  readonly isOldKind: boolean;
  /** Whether the client takes one reply after the other. */
  readonly mayStream: boolean;
}

/** Takes the whole messages out of what was received. @returns the commands, and the bytes of the one that is not there yet */
export function readCommands(received: Buffer): { readonly commands: readonly Command[]; readonly rest: Buffer } {
  const commands: Command[] = [];
  let rest = received;
  while (rest.length >= HEADER_BYTES && rest.length >= rest.readInt32LE(0)) {
    const length = rest.readInt32LE(0);
    commands.push(readCommand(rest.subarray(0, length)));
    rest = rest.subarray(length);
  }
  return { commands, rest };
}

function readCommand(message: Buffer): Command {
  const isOldKind = message.readInt32LE(12) === OP_QUERY;
  const { body, sequences } = isOldKind ? { body: readQuery(message), sequences: [] } : readSections(message);
  const [name = ''] = Object.keys(body);
  const mayStream = !isOldKind && (message.readInt32LE(HEADER_BYTES) & EXHAUST_ALLOWED) !== 0;
  return { name, body, sequences, requestId: message.readInt32LE(4), isOldKind, mayStream };
}

/** After the name of the collection come two numbers, then the command. */
function readQuery(message: Buffer): BSON.Document {
  return BSON.deserialize(message.subarray(message.indexOf(0, HEADER_BYTES + 4) + 9));
}

/** One document, and sequences of documents that belong into it. */
function readSections(message: Buffer): Pick<Command, 'body' | 'sequences'> {
  const body: BSON.Document = {};
  const sequences: string[] = [];
  for (let at = HEADER_BYTES + 4; at < message.length;) {
    const isSequence = message[at] === 1;
    const section = message.subarray(at + 1, at + 1 + message.readInt32LE(at + 1));
    if (isSequence) {
      const nameEnd = section.indexOf(0, 4);
      const field = section.toString('utf8', 4, nameEnd);
      sequences.push(field);
      body[field] = readDocuments(section.subarray(nameEnd + 1));
    } else Object.assign(body, BSON.deserialize(section));
    at += 1 + section.length;
  }
  return { body, sequences };
}

/** Documents that lie one behind the other. */
export function readDocuments(bytes: Buffer): BSON.Document[] {
  const documents: BSON.Document[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readInt32LE(at);
    documents.push(BSON.deserialize(bytes.subarray(at, at + length)));
    at += length;
  }
  return documents;
}

/** The reply to a command. @param moreToCome another reply follows without being asked for */
export function writeReply({ requestId, isOldKind }: Command, document: BSON.Document, moreToCome = false): Buffer {
  const before = Buffer.alloc(HEADER_BYTES + (isOldKind ? 20 : 5));
  const bytes = BSON.serialize(document, { ignoreUndefined: true });
  before.writeInt32LE(before.length + bytes.length, 0);
  before.writeInt32LE(requestId, 8);
  before.writeInt32LE(isOldKind ? OP_REPLY : OP_MSG, 12);
  if (isOldKind) before.writeInt32LE(1, 32);
  else if (moreToCome) before.writeInt32LE(MORE_TO_COME, HEADER_BYTES);
  return Buffer.concat([before, bytes]);
}
