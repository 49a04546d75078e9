/** All projects as one: between projects Jest does not follow imports, so `npm run check` would miss tests of what a library is used by. */
module.exports = { preset: './jest.preset.cjs', modulePathIgnorePatterns: ['<rootDir>/(dist|load/baseline)'], maxWorkers: '100%' };
