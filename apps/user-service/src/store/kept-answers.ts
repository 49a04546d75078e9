import { IDEMPOTENCY_KEY } from '@fairlead/contracts/user-service/http';

/** What is kept for idempotency keys in the memory of the process, each for a day. */
export class KeptAnswers {
  readonly #now: () => Date;
  /** Oldest first. */
  readonly #answers = new Map<string, { readonly answer: string; readonly keptUntil: number }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  find(key: string): string | undefined {
    this.#dropOutdated();
    return this.#answers.get(key)?.answer;
  }

  keep(key: string, answer: string): void {
    this.#dropOutdated();
    this.#answers.set(key, { answer, keptUntil: this.#now().getTime() + IDEMPOTENCY_KEY.keptSeconds * 1_000 });
  }

  #dropOutdated(): void {
    const now = this.#now().getTime();
    for (const [key, { keptUntil }] of this.#answers) {
      if (keptUntil > now) return;
      this.#answers.delete(key);
    }
  }
}
