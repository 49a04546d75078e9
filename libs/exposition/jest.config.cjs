module.exports = { displayName: 'exposition', preset: '../../jest.preset.cjs' };
