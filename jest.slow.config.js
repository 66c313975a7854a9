const { projects } = require('./jest.config');

const { '^fast-check$': _same, ...moduleNameMapper } = projects[0].moduleNameMapper;

/** What takes minutes: the same properties as in the suite, many times over. */
/** @type {import('jest').Config} */
module.exports = {
  ...projects[0],
  moduleNameMapper,
  displayName: 'slow',
  testMatch: ['<rootDir>/test/slow/**/*.test.ts'],
  testPathIgnorePatterns: [],
};
