/** After this long a person at a terminal wonders whether anything happens. */
const WONDERS_MS = 1000;
/** After this long so does one who reads a log, which is kept short before. */
const READS_MS = 10_000;

/** Tells what is being done, once a command takes longer than people wait without wondering. */
export class Progress {
  private readonly began = performance.now();

  /** Problems in another format than text are on stderr too, for a program to read: there nothing is beside them. */
  constructor(private readonly format: string) {}

  /** The next step, before it is begun. */
  step(doing: string): void {
    const passed = performance.now() - this.began;
    const { isTTY } = process.stderr;
    if (!isTTY && this.format !== 'text') return;
    if (passed >= (isTTY ? WONDERS_MS : READS_MS))
      process.stderr.write(`naust: ${doing} (${(passed / 1000).toFixed(1)} s)\n`);
  }
}
