/** What `npx fairlead` runs, from the root of the repository. */
export const COMMAND_BUNDLE = 'dist/cli/fairlead.js';
