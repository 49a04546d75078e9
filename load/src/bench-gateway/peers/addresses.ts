/** Where a program of the bench listens, and whom it asks: it is told by its environment, as a service is. */
export function readAddresses(): { readonly port: number; readonly upstream: string } {
  const { PORT, UPSTREAM_URL = '' } = process.env;
  return { port: Number(PORT), upstream: UPSTREAM_URL };
}

/** What answers 200 once it listens. */
export const READY_PATH = '/health/ready';
