const { checkInstalled } = require('./installed.cjs');

/** Required ahead of a program in TypeScript (`node --require`), whose types are not checked: npm scripts start so. */
checkInstalled('tsx/cjs');
require('tsx/cjs');
