module.exports = { displayName: 'service-kit', preset: '../../jest.preset.cjs', testTimeout: 30_000 };
