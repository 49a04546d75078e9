/** Severities of findings, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
