/**
 * cdktf keeps of each token the stack trace of where it was made, and jest maps each line of it to the source: a tenth
 * of the time of what makes many stacks. It asks with an object that is no error; those of errors are as they were.
 */
const { prepareStackTrace } = Error;
Error.prepareStackTrace = (error: unknown, sites) =>
  error instanceof Error && prepareStackTrace !== undefined
    ? (prepareStackTrace(error, sites) as unknown)
    : '';
