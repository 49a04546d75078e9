import { readHost } from '../url/host';
import { describeRedisOptions } from './redis-options';

const ADDRESS = /^rediss?:\/\/(?<at>[^/?#@]+)(?:\/(?<db>0|[1-9]\d{0,4})?)?$/;
const OPTIONS = /^rediss?:\/\/[^/?#@]+(?:\/[^?#]*)?\?(?<options>[^#@]*)$/;
const PORT = 6_379;

/** Where a server of Redis is, and which of its databases is meant. */
export interface RedisAddress {
  /** A name, or an address without brackets. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
  /** Number of the database. */
  readonly db: number;
}

/**
 * Reads an address of Redis: a host, a port, a database; no credential and no options, which ioredis would take for its own.
 *
 * @returns nothing where it is none with which a service starts
 * @internal
 * @example
 * readRedisAddress('rediss://cache.example.net/2')   // { host: 'cache.example.net', port: 6379, db: 2 }
 */
export function readRedisAddress(text: string): RedisAddress | undefined {
  const { at = '', db = '0' } = ADDRESS.exec(text)?.groups ?? {};
  const place = readHost(at);
  return place && { port: PORT, ...place, db: Number(db) };
}

/** Whether a text is an address of Redis that a service starts with. */
export function isRedisAddress(text: string): boolean {
  return readRedisAddress(text) !== undefined;
}

/** What to do about the options of an address of Redis; nothing where it has none, or where more is wrong. */
export function findRedisFix(text: string): string | undefined {
  const { options } = OPTIONS.exec(text)?.groups ?? {};
  return options === undefined ? undefined : describeRedisOptions(options);
}
