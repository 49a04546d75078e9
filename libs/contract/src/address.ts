import type { Callee } from './contract';

/** The variable that holds a called service's address: `user-service` → `USER_SERVICE_URL`. */
export type AddressVariable<Name extends string> = `${ScreamingSnake<Name>}_URL`;

type ScreamingSnake<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${ScreamingSnake<Tail>}`
  : Uppercase<Text>;

/** Names the variable that holds a called service's address. */
export function addressVariable<Name extends string>(name: Name): AddressVariable<Name> {
  return `${name.toUpperCase().replaceAll('-', '_')}_URL` as AddressVariable<Name>;
}

/** The variables that lead a caller to the services it calls. On one machine each is found at its contract's port. */
export function addressVariables(calls: readonly Pick<Callee, 'name' | 'ports'>[]) {
  return Object.fromEntries(
    calls.map(({ name, ports }) => [
      addressVariable(name),
      {
        type: 'url',
        protocols: ['http:'],
        origin: true,
        default: `http://localhost:${ports.traffic}`,
        required: 'production',
        description: `address of ${name}`,
      } as const,
    ]),
  );
}
