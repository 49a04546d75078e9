/** Where Fluent Bit finds and keeps its files in its container. */
export const PATHS = Object.freeze({
  /** Folder of its configuration. */
  config: '/fluent-bit/config',
  /** Folder that outlives its process, and goes with its pod. */
  buffer: '/buffer',
  /** Links to the files of all containers of the node, `<pod>_<namespace>_<container>-<id>.log`. */
  containers: '/var/log/containers',
  /** The files themselves. */
  pods: '/var/log/pods',
});

/** Names of the files in the folder of its configuration. */
export const CONFIG_FILES = Object.freeze({ main: 'fluent-bit.yaml', redact: 'redact.lua' });

/** Port and paths of its own server, which says that it lives and what it has done. */
export const MANAGEMENT = Object.freeze({ port: 2020, livenessPath: '/', metricsPath: '/api/v2/metrics/prometheus' });

/**
 * Most memory that chunks of the buffer take at once, 2 MB each: all others are on the disk alone.
 *
 * @see https://docs.fluentbit.io/manual/administration/buffering-and-storage
 */
export const CHUNKS_IN_MEMORY = 32;
