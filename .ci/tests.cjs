const { existsSync, readFileSync } = require('node:fs');
const process = require('node:process');

/**
 * What reports of `npm test -- --json` say together. Each run has fewer test files than the one before: those that it runs again.
 *
 * `node tests.cjs skipped REPORT`: the paths of the test files in which a test was skipped, one a line.
 * `node tests.cjs count REPORT...`: how many tests passed, failed and were skipped. A file counts as its last run says, and a failure counts
 * whichever run it is of. A file that could not run counts as one failed test, and so does a report that is not there.
 */
const [, , action, ...reports] = process.argv;

const isSkipped = ({ status }) => !['passed', 'failed'].includes(status);

function listFiles(report) {
  if (!existsSync(report)) return [{ name: report, status: 'failed', assertionResults: [] }];
  return JSON.parse(readFileSync(report, 'utf8')).testResults;
}

function countFailures({ status, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed').length;
  return failed === 0 && status === 'failed' ? 1 : failed;
}

function count(runs) {
  const last = new Map(runs.flat().map((file) => [file.name, file]));
  const tests = [...last.values()].flatMap(({ assertionResults }) => assertionResults);
  const failures = runs.flat().map(countFailures);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return [passed, failures.reduce((sum, each) => sum + each, 0), tests.filter(isSkipped).length];
}

const runs = reports.map(listFiles);
if (action === 'skipped') {
  const files = runs.flat().filter(({ assertionResults }) => assertionResults.some(isSkipped));
  process.stdout.write(files.map(({ name }) => `${name}\n`).join(''));
} else if (action === 'count') process.stdout.write(`${count(runs).join(' ')}\n`);
else throw new Error(`the action is ${action}; give skipped or count`);
