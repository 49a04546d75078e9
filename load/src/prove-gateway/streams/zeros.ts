import { Readable } from 'node:stream';

const CHUNK = Buffer.alloc(64 * 1024);

/** So many bytes, all zero, as fast as they are taken. */
export function zeros(bytes: number): Readable {
  let left = bytes;
  return new Readable({
    read() {
      const size = Math.min(left, CHUNK.length);
      left -= size;
      this.push(size === 0 ? null : CHUNK.subarray(0, size));
    },
  });
}
