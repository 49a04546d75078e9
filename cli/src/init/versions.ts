// eslint-disable-next-line @nx/enforce-module-boundaries -- The versions have one home, and that is in no project.
import { devDependencies, version } from '../../../package.json';

/** What the program of a platform imports, in the versions that this one is tested with. */
export const DEPENDENCIES: Readonly<Record<string, string>> = {
  cdk8s: devDependencies.cdk8s,
  'cdk8s-plus-28': devDependencies['cdk8s-plus-28'],
  constructs: devDependencies.constructs,
  fairlead: version,
};

/** What checks it. */
export const DEV_DEPENDENCIES: Readonly<Record<string, string>> = {
  '@types/node': devDependencies['@types/node'],
  typescript: devDependencies.typescript,
};

/** How it is run. */
export const SCRIPTS: Readonly<Record<string, string>> = { synth: 'fairlead synth', check: 'fairlead synth --check' };
