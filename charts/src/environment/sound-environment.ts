import { findUnknownProps, findVariantFaults } from 'fairlead/contract';
import { CREDENTIALS_PROPS, WORTHLESS } from './credentials';
import { type Environment, STORAGE_PROPS } from './environment';
import { IMAGES_PROPS } from './image';
import { findIngressPropFaults, ingressNginx } from './ingress-settings';
import { QUOTA_PROPS } from './quota';

/**
 * An environment with a stand-in for each part that is not as it must be, so that the run goes on to find the faults of others.
 *
 * @param report is told what is wrong with each part, and with the props that the environment was made of
 */
export function soundEnvironment(environment: Environment, report: (fault: string) => void): Environment {
  const { faults = [], images, credentials, storage, ingress, quota } = environment;
  const subject = 'its environment';
  const soundPart = <Part>(part: Part, partFaults: readonly string[], standIn: Part): Part => {
    partFaults.forEach(report);
    return partFaults.length > 0 ? standIn : part;
  };

  faults.forEach(report);
  return {
    ...environment,
    images: soundPart(images, findVariantFaults({ subject, given: images, path: 'images.' }, 'kind', IMAGES_PROPS), {
      kind: 'local',
      tag: 'none',
    }),
    credentials: soundPart(
      credentials,
      findVariantFaults({ subject, given: credentials, path: 'credentials.' }, 'kind', CREDENTIALS_PROPS),
      WORTHLESS,
    ),
    storage: soundPart(storage, findVariantFaults({ subject, given: storage, path: 'storage.' }, 'kind', STORAGE_PROPS), {
      kind: 'ephemeral',
    }),
    ingress: soundPart(ingress, findIngressPropFaults(subject, ingress), ingressNginx()),
    ...(quota && { quota: soundPart(quota, findUnknownProps({ subject, given: quota, path: 'quota.' }, QUOTA_PROPS), {}) }),
  };
}
