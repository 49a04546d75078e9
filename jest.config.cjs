const process = require('node:process');
const { testTimeout } = require('./jest.preset.cjs');

/** All projects in one run with one summary: what `npm test` starts. `nx affected -t test` runs them one by one. */
module.exports = {
  projects: ['<rootDir>/{apps,contracts,libs}/*/jest.config.cjs', '<rootDir>/{charts,load,overlays,tools}/jest.config.cjs'],
  // Jest takes it from here alone when it runs many projects.
  testTimeout,
  // For `npm run coverage`. What runs in a process of its own, such as a main.ts, is tested but not counted.
  collectCoverageFrom: ['**/*.ts', '!**/*.test.ts', '!**/testing/**'],
  coverageDirectory: 'dist/coverage',
  coverageReporters: ['text-summary', ['text-summary', { file: 'summary.txt' }], 'lcov'],
  // Jest leaves one processor free. Real servers need it: some tests let nothing be refused under load. Without them tests may take all.
  ...(!process.env.MONGO_URL && { maxWorkers: '100%' }),
};
