const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const WORKSPACE = join(__dirname, '../../..');

/** What is kept between runs: for each program the files of the last check that passed, and a hash of what they held. */
const CACHE = join(WORKSPACE, 'node_modules/.cache/fairlead');

/** Which packages npm has installed, and so which types they bring and which TypeScript checks. */
const INSTALLED = join(WORKSPACE, 'node_modules/.package-lock.json');

/** Whether the types of a program were found good, and no file has changed since. */
function isKnownGood(program, sources) {
  try {
    const { files, hash } = JSON.parse(readFileSync(pathOf(program), 'utf8'));
    const known = new Set(files);
    return (
      sources.every((source) => known.has(typesOf(source))) && hashOf(files.map((file) => [file, readFileSync(file, 'utf8')])) === hash
    );
  } catch {
    return false;
  }
}

/** What TypeScript reads of a file: of a script the types that stand beside it. */
function typesOf(source) {
  return source.replace(/\.cjs$/, '.d.cts');
}

/** @param {readonly (readonly [file: string, text: string])[]} checked with what it held when it was checked */
function keepGood(program, checked) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(pathOf(program), JSON.stringify({ files: checked.map(([file]) => file), hash: hashOf(checked) }));
}

function forget(program) {
  rmSync(pathOf(program), { force: true });
}

/** A file of the cache that belongs to one program, wherever the workspace is. */
function pathOf(program, kind = 'types.json') {
  return join(CACHE, `${createHash('sha256').update(program).digest('hex').slice(0, 16)}.${kind}`);
}

function hashOf(files) {
  const hash = createHash('sha256').update(readFileSync(INSTALLED));
  for (const [file, text] of files) {
    const checked = readAsTypes(file, text);
    hash.update(`${file}\0${checked.length}\0${checked}`);
  }
  return hash.digest('hex');
}

/**
 * What of a file decides about types. Of data that is imported only the shape does: to TypeScript every string in it is a `string`. So
 * another tag in `images.json` needs no other check. Settings of TypeScript itself count as they are.
 */
function readAsTypes(file, text) {
  if (!file.endsWith('.json') || basename(file).startsWith('tsconfig')) return text;
  return JSON.stringify(JSON.parse(text), (_key, value) => (typeof value === 'object' ? value : typeof value));
}

module.exports = { forget, isKnownGood, keepGood, pathOf };
