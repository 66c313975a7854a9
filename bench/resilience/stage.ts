import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Findings } from '../../src/kernel';
import { type CallProps, resolvePolicy } from '../../src/resilience';
import { ObedientCallee } from '../../test/external/resilience-callee';
import { type CallTo, type RunningEngine, runEnvoy, runNginx } from '../../test/external/resilience-running';
import { program, type ProgramName } from '../../tools/program';

/** The pods of the callee. */
const addresses = ['127.0.0.1', '127.0.0.2'];

export interface Stage {
  readonly callee: ObedientCallee;
  /** Where the engine is asked. */
  readonly url: string;
  /** Where the first pod of the callee is. */
  readonly direct: string;
}

/** An engine, as it is rendered, before a callee of two pods on loopback. */
export async function onStage<T>(
  engine: 'envoy' | 'nginx',
  props: CallProps,
  play: (stage: Stage) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'naust-bench-'));
  const callee = new ObedientCallee();
  let running: RunningEngine | undefined;
  try {
    const port = await callee.listen(...addresses);
    const call: CallTo = { name: 'inventory', policy: resolvePolicy(new Findings(), props) };
    running = await start(engine, folder, call, port);
    return await play({ callee, url: running.urls['inventory']!, direct: `http://127.0.0.1:${port}` });
  } finally {
    await running?.stop();
    callee.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(
  engine: 'envoy' | 'nginx',
  folder: string,
  call: CallTo,
  port: number,
): Promise<RunningEngine> {
  return engine === 'envoy'
    ? runEnvoy(installed('envoy'), folder, [call], port, addresses)
    : runNginx(installed('nginx-mainline'), folder, [call], port, addresses);
}

function installed(name: ProgramName): string {
  const path = program(name);
  if (path === undefined) throw new Error(`${name} is not installed: npm run tools -- --only ${name}`);
  return path;
}
