/** Runs the part of a program that counts: what is made before, such as a tree, and what is loaded, does not. */
export function measured<T>(run: () => T): T {
  const { measuredPart } = globalThis as unknown as { measuredPart: (microseconds: number) => void };
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  measuredPart(user + system);
  return result;
}
