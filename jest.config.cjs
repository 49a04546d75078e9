const { availableParallelism } = require('node:os');
const { testTimeout } = require('./jest.preset.cjs');

/** All projects in one run with one summary: what `npm test` starts. `nx affected -t test` runs them one by one. */
module.exports = {
  projects: ['<rootDir>/{apps,contracts,libs}/*/jest.config.cjs', '<rootDir>/{charts,cli,examples,load,overlays,tools}/jest.config.cjs'],
  // Jest takes it from here alone when it runs many projects.
  testTimeout,
  // For `npm run coverage`. What runs in a process of its own, such as a main.ts, is tested but not counted.
  collectCoverageFrom: ['**/*.ts', '!**/*.test.ts', '!**/testing/**'],
  coverageDirectory: 'dist/coverage',
  coverageReporters: ['text-summary', ['text-summary', { file: 'summary.txt' }], 'lcov'],
  // Jest would leave one processor free. Many tests wait, for clocks and for other programs.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
