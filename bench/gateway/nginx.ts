import { readFileSync } from 'node:fs';
import { type Server, startServer, portAnswers } from '../../test/external/process';
import { program } from '../../tools/program';

/** An nginx that runs in the foreground, and ends with what started it. */
export class Nginx {
  private constructor(private readonly server: Server) {}

  /** @param port that it listens on when it is ready */
  static async start(folder: string, config: string, port: number): Promise<Nginx> {
    const nginx = program('nginx');
    if (nginx === undefined) throw new Error('nginx is not installed: npm run tools -- --only nginx');
    const args = ['-e', 'stderr', '-p', folder, '-c', config, '-g', 'daemon off;'];
    return new Nginx(await startServer(nginx, args, { ready: portAnswers(port), livesAtMostSeconds: 900 }));
  }

  /** Processor time of its workers so far, in milliseconds. @see https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat */
  get spent(): number {
    const { pid } = this.server;
    const workers = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    const nanoseconds = workers.map((worker) =>
      Number(readFileSync(`/proc/${worker}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
