const { createHash } = require('node:crypto');

/**
 * For each project one hash of all that its verdict may depend on: its own files and those of every project that it depends on, however
 * far. ESLint's cache looks at a file's text and its configuration alone, and would keep what another file has made wrong.
 */
function hashSources(dependencies, files, shared) {
  return Object.fromEntries(
    Object.keys(files).map((project) => {
      const hashes = [...reach(project, dependencies)].flatMap((name) => files[name] ?? []).map(({ file, hash }) => `${file} ${hash}`);
      return [project, digest([...hashes.sort(), ...shared])];
    }),
  );
}

/** A project and what it depends on. A set visits what is added while it is gone through. */
function reach(project, dependencies) {
  const reached = new Set([project]);
  for (const name of reached) for (const { target } of dependencies[name] ?? []) reached.add(target);
  return reached;
}

function digest(lines) {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

module.exports = hashSources;
