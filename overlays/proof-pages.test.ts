import { renderProofPages } from '@fairlead/diagnosis';
import { environments } from './environments';
import { manifestsOf } from './output';
import { synthesize } from './synthesis';

test('the page of each environment draws what is declared, and nothing is blocked or undeclared', async () => {
  const pages = await renderProofPages(synthesize(), manifestsOf);

  expect([...pages.keys()]).toEqual(environments.map(({ name }) => `dist/html/${name}.html`));
  for (const text of pages.values()) {
    expect(text).toContain('data-state="declared"');
    expect(text).not.toMatch(/data-state="(?:allowed|undeclared|blocked)"/);
    expect(text).toContain('Nothing is wrong with what was read.');
    expect(text).toMatch(/overlays\/[\w-]+\/manifests\/\d+-[\w-]+\.yaml:\d+/);
  }
});
