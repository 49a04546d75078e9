import { Readable } from 'node:stream';

const CHUNK = Buffer.alloc(64 * 1024);

/**
 * So many bytes, all zero, as fast as they are taken.
 *
 * @param bytesPerSecond most of that. @default no limit
 */
export function zeros(bytes: number, bytesPerSecond = Infinity): Readable {
  const restMs = (CHUNK.length / bytesPerSecond) * 1_000;
  let left = bytes;
  return new Readable({
    read() {
      const size = Math.min(left, CHUNK.length);
      left -= size;
      const next = size === 0 ? null : CHUNK.subarray(0, size);
      if (restMs === 0) this.push(next);
      else setTimeout(() => this.push(next), restMs);
    },
  });
}
