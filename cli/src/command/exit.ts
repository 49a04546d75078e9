/** What a command leaves: it passed (or the answer is yes), it failed (or the answer is no), or something could not be read. */
export const EXIT = { passed: 0, failed: 1, unread: 2 } as const;
