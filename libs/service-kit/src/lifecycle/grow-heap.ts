import { setFlagsFromString } from 'node:v8';

/** How much a heap may grow before all of it is collected, in percent of what the last collection left. */
const GROWTH_PERCENT = 100;

/**
 * Lets the heap double between two whole collections; its limit still holds. V8 grows one with a limit of some hundred MiB by
 * 40 % at most, to keep it small: good for a tab among others, but a container has its memory whether it is used or not, and thousands
 * of requests that wait then cost a collection a second.
 */
export function growHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
