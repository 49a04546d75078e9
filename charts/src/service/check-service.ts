import type { ServiceContract } from 'fairlead/contract';
import { checkShutdown, type Shutdown } from './grace-period';
import { checkOwnVariables } from './own-variables';
import { checkProbes } from '../pod/probes';
import { checkResources } from '../pod/resources';
import { checkScale } from './scale';
import type { HTTP_SERVICE_DEFAULTS, HttpServiceProps } from './service-props';
import { checkShare } from '../checks/share';
import { checkWhole } from '../checks/whole-number';

/** What a service was given, its defaults filled in. */
type CompleteServiceProps = HttpServiceProps & Pick<Required<HttpServiceProps>, keyof typeof HTTP_SERVICE_DEFAULTS>;

/**
 * Lets through only a service that Kubernetes accepts and that can keep its contract.
 *
 * @param owner such as `prod/user-service`
 * @param shutdown how it stops in this environment
 * @throws InvalidPlatform naming the value to write
 */
export function checkService(
  owner: string,
  contract: ServiceContract,
  props: Omit<CompleteServiceProps, 'env'> & { readonly env?: object },
  shutdown: Shutdown,
): void {
  const { scale, heapShare, surge, evictableShare, user, revisionHistoryLimit, probes, env = {} } = props;
  checkScale(owner, scale);
  checkResources(owner, props);
  checkWhole(owner, { surge, user });
  checkWhole(owner, { revisionHistoryLimit }, 0);
  checkShare(owner, 'heapShare', heapShare, '0.75');
  checkShare(owner, 'evictableShare', evictableShare, '1/3', true);
  checkShutdown(owner, contract.routes, shutdown, props.terminationGracePeriodSeconds);
  checkProbes(owner, contract.startupSeconds, probes);
  checkOwnVariables(owner, contract, { ...env });
}
