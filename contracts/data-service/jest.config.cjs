module.exports = { displayName: 'contracts-data-service', preset: '../../jest.preset.cjs' };
