import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from './environments';
import { writePages } from './pages';
import { synthesize } from './synthesis';

test('the page of each environment draws what is declared, and nothing is blocked or undeclared', async () => {
  const root = mkdtempSync(join(tmpdir(), 'pages-'));

  const pages = await writePages(synthesize(), root);

  const texts = pages.map((page) => readFileSync(join(root, page), 'utf8'));
  expect(pages).toEqual(environments.map(({ name }) => `dist/html/${name}.html`));
  for (const text of texts) {
    expect(text).toContain('data-state="declared"');
    expect(text).not.toMatch(/data-state="(?:allowed|undeclared|blocked)"/);
    expect(text).toContain('Nothing is wrong with what was read.');
    expect(text).toMatch(/overlays\/[\w-]+\/manifests\/\d+-[\w-]+\.yaml:\d+/);
  }
  rmSync(root, { recursive: true });
});
