const { readdirSync } = require('node:fs');
const { basename, dirname, relative } = require('node:path');

/** A test goes with its file, and counts for nothing. */
const isSource = (file) => /(?<!\.test)\.ts$/.test(file);

/**
 * ESLint rule: a folder with more files than `most`, tests aside, has a second subject. `except` names those that may be larger, each
 * with its reason, and none that is not. Told once for each folder, at its first file.
 */
module.exports = {
  meta: {
    type: 'suggestion',
    docs: { description: 'Keep folders to one subject.' },
    schema: [
      {
        type: 'object',
        properties: {
          most: { type: 'integer', minimum: 1 },
          except: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
        },
        required: ['most', 'except'],
        additionalProperties: false,
      },
    ],
    messages: {
      large:
        '{{folder}} has {{count}} files, tests not counted, more than {{most}}: move its second subject to a folder of its own, or name it in LARGE_FOLDERS of eslint.config.mjs with a reason.',
      small: '{{folder}} has {{count}} files, no more than {{most}}: take it out of LARGE_FOLDERS in eslint.config.mjs.',
    },
  },
  create(context) {
    const [{ most, except }] = context.options;
    const folder = relative(context.cwd, dirname(context.filename));
    const files = readdirSync(dirname(context.filename)).filter(isSource).sort();
    const messageId = files.length > most ? 'large' : 'small';
    const isAsAllowed = files.length > most === folder in except;
    if (isAsAllowed || files[0] !== basename(context.filename)) return {};
    return { Program: (node) => context.report({ node, messageId, data: { folder, count: files.length, most } }) };
  },
};
