import type { Point } from './engine/engine';
import { formatCount, formatMs } from './report/format';

/** Where progress is shown: a terminal rewrites its line, anything else gets a line every five seconds. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const LINE_EVERY_S = 5;

/** Shows a run while it lasts. */
export class Progress {
  readonly #screen: Screen;
  readonly #durationS: number | undefined;
  #nextLineS = LINE_EVERY_S;

  /** @param durationS missing when the run ends by itself */
  constructor(screen: Screen, durationS?: number) {
    this.#screen = screen;
    this.#durationS = durationS;
  }

  show(point: Point): void {
    const text = this.#describe(point);
    if (this.#screen.isTTY) this.#screen.write(`\r${CLEAR_LINE}${text}`);
    else if (point.atS >= this.#nextLineS) {
      this.#nextLineS = point.atS + LINE_EVERY_S - 0.5;
      this.#screen.write(`${text}\n`);
    }
  }

  /** Says what takes its time now. */
  say(text: string): void {
    this.#screen.write(this.#screen.isTTY ? `\r${CLEAR_LINE}${text}` : `${text}\n`);
  }

  end(): void {
    if (this.#screen.isTTY) this.#screen.write(`\r${CLEAR_LINE}`);
  }

  #describe({ atS, requestsPerSecond, errorsPerSecond, latencyMs, clients }: Point): string {
    return [
      this.#durationS === undefined ? `${atS.toFixed(0)} s` : `${atS.toFixed(0)} of ${this.#durationS.toFixed(0)} s`,
      ...(clients === undefined ? [] : [`${formatCount(clients)} clients`]),
      `${formatCount(requestsPerSecond)} requests/s`,
      `p95 ${latencyMs ? formatMs(latencyMs.p95) : '–'}`,
      `${formatCount(errorsPerSecond)} errors/s`,
    ].join(', ');
  }
}

const CLEAR_LINE = '\u001b[2K';
