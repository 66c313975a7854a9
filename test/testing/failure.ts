/** What an assertion says when it fails; that it does not is a failure of its own. */
export function failure(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it held, where it was to fail');
}
