import { renderPlatformDocument } from './platform-document';
import { synthesize } from './synthesis';

test('the document draws the call graph, and shows the report of each environment', () => {
  const text = renderPlatformDocument(synthesize());

  expect(text).toContain('```mermaid\nflowchart LR\n');
  expect(text).toMatch(/n\d+\["user-service"\]/);
  expect(text).toMatch(/n\d+\["data-service"\]/);
  expect(text).toMatch(/n\d+\[\("mongo"\)\]/);
  expect(text).toMatch(/n\d+\[\("redis"\)\]/);
  expect(text).toMatch(/## dev\n\n```text\nAllowed traffic: [^]*## prod\n\n```text\nAllowed traffic: /);
});
