/** The values of a message by the numbers of their fields, repeated ones in order: numbers, and bytes of texts and messages. */
export type Fields = ReadonlyMap<number, readonly (bigint | Buffer)[]>;

const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/**
 * Reads a message of Protocol Buffers without its definition: who asks names the fields.
 *
 * @throws Error where it is cut off, or is no such message
 */
export function readMessage(message: Buffer): Fields {
  const fields = new Map<number, (bigint | Buffer)[]>();
  let at = 0;

  const readVarint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const readBytes = (length: number) => {
    if (length > message.length - at) throw new Error(`${length} bytes are announced at ${at} of ${message.length}`);
    at += length;
    return message.subarray(at - length, at);
  };
  const readValue = (wire: number) => {
    if (wire === WIRE.varint) return readVarint();
    if (wire === WIRE.fixed64) return readBytes(8).readBigUInt64LE();
    if (wire === WIRE.fixed32) return BigInt(readBytes(4).readUInt32LE());
    if (wire === WIRE.bytes) return readBytes(Number(readVarint()));
    throw new Error(`wire type ${wire} at ${at}`);
  };

  while (at < message.length) {
    const key = Number(readVarint());
    const values = fields.get(key >> 3) ?? [];
    values.push(readValue(key & 7));
    fields.set(key >> 3, values);
  }
  return fields;
}

/** Messages in a field. */
export function messagesIn(fields: Fields, field: number): readonly Fields[] {
  return (fields.get(field) ?? []).map((value) => readMessage(value as Buffer));
}

/** Bytes in a field, empty where it is not there. */
export function bytesIn(fields: Fields, field: number): Buffer {
  return (fields.get(field)?.[0] as Buffer | undefined) ?? Buffer.alloc(0);
}

/** A number in a field, 0 where it is not there. */
export function numberIn(fields: Fields, field: number): number {
  return Number(fields.get(field)?.[0] ?? 0);
}
