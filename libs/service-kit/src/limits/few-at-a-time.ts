/**
 * Does work that comes by the thousand at once, a few pieces in each turn of the event loop: whatever else has come is answered in between.
 * First come, first done; a piece that is added again before its turn is done once.
 *
 * @example
 * const resumptions = new FewAtATime<Socket>(4, (socket) => socket.resume());
 */
export class FewAtATime<Piece> {
  readonly #inATurn: number;
  readonly #work: (piece: Piece) => void;
  readonly #waiting = new Set<Piece>();
  #isDue = false;

  /**
   * @param inATurn most pieces in one turn
   * @param work what is done with each
   */
  constructor(inATurn: number, work: (piece: Piece) => void) {
    this.#inATurn = inATurn;
    this.#work = work;
  }

  add(piece: Piece): void {
    this.#waiting.add(piece);
    if (!this.#isDue) this.#workSoon();
  }

  /** Nothing is to be done with it any more. */
  remove(piece: Piece): void {
    this.#waiting.delete(piece);
  }

  #workSoon(): void {
    this.#isDue = true;
    setImmediate(this.#workOnSome);
  }

  readonly #workOnSome = (): void => {
    this.#isDue = false;
    let left = this.#inATurn;
    for (const piece of this.#waiting) {
      if (left-- === 0) break;
      this.#waiting.delete(piece);
      this.#work(piece);
    }
    if (this.#waiting.size > 0 && !this.#isDue) this.#workSoon();
  };
}
