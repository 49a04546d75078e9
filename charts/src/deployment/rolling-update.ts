import type { Rollout } from 'fairlead/doctor';
import type { RollingScope, RolloutNumbers } from '../graph/scope';
import { fewestRollout, type RolloutProps, unpacedRollout } from './rollout';

/** How the pods of a Deployment are replaced: known once every store that its pods use is. */
export class RollingUpdate implements RollingScope {
  readonly unpacedRollout: Rollout;
  readonly rolloutNumbers: RolloutNumbers;

  private readonly props: RolloutProps;
  private readonly needsPacing: () => boolean;

  /** @param needsPacing whether a store cannot bear all old and all new pods at once */
  constructor(props: RolloutProps, needsPacing: () => boolean) {
    const { surge, gracePeriodSeconds } = props;
    this.props = props;
    this.needsPacing = needsPacing;
    this.rolloutNumbers = { surge, gracePeriodSeconds };
    this.unpacedRollout = unpacedRollout(props);
  }

  readonly rolloutWith = (numbers: RolloutNumbers): Rollout => {
    const { scale, startupSeconds } = this.props;
    return fewestRollout({ scale, startupSeconds, ...numbers });
  };

  get rollout(): Rollout {
    return this.needsPacing() ? this.rolloutWith(this.rolloutNumbers) : this.unpacedRollout;
  }
}
