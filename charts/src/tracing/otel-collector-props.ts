import { Size } from 'cdk8s';
import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { checkAll, refuse } from '../checks/invalid-platform';
import { checkProps } from '../checks/props';
import { replicas, type Scale } from '../deployment/scale';
import type { ExternalApi } from '../outside/external-api';
import type { HttpService } from '../service/http-service';

/** What a collector of traces is given. */
export interface OtelCollectorProps {
  /** Where it sends what it has: an API outside, or a service of the platform, that takes OTLP over HTTP on its port. */
  readonly exportsTo: ExternalApi | HttpService;

  /**
   * Name of the header that carries a credential there, such as `authorization`. The credential is `TRACES_CREDENTIAL`, under
   * `<namespace>/<name>` in the environment's secret store.
   *
   * @default none
   */
  readonly credentialHeader?: string;

  /**
   * How many pods it has: what comes to one that stops, others take.
   *
   * @default replicas(2)
   */
  readonly scale?: Scale;

  /**
   * Memory that is kept for a pod, and its limit. At four fifths of it spans are refused.
   *
   * @default 256 MiB
   */
  readonly memory?: Size;

  /**
   * Processor that is kept for a pod, in thousandths of a core.
   *
   * @default 100
   */
  readonly cpuMillis?: number;

  /**
   * Most processor that a pod gets, in thousandths of a core.
   *
   * @default 1000
   */
  readonly cpuLimitMillis?: number;
}

/** Every literal above. */
export const OTEL_COLLECTOR_DEFAULTS = Object.freeze({
  scale: replicas(2),
  memory: Size.mebibytes(256),
  cpuMillis: 100,
  cpuLimitMillis: 1_000,
});

const PROPS: KnownProps<OtelCollectorProps> = {
  exportsTo: 'required',
  credentialHeader: 'optional',
  scale: 'optional',
  memory: 'optional',
  cpuMillis: 'optional',
  cpuLimitMillis: 'optional',
};

/** What a field of HTTP may be called (RFC 9110 §5.1), in lower case as OTLP's senders write it. */
const FIELD_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/**
 * Lets through only a collector that can send what it has somewhere. What is a matter of all services is checked where they are made.
 *
 * @throws InvalidPlatform with every fault
 */
export function checkOtelCollector(owner: string, given: OtelCollectorProps): void {
  const header: unknown = isObject(given) ? given.credentialHeader : undefined;
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: 'an OtelCollector', given }, PROPS)),
    () => {
      if (header === undefined || (typeof header === 'string' && FIELD_NAME.test(header))) return;
      refuse(`${owner}: credentialHeader is ${showGiven(header)}; write the name of a header in lower case, such as "authorization"`);
    },
  );
}
