module.exports = { displayName: 'diagnosis', preset: '../../jest.preset.cjs' };
