/** Label of what `npm run cluster` has made in a cluster that is not its own: `delete` removes that alone. */
export const MADE_BY = { 'fairlead.dev/made-by': 'npm-run-cluster' } as const;

const [[key, value]] = Object.entries(MADE_BY) as [[string, string]];

/** As `kubectl label` takes it, and as a selector. */
export const MADE_BY_LABEL = `${key}=${value}`;
