module.exports = { displayName: 'overlays', preset: '../jest.preset.cjs' };
