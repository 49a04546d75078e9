module.exports = { displayName: 'contracts-user-service', preset: '../../jest.preset.cjs' };
