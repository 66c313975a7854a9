import { program, type ProgramName } from '../../tools/program';

export type Paths<P extends ProgramName> = Readonly<Record<P, string>>;

/**
 * A `describe` over real programs, given their absolute paths. Without one of them it is skipped
 * loudly, or fails when NAUST_REQUIRE_TOOLS=1.
 */
export function describeWith<P extends ProgramName>(
  names: readonly P[],
  name: string,
  body: (paths: Paths<P>) => void,
): void {
  const entries = names.map((of) => [of, program(of)] as const);
  const missing = entries.filter(([, path]) => path === undefined).map(([of]) => of);
  if (missing.length === 0) {
    describe(name, () => body(Object.fromEntries(entries) as Paths<P>));
    return;
  }
  const reason = `${missing.join(', ')} not installed: npm run tools -- --only ${missing.join(',')}`;
  if (process.env['NAUST_REQUIRE_TOOLS'] === '1') {
    test(name, () => {
      throw new Error(reason);
    });
    return;
  }
  process.stderr.write(`SKIPPED ${name}: ${reason}\n`);
  describe(name, () => {
    test.skip(reason, () => undefined);
  });
}
