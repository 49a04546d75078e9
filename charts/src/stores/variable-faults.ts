import type { StoreDefinition } from 'fairlead/contract';

/**
 * Variables that services read of a kind of store and that a store gives no value, or that it gives and none reads.
 *
 * @param given names without their prefix
 */
export function findVariableFaults({ kind, driver, variables }: StoreDefinition, given: readonly string[]): readonly string[] {
  const read = Object.keys(variables).filter((name) => !('variable' in driver.pool) || driver.pool.variable !== name);
  const missing = read.filter((name) => !given.includes(name));
  const unread = given.filter((name) => !read.includes(name));
  return [
    ...missing.map((name) => `gives no value to ${name}, which its services read; add it to variablesFor`),
    ...unread.map(
      (name) => `gives a value to ${name}, which its services do not read; add it to the variables of ${kind}, or leave it out`,
    ),
  ];
}
