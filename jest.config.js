const shared = {
  testEnvironment: 'node',
  rootDir: __dirname,
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/test/same-properties.ts',
    '^naust$': '<rootDir>/src/index.ts',
    '^naust/testing$': '<rootDir>/src/testing/index.ts',
    '^naust/breaker$': '<rootDir>/src/breaker/index.ts',
    '^naust/(?!testing$)([^/]+)$': '<rootDir>/src/providers/$1/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/lib/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
};

/** @type {import('jest').Config} */
module.exports = {
  // What starts a process of its own may wait for a busy machine.
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      setupFiles: ['<rootDir>/test/creation-stacks.ts'],
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/external/', '<rootDir>/test/slow/'],
    },
    { ...shared, displayName: 'external', testMatch: ['<rootDir>/test/external/**/*.test.ts'] },
  ],
};
