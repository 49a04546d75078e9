const process = require('node:process');

/** Ends with what to do where a package is not there, in place of the stack of whoever requires it. */
function checkInstalled(name) {
  try {
    require.resolve(name);
  } catch {
    process.stderr.write('the packages are not installed; run npm ci\n');
    process.exit(1);
  }
}

module.exports = { checkInstalled };
