import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../docs/runbooks');

/** A query of PromQL that a page of the runbooks tells to ask. */
export interface RunbookQuery {
  /** `redis-down.md`. */
  readonly page: string;
  readonly query: string;
}

/** Each line of a block that picks series by their labels, all of a block of PromQL, and what stands in a text as a call of a function. */
export function listRunbookQueries(): readonly RunbookQuery[] {
  return readdirSync(FOLDER)
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => findQueries(readFileSync(join(FOLDER, page), 'utf8')).map((query) => ({ page, query })));
}

function findQueries(markdown: string): readonly string[] {
  const lines = [...markdown.matchAll(/^```(text|promql)\n(.*?)^```$/gms)].flatMap(([, language, text = '']) =>
    text.split('\n').filter((line) => line !== '' && (language === 'promql' || (!line.startsWith('kubectl') && /\{\w+[=!]~?"/.test(line)))),
  );
  const inText = [...markdown.matchAll(/`((?:rate|increase|sum|max|histogram_quantile)[ (][^`\n]*)`/g)].map(([, query = '']) => query);
  return [...lines, ...inText];
}
