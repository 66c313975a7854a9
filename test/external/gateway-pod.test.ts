import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { Entry } from '../../src/gateway';
import { config, inPlainChart, object } from '../gateway/stacks';
import { certificateIn, outsidePod, placeIn } from './gateway-files';
import { closed, listening, Service } from './gateway-service';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';

interface PodSpec {
  readonly terminationGracePeriodSeconds: number;
  readonly containers: readonly {
    readonly name: string;
    readonly command: readonly string[];
    readonly lifecycle: { readonly preStop: { readonly sleep: { readonly seconds: number } } };
  }[];
}

const host = 'shop.example.no';

describeWith(['nginx-stable'], 'the pod of a gateway', (paths) => {
  const folder = temporaryFolder('gateway');
  const service = new Service();
  let nginx: Server;
  let https = 0;
  let spec: PodSpec;
  let generation = 0;

  /** As the kubelet does with a Secret that has changed: a folder of its own, and one rename. @see https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod */
  async function mountSecret(): Promise<string> {
    const mount = join(folder, 'shop-tls');
    const written = join(mount, `..${++generation}`);
    mkdirSync(written, { recursive: true });
    const { certificate } = await certificateIn(written, host);
    symlinkSync(`..${generation}`, join(mount, '..data_tmp'));
    renameSync(join(mount, '..data_tmp'), join(mount, '..data'));
    if (generation === 1)
      for (const name of ['tls.crt', 'tls.key']) symlinkSync(join('..data', name), join(mount, name));
    else rmSync(join(mount, `..${generation - 1}`), { recursive: true });
    return new X509Certificate(readFileSync(certificate)).serialNumber;
  }

  beforeAll(() => listening(service));
  beforeEach(async () => {
    let [http, status] = [0, 0];
    [http = 0, https = 0, status = 0] = await freePorts(3);
    rmSync(join(folder, 'shop-tls'), { recursive: true, force: true });
    generation = 0;
    await mountSecret();
    service.answer = (_, response) => void setTimeout(() => response.end('ok'), 20);
    // What stands in front of it here is this test.
    const entry = Entry.address('127.0.0.1', { from: ['127.0.0.1/32'] });
    const routes = { '/orders': service.address };
    const rate = { requests: 10_000, per: 'second', burst: 10_000 } as const;
    const chart = inPlainChart({ entry, routes, rate });
    spec = (object(chart, 'Deployment').spec as { template: { spec: PodSpec } }).template.spec;
    const text = outsidePod(config(chart), join(folder, 'shop-tls'))
      // A minute is long for a test.
      .replace(/(ssl_certificate_cache max=10 valid=)1m;/, '$11s;');
    expect(text).toContain('valid=1s;');
    const file = placeIn(folder, text, { 8080: http, 8443: https, 8081: status });
    const [, ...args] = container().command;
    const placed = args.map((arg) => (arg === '/etc/nginx/nginx.conf' ? file : arg));
    nginx = await startServer(paths['nginx-stable'], placed, {
      ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
    });
  }, 60_000);
  afterEach(() => nginx?.stop());
  afterAll(() => closed(service));

  const container = (): PodSpec['containers'][number] =>
    spec.containers.find(({ name }) => name === 'nginx')!;

  function ask(agent: Agent | false): Promise<number> {
    return new Promise((resolve, reject) => {
      const to = { host: '127.0.0.1', port: https, servername: host, rejectUnauthorized: false, agent };
      const sent = request({ ...to, path: '/orders', headers: { host } }, (response) => {
        response.resume();
        response.on('error', reject).on('end', () => resolve(response.statusCode ?? 0));
      });
      // On a connection that is closed while a request is on its way to it, every client sends a GET anew.
      // https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(ask(agent));
        else reject(error);
      });
      sent.end();
    });
  }

  test('takes a renewed Secret without a reload, a lost request or a lost connection', async () => {
    const open = (): Promise<TLSSocket> =>
      new Promise((resolve, reject) => {
        const to = { host: '127.0.0.1', port: https, servername: host, rejectUnauthorized: false };
        const socket = connect(to, () => resolve(socket)).on('error', reject);
      });
    const kept = await open();
    let going = true;
    const statuses: number[] = [];
    const agent = new Agent({ keepAlive: true });
    const client = async (through: Agent | false): Promise<void> => {
      while (going) statuses.push(await ask(through));
    };
    const clients = [agent, agent, false, false].map((through) => client(through as Agent | false));
    await pause(300);
    const renewed = await mountSecret();
    expect(kept.getPeerCertificate().serialNumber).not.toBe(renewed);
    await pause(2500);
    const fresh = await open();
    expect(fresh.getPeerCertificate().serialNumber).toBe(renewed);
    expect(kept.destroyed).toBe(false);
    going = false;
    await Promise.all(clients);
    agent.destroy();
    kept.destroy();
    fresh.destroy();
    expect(statuses.length).toBeGreaterThan(50);
    expect(new Set(statuses)).toEqual(new Set([200]));
  }, 60_000);

  test('leaves, as the kubelet has it leave, without losing a request', async () => {
    // The kubelet waits for preStop, then sends what the image says, which is SIGQUIT, and kills what is still there:
    // https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
    // https://github.com/nginx/docker-nginx-unprivileged/blob/main/Dockerfile-alpine.template
    const { seconds } = container().lifecycle.preStop.sleep;
    let going = true;
    const statuses: number[] = [];
    const agent = new Agent({ keepAlive: true });
    const client = async (through: Agent | false): Promise<void> => {
      while (going) statuses.push(await ask(through));
    };
    const clients = [agent, agent, false, false].map((through) => client(through as Agent | false));
    // Whoever sends requests here hears of it meanwhile, and takes other pods for new ones.
    await pause(seconds * 1000 - 500);
    service.answer = (_, response) => void setTimeout(() => response.end('late'), 3000);
    going = false;
    const late = Array.from({ length: 20 }, () => ask(false));
    await pause(500);
    const told = Date.now();
    process.kill(nginx.pid, 'SIGQUIT');
    await Promise.all(clients);
    statuses.push(...(await Promise.all(late)));
    agent.destroy();
    while (isRunning(nginx.pid) && Date.now() - told < 60_000) await pause(50);
    const took = (Date.now() - told) / 1000;
    expect(took).toBeLessThan(spec.terminationGracePeriodSeconds - seconds);
    expect(statuses.length).toBeGreaterThan(100);
    expect(new Set(statuses)).toEqual(new Set([200]));
  }, 90_000);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // the process is gone, which is what is asked
  }
}
