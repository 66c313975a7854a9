/** After this long a person wonders whether anything happens. */
const SILENT_MS = 1000;

/** Tells a person at a terminal what is being done, once a command takes longer than people wait without wondering. */
export class Progress {
  private readonly began = performance.now();

  /** The next step, before it is begun. */
  step(doing: string): void {
    const seconds = (performance.now() - this.began) / 1000;
    if (process.stderr.isTTY && seconds * 1000 >= SILENT_MS)
      process.stderr.write(`naust: ${doing} (${seconds.toFixed(1)} s)\n`);
  }
}
