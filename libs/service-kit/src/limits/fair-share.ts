/**
 * Shares a stock of something among clients, so that none can take all of it: each may hold as much as is then still free. One alone gets
 * half, two get a third each, and so on; whoever comes next always finds some. (The dynamic thresholds of switches that share their memory:
 * Choudhury and Hahne, 1998.)
 */
export class FairShare<Client> {
  readonly #held = new Map<Client, number>();
  #free: number;

  constructor(stock: number) {
    this.#free = stock;
  }

  get free(): number {
    return this.#free;
  }

  /** Takes so much for a client, or nothing where that would be more than its share. */
  take(client: Client, amount: number): boolean {
    const held = (this.#held.get(client) ?? 0) + amount;
    if (held > this.#free) return false;
    this.#held.set(client, held);
    this.#free -= amount;
    return true;
  }

  /** Gives back what a client has taken. */
  give(client: Client, amount: number): void {
    const held = (this.#held.get(client) ?? 0) - amount;
    if (held > 0) this.#held.set(client, held);
    else this.#held.delete(client);
    this.#free += amount;
  }
}
