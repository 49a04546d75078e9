module.exports = { displayName: 'synth', preset: '../../jest.preset.cjs' };
