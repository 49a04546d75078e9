import { loadConfig } from '../../src/config/config';
import { exitOnFailure } from '../../src/lifecycle/exit-on-failure';
import { shop } from '../shop-contract';

/** A service that never starts: its configuration is wrong, or its store is away. */
async function main(): Promise<void> {
  loadConfig(shop, process.env);
  await Promise.reject(new Error('no store', { cause: new Error('connection refused') }));
}

main().catch(exitOnFailure);
