module.exports = { displayName: 'doctor', preset: '../../jest.preset.cjs' };
