/** Milliseconds to the thousandth, as the log says times. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
