const { join } = require('node:path');
const process = require('node:process');

// Nx starts it wherever somebody stands in the repository.
process.env.TSX_TSCONFIG_PATH ??= join(__dirname, '../../../../tsconfig.base.json');
require('../../run/typescript.cjs');

module.exports = require('./generator.ts').default;
