import type { Container } from './pod-spec';

/** The number that an argument of a container says: `--maxConns 192`, `--maxConns=192`, `--setParameter maxConns=192`. */
export function findArgument({ args }: Container, name: string): number | undefined {
  const words = args ?? [];
  const [text] = words.flatMap((word, index) => {
    if (word === `--${name}`) return [words[index + 1] ?? ''];
    const [, value] = word.split('=');
    return value !== undefined && [`--${name}`, name].includes(word.slice(0, -value.length - 1)) ? [value] : [];
  });
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
