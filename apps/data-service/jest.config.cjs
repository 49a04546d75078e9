module.exports = { displayName: 'data-service', preset: '../../jest.preset.cjs' };
