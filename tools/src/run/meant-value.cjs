require('tsx/cjs');
const { findMeantNumber, findMeantSize } = require('../../../libs/contract/src/index.ts');

/**
 * What somebody meant who gave a text in place of a value of another type, as it is written: 500 for `cpuMillis: '500m'`.
 *
 * @param {{ readonly prop: string, readonly text: string, readonly wanted: string }} given `wanted` is the name of the type
 * @returns {string | undefined}
 */
function findMeantValue({ prop, text, wanted }) {
  if (wanted === 'number') return findMeantNumber(prop, text)?.toString();
  return wanted === 'Size' ? findMeantSize(text) : undefined;
}

module.exports = { findMeantValue };
