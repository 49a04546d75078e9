/** Where the service in the place of user-service answers with something else than a small page. */
export const STAND_IN = Object.freeze({
  ready: '/health/ready',
  /** An answer of {@link STAND_IN.largeBytes}. */
  large: '/large',
  /** 16 MB: more than kernels keep between two ends of a connection. */
  largeBytes: 16 * 1024 ** 2,
  /** As many bytes as `?bytes=` says. */
  download: '/download',
});
