import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { BSON } from 'mongodb';
import { type Command, readCommands, writeReply } from './mongo-wire';
import { RecordCollection } from './record-collection';

/** One command on its way through the server. */
export interface Exchange {
  readonly command: Command;
  readonly socket: Socket;
  /** What the server holds. */
  readonly records: RecordCollection;
  /** Carries it out as a healthy server does. @returns the reply */
  readonly run: () => Promise<BSON.Document>;
}

/** Does with a command what a test wants. @returns the reply, or undefined for none */
export type Fault = (exchange: Exchange) => Promise<BSON.Document | undefined>;

/** What a member of a replica set says and does beside what every server does. */
export interface Membership {
  readonly isPrimary: boolean;
  /** Its part of the answer to `hello`. */
  describe(): BSON.Document;
  /** Resolves when what the command has stored is where its write concern wants it. */
  replicate(writeConcern: BSON.Document | undefined): Promise<void>;
}

const STANDALONE: Membership = { isPrimary: true, describe: () => ({}), replicate: async () => undefined };

/** Error of a server that may not write (`NotWritablePrimary`). */
export const NOT_WRITABLE_PRIMARY = { ok: 0, code: 10_107, codeName: 'NotWritablePrimary', errmsg: 'not primary' };

/**
 * A server of MongoDB's wire protocol whose every command a test can break. It holds records in memory, streams its state to drivers
 * that ask for that, and can be frozen, cut off and brought back.
 */
export class ScriptedMongo {
  readonly records = new RecordCollection();
  /** The commands that it was sent, the driver's own too: `insert records`. */
  readonly commandsSeen = new Set<string>();
  /** Inserts that arrived. */
  insertsTaken = 0;
  /** What the last insert asked for. */
  lastWriteConcern: BSON.Document | undefined;
  /** Bytes of an insert after which its connection breaks, so that the rest never arrives. */
  cutInsertsAt: number | undefined;
  readonly server: Server = createServer((socket) => this.#serve(socket));
  readonly #membership: Membership;
  readonly #faults = new Map<string, Fault>();
  readonly #nextFaults = new Map<string, Fault[]>();
  readonly #sockets = new Set<Socket>();
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #processId = new BSON.ObjectId();
  #stateVersion = 0;
  #isFrozen = false;
  #port = 0;

  constructor(membership: Membership = STANDALONE) {
    this.#membership = membership;
  }

  /** Host and port. */
  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Lets connections in, at first and again after it was stopped. @returns the address of a database */
  async start(): Promise<string> {
    this.server.listen(this.#port, '127.0.0.1');
    await once(this.server, 'listening');
    this.#port = (this.server.address() as AddressInfo).port;
    return `mongodb://${this.address}/test`;
  }

  /** Connections break, new ones are refused. */
  stop(): void {
    this.server.close();
    this.drop();
  }

  /** Connections break, new ones are taken. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Everything stays open, and nothing comes back. */
  freeze(): void {
    this.#isFrozen = true;
  }

  thaw(): void {
    this.#isFrozen = false;
    this.announceChange();
  }

  /** Breaks each command of a name from now on. */
  script(command: string, fault: Fault): void {
    this.#faults.set(command, fault);
  }

  /** Breaks the next commands of a name, one fault each, after those that were scripted so before. */
  scriptNext(command: string, ...faults: readonly Fault[]): void {
    this.#nextFaults.set(command, [...(this.#nextFaults.get(command) ?? []), ...faults]);
  }

  /** Ends what was scripted. */
  heal(): void {
    this.#faults.clear();
    this.#nextFaults.clear();
  }

  /** Tells drivers that listen that its state is another. */
  announceChange(): void {
    this.#stateVersion += 1;
    this.#changes.emit('change');
  }

  #serve(socket: Socket): void {
    let received: Buffer = Buffer.alloc(0);
    this.#sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('close', () => this.#sockets.delete(socket))
      .on('data', (bytes) => {
        received = Buffer.concat([received, bytes]);
        if (this.#isCut(received)) return void socket.destroy();
        const { commands, rest } = readCommands(received);
        received = rest;
        for (const command of commands) void this.#answer(command, socket);
      });
  }

  #isCut(received: Buffer): boolean {
    return this.cutInsertsAt !== undefined && received.length >= this.cutInsertsAt && received.includes('insert\0');
  }

  async #answer(command: Command, socket: Socket): Promise<void> {
    this.commandsSeen.add(`${command.name} ${command.body[command.name]}`);
    if (command.name === 'insert') this.insertsTaken += 1;
    const run = () => this.#run(command);
    const fault = this.#nextFaults.get(command.name)?.shift() ?? this.#faults.get(command.name);
    await this.#untilThawed();
    const reply = await (fault ? fault({ command, socket, records: this.records, run }) : run());
    await this.#untilThawed();
    if (reply === undefined) return;
    const isStream = command.mayStream && command.body['topologyVersion'] !== undefined;
    this.#send(socket, writeReply(command, reply, isStream));
    while (isStream && !socket.destroyed) {
      await this.#change(command.body['maxAwaitTimeMS'] as number);
      await this.#untilThawed();
      this.#send(socket, writeReply(command, this.#hello(), true));
    }
  }

  #send(socket: Socket, bytes: Buffer): void {
    if (socket.writable) socket.write(bytes);
  }

  async #untilThawed(): Promise<void> {
    while (this.#isFrozen) await once(this.#changes, 'change');
  }

  async #change(withinMs: number): Promise<void> {
    await once(this.#changes, 'change', { signal: AbortSignal.timeout(withinMs) }).catch(() => undefined);
  }

  async #run({ name, body }: Command): Promise<BSON.Document> {
    switch (name) {
      case 'hello':
      case 'ismaster':
      case 'isMaster':
        return this.#hello();
      case 'insert':
        return this.#insert(body);
      case 'find':
        return this.records.find(Number(body['limit']));
      case 'aggregate':
        return this.records.count();
      case 'ping':
      case 'createIndexes':
      case 'dropIndexes':
      case 'endSessions':
        return { ok: 1 };
      default:
        return { ok: 0, code: 59, codeName: 'CommandNotFound', errmsg: `no such command: ${name}` };
    }
  }

  async #insert({ documents, writeConcern }: BSON.Document): Promise<BSON.Document> {
    this.lastWriteConcern = writeConcern as BSON.Document;
    if (!this.#membership.isPrimary) return NOT_WRITABLE_PRIMARY;
    const reply = this.records.insert(documents as BSON.Document[]);
    await this.#membership.replicate(writeConcern as BSON.Document);
    return reply;
  }

  #hello(): BSON.Document {
    return {
      ok: 1,
      helloOk: true,
      isWritablePrimary: this.#membership.isPrimary,
      minWireVersion: 0,
      maxWireVersion: 21,
      maxMessageSizeBytes: 48_000_000,
      topologyVersion: { processId: this.#processId, counter: BSON.Long.fromNumber(this.#stateVersion) },
      ...this.#membership.describe(),
    };
  }
}
