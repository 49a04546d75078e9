import type * as Yaml from 'yaml';

/** What is wrong with the text of a document. Line and column are those of the text, from 0. */
export interface Fault {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** Longer text is not read a second time: `yaml` takes about ten times as long as js-yaml. */
const MOST_CHARACTERS = 2_000_000;

const ADVICE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab indents the line; YAML takes spaces alone',
  DUPLICATE_KEY: 'the key is already there; remove one of the two',
};

/** Said of a text that Helm is to read first. */
export const TEMPLATE = 'it holds a template ({{ … }}); render it (fairlead doctor --helm <chart>), or exclude it in fairlead.yaml';

/**
 * The first fault that the parser `yaml` finds in a text: its messages and places say more than js-yaml's. Nothing where it finds none.
 * It is loaded where something is wrong alone.
 */
export function explainFault(text: string): Fault | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- Loaded on demand, and no caller need wait for it.
  const { LineCounter, parseDocument } = require('yaml') as typeof Yaml;
  const lines = new LineCounter();
  const [fault] = parseDocument(text, { prettyErrors: false, lineCounter: lines, version: '1.1' }).errors;
  if (fault === undefined) return undefined;
  const { line, col } = lines.linePos(fault.pos[0]);
  const isTemplate = text.split('\n')[line - 1]?.includes('{{');
  // What stands behind a colon is a part of the text, and that may be a secret.
  const message = ADVICE[fault.code] ?? fault.message.replace(/: .*/s, '');
  return { message: isTemplate ? TEMPLATE : message, line: line - 1, column: col - 1 };
}
