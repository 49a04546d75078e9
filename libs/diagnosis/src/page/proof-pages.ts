import { join } from 'node:path';
import { type DeclaredTraffic, deriveTrafficGraph, type Report } from 'fairlead/doctor';
import { diagnose } from '../judge/diagnose';
import { readObjects } from '../read/read-objects';
import { renderPage } from './render-page';

/** What was rendered for one environment, and what is proven of it. */
export interface ProvenEnvironment {
  /** Its name: `prod`. */
  readonly environment: string;
  readonly manifests: readonly { readonly name: string; readonly text: string }[];
  /** What is declared of who calls whom. */
  readonly traffic: readonly DeclaredTraffic[];
  readonly report: Report;
}

/**
 * What a proof says of each environment as a page.
 *
 * @param folderOf folder of an environment's manifests, as the page names them
 * @returns pages by path: `dist/html/prod.html`
 */
export async function renderProofPages(
  environments: readonly ProvenEnvironment[],
  folderOf: (environment: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const proven of environments)
    pages.set(join('dist', 'html', `${proven.environment}.html`), await renderProof(proven, folderOf(proven.environment)));
  return pages;
}

/** The same page as `fairlead doctor --format html` writes; here it is known which traffic is declared. */
function renderProof({ environment, manifests, traffic, report }: ProvenEnvironment, folder: string): Promise<string> {
  const files = manifests.map(({ name, text }) => ({ name: join(folder, name), isNamed: true, text }));
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
