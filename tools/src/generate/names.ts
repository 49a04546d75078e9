/** What a generator makes. */
export type AppKind = 'service' | 'worker' | 'job';

/** What a service, a worker or a job is called, wherever that is written. */
export interface ServiceNames {
  readonly kind: AppKind;

  /** `stock-service`. */
  readonly name: string;
  /** Without `-service`, or its kind, as in paths: `stock`. */
  readonly noun: string;
  /** Of its contract: `stockService`. */
  readonly contract: string;
  /** Of the service in `overlays/platform.ts`, and of the client in its callers: `stock`. */
  readonly variable: string;
  /** In the names of functions and types: `StockService`. */
  readonly className: string;
  /** Of its routes: `/stock`. */
  readonly path: string;
  /** Of its routes at the gateway: `/api/stock`. */
  readonly publicPath: string;
}

/** The contract of `orders` is `ordersService`, so that the service itself may be `orders`; that of a worker `mailer` is `mailerWorker`. */
export function namesOf(name: string, kind: AppKind = 'service'): ServiceNames {
  const suffix = `-${kind}`;
  const noun = name.endsWith(suffix) && name.length > suffix.length ? name.slice(0, -suffix.length) : name;
  const variable = toCamelCase(noun);
  const className = toPascalCase(name);
  return {
    kind,
    name,
    noun,
    contract: `${variable}${toPascalCase(kind)}`,
    variable,
    className,
    path: `/${noun}`,
    publicPath: `/api/${noun}`,
  };
}

function toPascalCase(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function toCamelCase(name: string): string {
  const text = toPascalCase(name);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
