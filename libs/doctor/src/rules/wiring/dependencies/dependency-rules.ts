import type { Rule } from '../../rule';
import { dependencyOnMissingPod } from './dependency-on-missing-pod';
import { dependencyOnWrongPort } from './dependency-on-wrong-port';
import { dependencyWithoutService } from './dependency-without-service';
import { passwordOnOneSide } from './password-on-one-side';
import { serviceLinkAsPort } from './service-link-as-port';

/** What programs are told, held against the Services that there are. */
export const DEPENDENCY_RULES: readonly Rule[] = [
  dependencyOnMissingPod,
  dependencyOnWrongPort,
  dependencyWithoutService,
  passwordOnOneSide,
  serviceLinkAsPort,
];
