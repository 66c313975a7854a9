import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Server, startServer } from './process';
import { type Ran, run } from './run';

/** A systemd in namespaces of its own, with the loopback of its own; the machine's knows nothing of it. Needs root. */
export class SystemdNamespace {
  private constructor(
    private readonly server: Server,
    private readonly init: string,
  ) {}

  static async start(folder: string): Promise<SystemdNamespace> {
    const scratch = join(folder, 'systemd');
    mkdirSync(scratch);
    const spaces = ['--mount', '--mount-proc', '--pid', '--fork', '--kill-child', '--ipc', '--uts', '--net'];
    const script = ['sh', join(__dirname, 'systemd-namespace.sh'), scratch];
    const server = await startServer('unshare', [...spaces, '--cgroup', ...script], {
      ready: () => Promise.resolve(existsSync(`${scratch}.begun`)),
      livesAtMostSeconds: 240,
    });
    const init = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim();
    const systemd = new SystemdNamespace(server, init);
    for (let tries = 0; tries < 100; tries++) {
      const { stdout } = await systemd.run('systemctl', 'is-system-running');
      if (/running|degraded/.test(stdout)) return systemd;
      await pause(100);
    }
    await server.stop();
    throw new Error(`systemd did not begin\n${server.output()}`);
  }

  /** Runs a program beside it, as its root. */
  run(program: string, ...args: readonly string[]): Promise<Ran> {
    return run('nsenter', ['-t', this.init, '-m', '-p', '-n', '-u', '-i', '-C', program, ...args], {
      timeoutMs: 100_000,
    });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
