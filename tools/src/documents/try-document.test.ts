import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBlocks } from './blocks';
import { isExcerptOf } from './excerpt';
import { applyDiff } from './apply-diff';
import { tryDocument } from './try-document';

// Only what a shell has itself: the tests run where Node and a shell are all there is.
const fence = (info: string, text: string) => `\`\`\`${info}\n${text}\n\`\`\`\n`;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'document-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Commands that were run. */
function tryText(markdown: string, cluster = false): string[] {
  const commands: string[] = [];
  tryDocument(markdown, { folder, versions: { cdk8s: '2.70.1' }, cluster, log: (line) => commands.push(line) });
  return commands;
}

test('a block has a language, words and a place', () => {
  const markdown = `# Title\n\n${fence('ts title=a/b.ts mistake', 'const a = 1;')}\ntext\n${fence('sh', 'ls')}`;

  expect(findBlocks(markdown)).toEqual([
    { language: 'ts', words: { title: 'a/b.ts', mistake: '' }, text: 'const a = 1;\n', line: 3 },
    { language: 'sh', words: {}, text: 'ls\n', line: 8 },
  ]);
});

test.each([
  ['a\nb', 'a\nb', true],
  ['a\nb', '\na  \nb\n\n', true],
  ['a\nb', 'a\nb\nc', false],
  ['…\nb', 'a\na\nb', true],
  ['a\n…', 'a', true],
  ['a\n  …\nc', 'a\nb (1.5)\nc', true],
  ['a\n…\nc', 'a\nb', false],
  ['b (1.5)', 'b (1x5)', false],
  ['b', 'a\nb', false],
])('%j of %j: %s', (excerpt, text, expected) => {
  expect(isExcerptOf(excerpt, text)).toBe(expected);
});

test('a diff needs one place in the file', () => {
  const text = 'one();\n  two();\nthree();\ntwo();\n';

  expect(applyDiff(text, ' one();\n-  two();\n+  four();\n').after).toBe('one();\n  four();\nthree();\ntwo();\n');
  expect(applyDiff('a\n\nb\n', ' a\n\n-b\n+c\n').after).toBe('a\n\nc\n');
  expect(() => applyDiff(text, '-five();\n')).toThrow('stand 0 times');
  expect(() => applyDiff(text, '+five();\n')).toThrow('stand 0 times');
});

test('files are written, commands run, and what they print and write is as the document says', () => {
  const document = [
    fence('json title=in/a.json', '{ "a": 1 }'),
    fence('sh', 'read -r line <in/a.json\necho "$line" >b.yaml\necho "$line"'),
    fence('text', '{ "a": 1 }'),
  ];

  tryText([...document, fence('yaml from=b.yaml', '…')].join(''));

  expect(() => tryText([...document, fence('yaml from=b.yaml', 'c')].join(''))).toThrow('the yaml block at line 12 is no excerpt of this');
  expect(() => tryText(fence('sh', 'echo a') + fence('text', 'b'))).toThrow('the text block at line 4 is no excerpt of this:\na');
});

test('a mistake is put right once the next commands have run', () => {
  const file = fence('json title=a.json', '{ "a": 1 }');
  const mistake = fence('diff title=a.json mistake', '-{ "a": 1 }\n+{ "a": 2 }');

  tryText(file + mistake + fence('sh fails', 'read -r line <a.json\necho "$line"\nexit 3') + fence('text', '{ "a": 2 }'));

  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{ "a": 1 }\n');
});

test('a command that fails, or was to fail and does not, is found', () => {
  expect(() => tryText(fence('sh', 'echo no >&2\nfalse\ntrue'))).toThrow('the sh block at line 1 ended with 1:\nno');
  expect(() => tryText(fence('sh fails', 'true'))).toThrow('the sh block at line 1 was to fail, but did not');
});

test('packages are installed in the versions of the workspace', () => {
  expect(tryText(fence('sh', 'true\nnpm install --help cdk8s ./fairlead.tgz >/dev/null'))).toEqual([
    'true\nnpm install --help cdk8s@2.70.1 ./fairlead.tgz >/dev/null',
  ]);
});

test('commands for a cluster run only where there is one', () => {
  const document = fence('sh cluster', 'echo applied') + fence('text', 'applied');

  expect(tryText(document)).toEqual([]);
  expect(tryText(document, true)).toEqual(['echo applied']);
});

test('code that says no file is found, since nobody would try it', () => {
  expect(() => tryText(fence('ts', 'code();'))).toThrow('the ts block at line 1 does not say which file it is');
});
