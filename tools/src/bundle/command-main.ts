import { bundleCommand } from './command-bundle';

/** `nx build cli`: makes the command, and where to unless that is `dist`. */
void bundleCommand(process.argv[2]);
