import type { AddressForm, AddressNaming, KnownProps } from 'fairlead/contract';

/** How a service calls another, or an API outside. */
export interface CallOptions extends AddressNaming {
  /**
   * Variable that gets the address. The contract of a service made with the service kit has it; a foreign service reads whatever it reads.
   *
   * @default what its contract says: `USER_SERVICE_URL`
   */
  readonly as?: string;

  /**
   * How the address is written: `http://orders:3003`, `orders:3003` or `orders`.
   *
   * @default what its contract says: `url`
   */
  readonly form?: AddressForm;

  /**
   * Ports that it calls, by the names that the callee's contract gives them, or the numbers of an API outside. The first is in the address.
   *
   * @default the port that serves the callee's routes; of an API outside all of its ports
   */
  readonly ports?: readonly (string | number)[];
}

/** Its props. */
export const CALL_PROPS: KnownProps<CallOptions> = { as: 'optional', form: 'optional', ports: 'optional' };
