/** What a stack file did that no module does to the program that loads it. */
export class ExitError extends Error {
  constructor(code: unknown) {
    super(`process.exit(${code === undefined ? '' : String(code)})`);
    this.name = 'ExitError';
  }
}

/**
 * Runs what the user wrote, and what it left for later in this turn. What it prints goes to stderr, for stdout is what
 * naust has to say; and it cannot end the process, which would look like a synth that had nothing to write.
 * @throws what it threw, also in a promise that nobody waits for; ExitError where it tried to end the process, even if
 * it caught what stopped it
 */
export async function confined<T>(run: () => T): Promise<T> {
  const { exit } = process;
  const { write } = process.stdout;
  const failures: unknown[] = [];
  const collect = (error: unknown): void => void failures.push(error);
  process.exit = (code?: unknown): never => {
    const tried = new ExitError(code);
    collect(tried);
    throw tried;
  };
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.on('unhandledRejection', collect);
  process.on('uncaughtException', collect);
  try {
    const result = outcomeOf(run);
    await new Promise((done) => setImmediate(done));
    if ('threw' in result) throw result.threw;
    if (failures.length > 0) throw failures[0];
    return result.returned;
  } finally {
    process.off('unhandledRejection', collect);
    process.off('uncaughtException', collect);
    process.exit = exit;
    process.stdout.write = write;
  }
}

function outcomeOf<T>(run: () => T): { readonly returned: T } | { readonly threw: unknown } {
  try {
    return { returned: run() };
  } catch (error) {
    return { threw: error };
  }
}
