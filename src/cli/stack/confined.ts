/** What a stack file did that no module does to the program that loads it. */
export class ExitError extends Error {
  constructor(code: unknown) {
    super(`process.exit(${code === undefined ? '' : String(code)})`);
    this.name = 'ExitError';
  }
}

/**
 * Runs what the user wrote. What it prints goes to stderr, for stdout is what naust has to say; and it cannot end the
 * process, which would look like a synth that had nothing to write.
 * @throws ExitError where it tried to, also where it caught what stopped it
 */
export function confined<T>(run: () => T): T {
  const { exit } = process;
  const { write } = process.stdout;
  let tried: ExitError | undefined;
  process.exit = (code?: unknown): never => {
    tried ??= new ExitError(code);
    throw tried;
  };
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    const result = run();
    if (tried !== undefined) throw tried;
    return result;
  } finally {
    process.exit = exit;
    process.stdout.write = write;
  }
}

/** Errors of promises that nobody waits for, as Node finds them when everything else has run. */
export async function rejections(): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const collect = (error: unknown): void => void found.push(error);
  process.on('unhandledRejection', collect);
  await new Promise((done) => setImmediate(done));
  process.off('unhandledRejection', collect);
  return found;
}
