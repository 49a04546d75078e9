const process = require('node:process');
const { paths } = require('./tsconfig.base.json').compilerOptions;

/** `PROPERTY_RUNS=10 npm test` tries ten times as many examples of each property, as `ci.yml` does. A failure prints its seed. */
const propertyRuns = Number(process.env.PROPERTY_RUNS ?? 1);
if (!(Number.isInteger(propertyRuns) && propertyRuns > 0))
  throw new Error(`PROPERTY_RUNS is ${process.env.PROPERTY_RUNS}; give a whole number of at least 1`);

const WITH_DYNAMIC_IMPORT = '@opentelemetry/otlp-exporter-base/';

const SWC = { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } };

/** What every project's tests share: TypeScript through SWC, and the path aliases read from their one home. */
module.exports = {
  testEnvironment: 'node',
  // The machines that run them are shared: a test that hangs is ended, one that waits its turn, or tries more examples, is not.
  testTimeout: Math.min(60_000 * propertyRuns, 300_000),
  globals: { propertyRuns },
  testMatch: ['<rootDir>/**/*.test.ts'],
  // A package of OpenTelemetry's loads Node's client by `import()`, which a test cannot run as it is.
  transform: { [`\\.ts$|${WITH_DYNAMIC_IMPORT}.+\\.js$`]: ['@swc/jest', SWC] },
  transformIgnorePatterns: [`/node_modules/(?!${WITH_DYNAMIC_IMPORT})`],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([alias, [file]]) => [`^${alias.replace('*', '([^/]+)')}$`, `${__dirname}/${file.replace('*', '$1')}`]),
  ),
};
