const { existsSync, readFileSync } = require('node:fs');
const { relative } = require('node:path');
const process = require('node:process');

/**
 * What reports of `npm test -- --json` say together. Each run has fewer test files than the one before: those that it runs again.
 *
 * `node tests.cjs skipped REPORT`: the paths of the test files in which a test was skipped, one a line.
 * `node tests.cjs failed REPORT`: those in which one failed, or that could not run.
 * `node tests.cjs count REPORT...`: how many tests passed, failed and were skipped. A file counts as its last run says, and a failure counts
 * whichever run it is of. A file that could not run counts as one failed test, and so does a report that is not there.
 * `node tests.cjs tell REPORT...`: each test that failed, and each that passed only when its file was tried again, one a line.
 *
 * Where a report has one of the files beside it that were tried again, `REPORT.again`, these count as that says.
 */
const [, , action, ...reports] = process.argv;

const isSkipped = ({ status }) => !['passed', 'failed'].includes(status);
const isFailed = ({ status }) => status === 'failed';

const read = (report) => JSON.parse(readFileSync(report, 'utf8')).testResults;

/** The test files of a run: as they were at first, and as they count. */
function listFiles(report) {
  if (!existsSync(report)) {
    const missing = { name: report, status: 'failed', assertionResults: [] };
    return [{ first: missing, file: missing }];
  }
  const again = existsSync(`${report}.again`) ? read(`${report}.again`) : [];
  return read(report).map((first) => ({ first, file: again.find(({ name }) => name === first.name) ?? first }));
}

function countFailures({ status, assertionResults }) {
  const failed = assertionResults.filter(isFailed).length;
  return failed === 0 && status === 'failed' ? 1 : failed;
}

function count(files) {
  const last = new Map(files.map((file) => [file.name, file]));
  const tests = [...last.values()].flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return [passed, files.map(countFailures).reduce((sum, each) => sum + each, 0), tests.filter(isSkipped).length];
}

/** @returns names of the tests that failed; that of the file where it could not run */
function listFailures({ name, status, assertionResults }) {
  const path = relative('.', name);
  const failed = assertionResults.filter(isFailed).map(({ fullName }) => `${path}: ${fullName}`);
  return failed.length === 0 && status === 'failed' ? [path] : failed;
}

function tell({ first, file }) {
  const failed = listFailures(file).map((name) => `failed: ${name}`);
  return file === first || failed.length > 0 ? failed : listFailures(first).map((name) => `passed when tried again: ${name}`);
}

const runs = reports.flatMap(listFiles);
const files = runs.map(({ file }) => file);
const actions = {
  skipped: () => files.filter(({ assertionResults }) => assertionResults.some(isSkipped)).map(({ name }) => name),
  failed: () => files.filter((file) => countFailures(file) > 0).map(({ name }) => name),
  count: () => [count(files).join(' ')],
  tell: () => runs.flatMap(tell),
};
if (!Object.hasOwn(actions, action)) throw new Error(`the action is ${action}; give ${Object.keys(actions).join(', ')}`);
process.stdout.write(
  actions[action]()
    .map((line) => `${line}\n`)
    .join(''),
);
