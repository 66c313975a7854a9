import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Steady {
  /** Milliseconds, sorted. */
  readonly took: readonly number[];
}

/** So many requests a second, whether those before have been answered or not: what waits is not waited for. */
export async function steadyLoad(url: string, perSecond: number, seconds: number): Promise<Steady> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const begun: Promise<number>[] = [];
  const start = performance.now();
  try {
    for (let sent = 0; sent < perSecond * seconds;) {
      const due = Math.min(perSecond * seconds, ((performance.now() - start) / 1000) * perSecond);
      for (; sent < due; sent++) begun.push(ask(url, agent));
      await pause(1);
    }
    const took = await Promise.all(begun);
    return { took: took.sort((a, b) => a - b) };
  } finally {
    agent.destroy();
  }
}

export function p99({ took }: Steady): number {
  return took[Math.ceil(took.length * 0.99) - 1]!;
}

function ask(url: string, agent: Agent): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(performance.now() - start));
    }).once('error', reject);
  });
}
