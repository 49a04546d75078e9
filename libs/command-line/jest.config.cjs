module.exports = { displayName: 'command-line', preset: '../../jest.preset.cjs' };
