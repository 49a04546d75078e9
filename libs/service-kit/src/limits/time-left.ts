/** Header in which a caller says how long it will wait for the answer, in milliseconds. */
export const TIME_LEFT_HEADER = 'X-Request-Timeout-Ms';
