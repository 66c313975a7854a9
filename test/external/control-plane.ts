import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { program, type ProgramName } from '../../tools/program';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { type Ran, run } from './run';

export const controlPlanePrograms = ['etcd', 'kube-apiserver', 'kubectl'] as const satisfies ProgramName[];
export const schedulingPrograms = [
  ...controlPlanePrograms,
  'kube-scheduler',
  'kube-controller-manager',
] as const satisfies ProgramName[];

export interface ControlPlaneOptions {
  /** Also place Pods on nodes; nodes are plain objects that the test makes. */
  readonly scheduler?: boolean;
  /** Run these controllers, for example `deployment-controller` and `replicaset-controller`. */
  readonly controllers?: readonly string[];
  /** Default 300 s, after which everything is killed. */
  readonly livesAtMostSeconds?: number;
}

export interface ControlPlane {
  readonly server: string;
  /** Of a user in system:masters. */
  readonly token: string;
  readonly kubeconfig: string;
  kubectl(args: readonly string[], stdin?: string): Promise<Ran>;
  /** The exit code and messages of a strict server-side dry run of this YAML. */
  dryRun(yaml: string): Promise<Ran>;
  stop(): Promise<void>;
}

function pathOf(name: ProgramName): string {
  const path = program(name);
  if (!path) throw new Error(`${name} is not installed: npm run tools -- --only ${name}`);
  return path;
}

function kubeconfigFor(server: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'test', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  });
}

function etcdArgs(folder: string, client: number, peer: number): string[] {
  const [clientUrl, peerUrl] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    '--unsafe-no-fsync',
    '--log-level=warn',
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
  ];
}

function apiServerArgs(folder: string, port: number, etcd: number, token: string): string[] {
  const keyFile = join(folder, 'service-account.key');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${token},test,test,system:masters\n`);
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    `--cert-dir=${join(folder, 'certs')}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${port}`,
    '--service-cluster-ip-range=10.0.0.0/24',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${keyFile}`,
    `--service-account-signing-key-file=${keyFile}`,
    `--token-auth-file=${tokens}`,
    '--authorization-mode=RBAC',
    '--allow-privileged=true',
    // Nodes here are never Ready by a kubelet's word, and no controller makes service accounts.
    '--disable-admission-plugins=TaintNodesByCondition,ServiceAccount',
  ];
}

/** Starts etcd, kube-apiserver and what else is asked for, on free loopback ports. */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const { livesAtMostSeconds } = options;
  const folder = mkdtempSync(join(tmpdir(), 'naust-control-plane-'));
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    for (const server of servers.splice(0).reverse()) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [etcd = 0, peer = 0, port = 0] = await freePorts(3);
    const token = randomBytes(16).toString('hex');
    const server = `https://127.0.0.1:${port}`;
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, kubeconfigFor(server, token));
    // After SIGTERM these hold their ports for seconds; nothing here outlives the test, so they are killed.
    const bounds = { livesAtMostSeconds, readyWithinMs: 60_000, graceMs: 0 };
    const start = async (name: ProgramName, args: string[], url: string): Promise<void> => {
      const headers = { authorization: `Bearer ${token}` };
      servers.push(await startServer(pathOf(name), args, { ...bounds, ready: urlAnswers(url, { headers }) }));
    };
    const kubectl = (args: readonly string[], stdin?: string): Promise<Ran> =>
      run(
        pathOf('kubectl'),
        [`--kubeconfig=${kubeconfig}`, `--cache-dir=${join(folder, 'cache')}`, ...args],
        {
          stdin,
        },
      );

    await start('etcd', etcdArgs(folder, etcd, peer), `http://127.0.0.1:${etcd}/health`);
    await start('kube-apiserver', apiServerArgs(folder, port, etcd, token), `${server}/readyz`);
    await urlIsThere(`${server}/api/v1/namespaces/default`, token);
    if (options.scheduler) {
      const config = join(folder, 'scheduler.json');
      writeFileSync(config, schedulerConfig(kubeconfig));
      await startQuiet('kube-scheduler', [`--config=${config}`, '--secure-port=0'], servers, bounds);
    }
    if (options.controllers) {
      const args = [
        `--kubeconfig=${kubeconfig}`,
        '--leader-elect=false',
        '--secure-port=0',
        `--controllers=${options.controllers.join(',')}`,
      ];
      await startQuiet('kube-controller-manager', args, servers, bounds);
    }
    const dryRun = (yaml: string): Promise<Ran> =>
      kubectl(['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'], yaml);
    return { server, token, kubeconfig, kubectl, dryRun, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function urlIsThere(url: string, token: string): Promise<void> {
  const there = urlAnswers(url, { headers: { authorization: `Bearer ${token}` } });
  const until = Date.now() + 30_000;
  while (!(await there())) {
    if (Date.now() > until) throw new Error(`${url} did not appear in 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function schedulerConfig(kubeconfig: string): string {
  return JSON.stringify({
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    clientConnection: { kubeconfig },
    leaderElection: { leaderElect: false },
  });
}

// Without a port of their own there is nothing to ask: that they work shows in what they do.
async function startQuiet(
  name: ProgramName,
  args: string[],
  servers: Server[],
  bounds: { readonly livesAtMostSeconds: number | undefined; readonly graceMs: number },
): Promise<void> {
  servers.push(await startServer(pathOf(name), args, { ...bounds, ready: () => Promise.resolve(true) }));
}
