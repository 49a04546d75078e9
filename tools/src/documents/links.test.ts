import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

/** Not written by us, or made from docstrings. */
const LEFT_OUT = ['node_modules', 'dist', '.nx', '.git', 'reference'];

const documents = findDocuments('');

test.each(documents)('%s links to files and headings that exist', (document) => {
  const broken = findLinks(document).filter((target) => !exists(document, target));

  expect(broken).toEqual([]);
});

test.each([
  ['README.md', 'docs/nowhere.md'],
  ['README.md', 'docs/README.md#nowhere'],
  ['docs/README.md', '#nowhere'],
])('in %s a link to %s is broken', (document, target) => {
  expect(exists(document, target)).toBe(false);
});

function findDocuments(folder: string): readonly string[] {
  return readdirSync(join(WORKSPACE, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.includes(entry.name) ? [] : findDocuments(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

/** Targets of links within the repository. Code is no link. */
function findLinks(document: string): readonly string[] {
  const prose = read(document).replaceAll(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

function exists(document: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  if (!existsSync(join(WORKSPACE, file))) return false;
  return heading === undefined || findHeadings(file).includes(heading);
}

/** As GitHub names the anchors of headings. */
function findHeadings(document: string): readonly string[] {
  return [...read(document).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(/\s/g, '-'),
  );
}

function read(file: string): string {
  return readFileSync(join(WORKSPACE, file), 'utf8');
}
