const { paths } = require('./tsconfig.base.json').compilerOptions;

/** What every project's tests share: TypeScript through SWC, and the path aliases read from their one home. */
module.exports = {
  testEnvironment: 'node',
  // The machines that run them are shared: a test that hangs is ended, one that waits its turn is not.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/**/*.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } }] },
  moduleNameMapper: Object.fromEntries(Object.entries(paths).map(([alias, [file]]) => [`^${alias}$`, `${__dirname}/${file}`])),
};
