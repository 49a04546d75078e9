import { escapeControls } from '@fairlead/diagnosis';

/** What Markdown (CommonMark, GitHub's tables and references too) gives a meaning, or HTML does. */
const SPECIAL = /[\\`*_{}[\]()#+!|~<>&:]/g;

/** What GitHub sees behind a backslash too. */
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', ':': '&#58;', '#': '&#35;' };

/** Text that shows as it is in Markdown: nothing in it is a picture, a link, HTML, a heading, or calls somebody. */
export function escapeMarkdown(text: string): string {
  const escaped = escapeControls(text).replace(SPECIAL, (character) => ENTITIES[character] ?? `\\${character}`);
  // Mentions are looked for in what has been rendered.
  return escaped.replaceAll('@', '@\u200b');
}
