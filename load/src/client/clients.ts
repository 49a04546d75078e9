import type { CreateClient } from './client';
import { createDataClient } from './data-steps';

/** The clients that scenarios play, by name. */
export const CLIENTS = Object.freeze({
  data: createDataClient,
}) satisfies Readonly<Record<string, CreateClient>>;

export type ClientName = keyof typeof CLIENTS;
