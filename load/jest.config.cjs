module.exports = { displayName: 'load', preset: '../jest.preset.cjs', modulePathIgnorePatterns: ['<rootDir>/baseline'] };
