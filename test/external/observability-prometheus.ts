import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Platform } from '../../src/platform';
import { configOf } from '../observability/objects';
import { yamlOf } from './cluster-contents';
import { type ControlPlane, startControlPlane } from './control-plane';
import { freePort, type Server, startServer, urlAnswers } from './process';

export interface Target {
  readonly scrapeUrl: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Prometheus with the configuration and the rights of a platform's, before a control plane that was given it all. */
export interface ObservedCluster {
  readonly cluster: ControlPlane;
  targetsOf(job: string): Promise<readonly Target[]>;
  healthOf(job: string): Promise<Readonly<Record<string, string>>>;
  /** What the API says to whether its service account may do this: `yes` or `no`. */
  may(...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

type ActiveTarget = Target & { readonly health: string };

/** `ca` is what it trusts where in a pod it trusts the cluster's; without one it believes every certificate. */
export async function startObserved(
  prometheus: string,
  platform: Platform,
  folder: string,
  ca?: string,
): Promise<ObservedCluster> {
  const cluster = await startControlPlane();
  let server: Server | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop();
    await cluster.stop();
  };
  try {
    const applied = await cluster.kubectl(['apply', '--server-side', '-f', '-'], yamlOf(platform));
    if (applied.code !== 0) throw new Error(applied.stderr);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const config = await asItsServiceAccount(cluster, platform, folder, ca);
    const args = [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    server = await startServer(prometheus, args, { ready: urlAnswers(`${url}/-/ready`) });

    const active = async (job: string): Promise<readonly ActiveTarget[]> => {
      const answer = await fetch(`${url}/api/v1/targets?state=active`);
      const { data } = (await answer.json()) as { data: { activeTargets: ActiveTarget[] } };
      return data.activeTargets.filter((target) => target.labels['job'] === job);
    };
    return {
      cluster,
      targetsOf: async (job) => (await active(job)).map(({ scrapeUrl, labels }) => ({ scrapeUrl, labels })),
      healthOf: async (job) =>
        Object.fromEntries((await active(job)).map(({ labels, health }) => [labels['instance'], health])),
      may: async (...asked) => {
        const account = '--as=system:serviceaccount:observability:prometheus';
        return (await cluster.kubectl(['auth', 'can-i', account, ...asked])).stdout.trim();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As in the pod, but that it is told where the API is, with a token of its own service account, and asks more often. */
async function asItsServiceAccount(
  cluster: ControlPlane,
  platform: Platform,
  folder: string,
  ca?: string,
): Promise<string> {
  const { stdout } = await cluster.kubectl(['create', 'token', 'prometheus', '-n', 'observability']);
  const token = stdout.trim();
  writeFileSync(join(folder, 'token'), token);
  const caFile = join(folder, 'ca.crt');
  if (ca !== undefined) writeFileSync(caFile, ca);
  const kubeconfig = join(folder, 'kubeconfig');
  const access = {
    clusters: [{ name: 'test', cluster: { server: cluster.server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'prometheus', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'prometheus' } }],
    'current-context': 'test',
  };
  writeFileSync(kubeconfig, JSON.stringify(access));
  const config = join(folder, 'prometheus.yml');
  const text = configOf(platform, 'prometheus', 'prometheus.yml')
    .replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', folder)
    .replaceAll(`ca_file: ${caFile}`, ca === undefined ? 'insecure_skip_verify: true' : `ca_file: ${caFile}`)
    .replaceAll(/- role: (\w+)/g, `- role: $1\n        kubeconfig_file: ${kubeconfig}`)
    .replace('scrape_interval: 30s\n  scrape_timeout: 10s', 'scrape_interval: 1s\n  scrape_timeout: 1s');
  writeFileSync(config, text);
  writeFileSync(join(folder, 'rules.yaml'), configOf(platform, 'prometheus', 'rules.yaml'));
  return config;
}
