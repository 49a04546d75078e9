import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diagnose, readObjects, renderPage } from '@fairlead/diagnosis';
import { deriveTrafficGraph } from 'fairlead/doctor';
import { manifestsOf } from './output';
import type { Synthesis } from './synthesis';

/**
 * Writes what the proof says of each environment as a page: `dist/html/prod.html`.
 *
 * @param root folder of the repository
 * @returns the pages, from there
 */
export async function writePages(syntheses: readonly Synthesis[], root: string): Promise<readonly string[]> {
  const pages = syntheses.map((synthesis) => ({ synthesis, path: join('dist', 'html', `${synthesis.environment}.html`) }));
  for (const { synthesis, path } of pages) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), await renderSynthesis(synthesis));
  }
  return pages.map(({ path }) => path);
}

/** The same page as `fairlead doctor --format html` writes; here it is known which traffic is declared. */
function renderSynthesis(synthesis: Synthesis): Promise<string> {
  const { environment, manifests, traffic, report } = synthesis;
  const files = manifests.map(({ name, text }) => ({ name: join(manifestsOf(synthesis), name), isNamed: true, text }));
  const { objects, problems } = readObjects(files);
  const diagnosis = {
    ...diagnose(objects, {}, report),
    known: [],
    problems,
    files: files.map(({ name }) => name),
    objects: objects.length,
  };
  const graph = deriveTrafficGraph(
    objects.map(({ object }) => object),
    { traffic },
  );
  return renderPage({ title: environment, objects, diagnosis, budgets: report.budgets, graph });
}
