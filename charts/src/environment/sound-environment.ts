import { findPropFaults, findVariantFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { givenProps } from '../checks/props';
import { findSizeFaults } from '../checks/size';
import { CLUSTER_SETTINGS_PROPS, type SoundPart, soundClusterSettings } from './cluster-settings';
import { CREDENTIALS_PROPS, findCredentialFaults, WORTHLESS } from './credentials';
import { type Environment, type LogLevel, STORAGE_PROPS } from './environment';
import { IMAGES_PROPS } from './image';
import { findIngressPropFaults, ingressNginx } from './ingress-settings';

const ENVIRONMENT_PROPS: KnownProps<Environment> = {
  name: 'required',
  logLevel: 'required',
  singleReplica: 'required',
  lingers: 'required',
  images: 'required',
  credentials: 'required',
  storage: 'required',
  ingress: 'required',
  ...CLUSTER_SETTINGS_PROPS,
  faults: 'optional',
};

/** What stands in for a part that is missing, until that is told. */
const STAND_IN: Environment = Object.freeze({
  name: 'none',
  logLevel: 'warn',
  singleReplica: true,
  lingers: false,
  images: { kind: 'local', tag: 'none' },
  credentials: WORTHLESS,
  storage: { kind: 'ephemeral' },
  ingress: ingressNginx(),
} as const);

/**
 * An environment with a stand-in for each part that is not as it must be, so that the run goes on to find the faults of others.
 *
 * @param report is told what is wrong with each part, and with the props that the environment was made of
 */
export function soundEnvironment(given: Environment, report: (fault: string) => void): Environment {
  const environment = { ...STAND_IN, ...givenProps(given) };
  const { faults = [], logLevel, images, credentials, storage, ingress } = environment;
  const subject = 'its environment';
  const soundPart: SoundPart = (part, partFaults, standIn) => {
    partFaults.forEach(report);
    return partFaults.length > 0 ? standIn : part;
  };

  faults.forEach(report);
  findMissingFaults(subject, given).forEach(report);
  return {
    ...environment,
    logLevel: soundPart(logLevel, findLevelFaults(logLevel), STAND_IN.logLevel),
    images: soundPart(images, findVariantFaults({ subject, given: images, path: 'images.' }, 'kind', IMAGES_PROPS), STAND_IN.images),
    credentials: soundPart(
      credentials,
      [
        ...findVariantFaults({ subject, given: credentials, path: 'credentials.' }, 'kind', CREDENTIALS_PROPS),
        ...findCredentialFaults(credentials),
      ],
      STAND_IN.credentials,
    ),
    storage: soundPart(
      storage,
      [...findVariantFaults({ subject, given: storage, path: 'storage.' }, 'kind', STORAGE_PROPS), ...findStorageFaults(storage)],
      STAND_IN.storage,
    ),
    ingress: soundPart(ingress, findIngressPropFaults(subject, ingress), STAND_IN.ingress),
    ...soundClusterSettings(subject, environment, soundPart),
  };
}

const LOG_LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

function findLevelFaults(level: LogLevel): string[] {
  return LOG_LEVELS.includes(level) ? [] : [`logLevel is ${showGiven(level)}; write one of ${LOG_LEVELS.join(', ')}`];
}

function findStorageFaults(storage: Environment['storage']): string[] {
  return isObject(storage) && storage.kind === 'persistent' ? findSizeFaults({ 'storage.size': storage.size }) : [];
}

/** What it lacks. What it has beside that is its owner's: a host, say. */
function findMissingFaults(subject: string, given: Environment): string[] {
  const isKnown = ([key]: readonly [string, unknown]) => Object.hasOwn(ENVIRONMENT_PROPS, key);
  const known: unknown = isObject(given) ? Object.fromEntries(Object.entries(given).filter(isKnown)) : given;
  const faults = findPropFaults({ subject, given: known }, ENVIRONMENT_PROPS);
  return faults.map((fault) => `${fault}; make it by development() or production()`);
}
