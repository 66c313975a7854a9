const { projects } = require('./jest.config');

/** What takes minutes: the same properties as in the suite, many times over. */
/** @type {import('jest').Config} */
module.exports = {
  ...projects[0],
  displayName: 'slow',
  testMatch: ['<rootDir>/test/slow/**/*.test.ts'],
  testPathIgnorePatterns: [],
};
