import type { HostVariable, UrlVariable } from '../variable';

/** How an address is written: `http://orders:3003`, `orders:3003` or `orders`. */
export type AddressForm = 'url' | 'host:port' | 'host';

/** How the variable of each form ends, where nobody says its name. */
const SUFFIXES = { url: 'URL', 'host:port': 'ADDRESS', host: 'HOST' } as const satisfies Record<AddressForm, string>;

/** Every form of an address. */
export const ADDRESS_FORMS = Object.freeze(Object.keys(SUFFIXES)) as readonly AddressForm[];

/** Under which name, and in which form, a service reads where somebody is that it calls. */
export interface AddressNaming {
  /**
   * Name of the variable, in capitals: `CATALOG_ADDR`.
   *
   * @default the name of who is called, and `URL`, `ADDRESS` or `HOST` as the form says: `USER_SERVICE_URL`
   */
  readonly as?: string;

  /** @default `url` */
  readonly form?: AddressForm;
}

/** The variable that holds the address of who is called: `user-service` → `USER_SERVICE_URL`. */
export type AddressVariable<Name extends string, Form extends AddressForm = 'url'> = `${ScreamingSnake<Name>}_${(typeof SUFFIXES)[Form]}`;

/** The same, where it may have been given another name. */
export type NamedVariable<Name extends string, Naming> = Naming extends { readonly as: infer As extends string }
  ? As
  : AddressVariable<Name, Naming extends { readonly form: infer Form extends AddressForm } ? Form : 'url'>;

/** `user-service` → `USER_SERVICE`. */
export type ScreamingSnake<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${ScreamingSnake<Tail>}`
  : Uppercase<Text>;

/** Writes a name as variables do: `user-service` → `USER_SERVICE`. */
export function toScreamingSnake(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/** Names the variable that holds the address of who is called, where nobody says another name. */
export function addressVariable<Name extends string, Form extends AddressForm = 'url'>(
  name: Name,
  form?: Form,
): AddressVariable<Name, Form> {
  return `${toScreamingSnake(name)}_${SUFFIXES[form ?? 'url']}` as AddressVariable<Name, Form>;
}

/**
 * Names the variable that holds the address of who is called.
 *
 * @internal
 */
export function variableOf({ name, as, form }: AddressNaming & { readonly name: string }): string {
  return as ?? addressVariable(name, form);
}

/** Where somebody listens. */
export interface Listener {
  /** Scheme of a URL, without its colon. @default `http` */
  readonly scheme?: string;
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
}

/** Writes an address in the form that its caller reads. */
export function writeAddress(form: AddressForm, { scheme = 'http', host, port }: Listener): string {
  const inUrl = host.includes(':') ? `[${host}]` : host;
  switch (form) {
    case 'url':
      return `${scheme}://${inUrl}:${port}`;
    case 'host:port':
      return `${inUrl}:${port}`;
    case 'host':
      return host;
  }
}

/** What a variable with an address is, beside whether it is needed. */
export function addressFacts(form: AddressForm, name: string): UrlVariable | HostVariable {
  const description = `address of ${name}`;
  if (form !== 'url') return { type: 'address', form, description };
  return { type: 'url', protocols: ['http:'], origin: true, description };
}

/** The variables that lead a caller to the services it calls. On one machine each is found at its contract's port. */
export function addressVariables(
  calls: readonly (AddressNaming & { readonly name: string; readonly ports: { readonly traffic: number } })[],
) {
  return Object.fromEntries(
    calls.map((callee) => {
      const { name, ports, form = 'url' } = callee;
      const local = writeAddress(form, { host: 'localhost', port: ports.traffic });
      return [variableOf(callee), { ...addressFacts(form, name), default: local, required: 'production' } as const];
    }),
  );
}
