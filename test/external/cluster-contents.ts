import { setTimeout as pause } from 'node:timers/promises';

import type { Platform } from '../../src/platform';
import { filesOf } from '../../src/testing';
import type { ControlPlane } from './control-plane';

/** The files of a platform in the order they are applied. */
export function yamlOf(platform: Platform): string {
  const files = [...filesOf(platform)].filter(([path]) => path.startsWith('dist/'));
  return files.map(([, text]) => text).join('---\n');
}

export async function apply(cluster: ControlPlane, ...objects: readonly object[]): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  const ran = await cluster.kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(list));
  if (ran.code !== 0) throw new Error(ran.stderr);
}

/** The answer as soon as it is the wanted one, or the last one there was. */
export async function settled<T>(wanted: T, ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + 45_000;
  let answer = await ask();
  while (JSON.stringify(answer) !== JSON.stringify(wanted) && Date.now() < until) {
    await pause(250);
    answer = await ask();
  }
  return answer;
}
