module.exports = { displayName: 'contracts-api-gateway', preset: '../../jest.preset.cjs' };
