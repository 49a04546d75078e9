import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import { BOUNDARY_RULE } from './workspace';

/** A text to lint as if it stood in an existing file, so that the file's own configuration holds. */
export interface LintText {
  readonly file: string;
  readonly code: string;
}

/**
 * Lints the texts on its input by the boundary rule alone, which needs no types, and prints each one's messages.
 * A program of its own, because Jest cannot load ESLint's configuration.
 */
async function main(): Promise<void> {
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === BOUNDARY_RULE,
  });
  const texts = JSON.parse(await text(process.stdin)) as readonly LintText[];

  const messages = texts.map(async ({ file, code }) => (await eslint.lintText(code, { filePath: file }))[0]?.messages);
  process.stdout.write(JSON.stringify(await Promise.all(messages)));
}

void main();
