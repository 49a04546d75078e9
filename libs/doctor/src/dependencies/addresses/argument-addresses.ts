import type { Address } from './address';
import { findClientCommands } from './client-commands';
import { findHostPorts } from './find-host-ports';
import { findUrls } from './find-urls';
import { findSettingAddresses, toVariableName } from './setting-addresses';

/** An address in a list of words, and the word that says it. */
export interface WordAddress {
  readonly address: Address;
  /** Position of the word. */
  readonly index: number;
}

interface Flag {
  readonly name: string;
  readonly value: string;
  readonly index: number;
}

/** The addresses in the words of a command line: values of flags, URLs, and where the clients in a script lead. */
export function findArgumentAddresses(words: readonly string[]): readonly WordAddress[] {
  const flags = words.flatMap((word, index) => readFlag(word, words[index + 1], index));
  const values = new Map(flags.map(({ name, value }) => [toVariableName(name), value]));
  const isValue = new Set(flags.map(({ index }) => index));
  return [
    ...flags.flatMap(({ name, value, index }) =>
      findSettingAddresses(name, value, (other) => values.get(other)).map((address) => ({ address, index })),
    ),
    ...words.flatMap((word, index) =>
      isValue.has(index) ? [] : [...findUrls(word), ...findHostPorts(word)].map((address) => ({ address, index })),
    ),
    ...findClientCommands(words.join(' ')).map((address) => ({ address, index: indexOfWord(words, address.host) })),
  ];
}

/** `--redis-host=redis`, `storage.host=redis`, or `--redis-host` with `redis` behind it. */
function readFlag(word: string, next: string | undefined, index: number): readonly Flag[] {
  const [, name, value] = /^-{0,2}([a-z][\w.-]*)=(.*)$/is.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return [{ name, value, index }];
  const [, flag] = /^--?([a-z][\w.-]+)$/i.exec(word) ?? [];
  return flag === undefined || next === undefined || next.startsWith('-') ? [] : [{ name: flag, value: next, index: index + 1 }];
}

function indexOfWord(words: readonly string[], host: string): number {
  return Math.max(
    0,
    words.findIndex((word) => word.toLowerCase().includes(host)),
  );
}
