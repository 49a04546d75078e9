// eslint-disable-next-line @nx/enforce-module-boundaries -- The version has one home, and that is in no project.
import { version } from '../../../package.json';

/** Version of the package. */
export const VERSION = version;
