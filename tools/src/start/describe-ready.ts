/** `ready after 1.2 s: http://localhost:3000/`, with the time since this process was started. */
export function describeReady(port: number): string {
  return `ready after ${(performance.now() / 1000).toFixed(1)} s: http://localhost:${port}/`;
}
