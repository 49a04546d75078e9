/** A fenced block of a document. */
export interface Block {
  /** `sh`, `ts`, `text`. */
  readonly language: string;
  /** What follows the language: `title=platform.ts` is `{ title: 'platform.ts' }`, a word alone is empty. */
  readonly words: Readonly<Record<string, string>>;
  /** What it holds, each line with its break. */
  readonly text: string;
  /** Line of its fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a document, in order. */
export function findBlocks(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\S+)([^\n]*)\n(.*?)^```$/gms)].map(({ 1: language = '', 2: info = '', 3: text = '', index }) => ({
    language,
    words: Object.fromEntries(
      info
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => splitOnce(word)),
    ),
    text,
    line: markdown.slice(0, index).split('\n').length,
  }));
}

function splitOnce(word: string): readonly [string, string] {
  const [name = '', ...value] = word.split('=');
  return [name, value.join('=')];
}
