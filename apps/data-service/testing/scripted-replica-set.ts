import { setTimeout as delay } from 'node:timers/promises';
import { BSON } from 'mongodb';
import { ScriptedMongo } from './scripted-mongo';

/** Two servers of which one writes, and the other follows it by some time. */
export class ScriptedReplicaSet {
  readonly members: readonly ScriptedMongo[];
  readonly #lagMs: number;
  #primary = 0;
  #term = 1;

  constructor(lagMs: number) {
    this.#lagMs = lagMs;
    this.members = [0, 1].map((place) => {
      const isPrimary = () => this.#primary === place;
      return new ScriptedMongo({
        get isPrimary() {
          return isPrimary();
        },
        describe: () => this.#describe(place),
        replicate: (writeConcern) => this.#replicate(writeConcern),
      });
    });
  }

  get primary(): ScriptedMongo {
    return this.members[this.#primary] as ScriptedMongo;
  }

  get secondary(): ScriptedMongo {
    return this.members[1 - this.#primary] as ScriptedMongo;
  }

  /** @returns the address of a database */
  async start(): Promise<string> {
    for (const member of this.members) await member.start();
    return `mongodb://${this.members.map(({ address }) => address).join(',')}/test?replicaSet=rs0`;
  }

  stop(): void {
    for (const member of this.members) member.stop();
  }

  /** The other takes over with what it has; the first loses what had not come that far, and its connections. */
  failOver(): void {
    const lost = this.primary;
    this.#primary = 1 - this.#primary;
    this.#term += 1;
    lost.records.copy(this.primary.records);
    lost.drop();
    for (const member of this.members) member.announceChange();
  }

  /** All that is there now will be there too after the lag, unless the primary is lost before. */
  async #replicate(writeConcern: BSON.Document | undefined): Promise<void> {
    const term = this.#term;
    const stored = [...this.primary.records.ids];
    const arrived = delay(this.#lagMs, undefined, { ref: false }).then(async () => {
      if (this.#term === term) this.secondary.records.insert(stored.map((_id) => ({ _id })));
      // What waits on a primary that is lost never hears of it.
      else await new Promise(() => undefined);
    });
    if (writeConcern?.['w'] !== 1) await arrived;
  }

  #describe(place: number): BSON.Document {
    const hosts = this.members.map(({ address }) => address);
    return {
      setName: 'rs0',
      setVersion: 1,
      hosts,
      me: hosts[place],
      primary: hosts[this.#primary],
      secondary: place !== this.#primary,
      ...(place === this.#primary && { electionId: BSON.ObjectId.createFromTime(this.#term) }),
    };
  }
}
