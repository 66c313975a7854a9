import { parse } from 'yaml';
import { Cluster, type ClusterProps, type Plan, TerraformState } from '../../src/cluster';
import { Observability } from '../../src/observability';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { problemsOf } from '../../src/testing';
import {
  exampleHost,
  exampleMachines,
  examplePlan,
  existingMachines,
  helsinki,
  oslo,
} from '../cluster/example-machines';
import { configOf, networksCalledBy, objectOf } from './objects';
import { observed, observedInOneSite } from './stack';

const talkers = ['alloy', 'kube-state-metrics', 'prometheus'];

function rightsToKubelets(platform: Platform): readonly string[] {
  const rules = objectOf(platform, 'ClusterRole', 'observability-prometheus').rules ?? [];
  return rules.flatMap(({ resources = [] }) => resources).filter((resource) => resource.startsWith('nodes/'));
}

function platformOf(props: ClusterProps<Plan, string>): Platform {
  const platform = new Platform({ name: 'journal', residency: Residency.eea() });
  const state = TerraformState.s3({ bucket: 'journal-terraform', endpoint: 's3.example.no', place: oslo });
  const pinnedStorage = { telemetry: ['longhorn'] };
  new Observability(new Cluster(platform, 'fjord', { state, pinnedStorage, ...props }), 'observability', {
    storageClass: 'longhorn',
  });
  return platform;
}

describe('in a cluster of one private network', () => {
  const platform = observedInOneSite();

  test('has no problems', () => expect(problemsOf(platform)).toEqual([]));

  test('Prometheus may read the metrics of kubelets, and has no right to anything else of theirs', () => {
    expect(rightsToKubelets(platform)).toEqual(['nodes/metrics']);
  });

  test('Prometheus asks each kubelet at its own address, and has its certificate verified', () => {
    const { scrape_configs: jobs } = parse(configOf(platform, 'prometheus', 'prometheus.yml')) as {
      scrape_configs: { job_name: string }[];
    };
    const identity = '/var/run/secrets/kubernetes.io/serviceaccount';
    const asked = (path: string, metrics: string): object => ({
      metrics_path: path,
      scheme: 'https',
      authorization: { credentials_file: `${identity}/token` },
      tls_config: { ca_file: `${identity}/ca.crt` },
      kubernetes_sd_configs: [{ role: 'node' }],
      relabel_configs: ['instance', 'node'].map((label) => ({
        source_labels: ['__meta_kubernetes_node_name'],
        target_label: label,
      })),
      metric_relabel_configs: [{ source_labels: ['__name__'], regex: metrics, action: 'keep' }],
    });
    expect(jobs.filter((job) => ['kubelet', 'cadvisor'].includes(job.job_name))).toEqual([
      { job_name: 'kubelet', ...asked('/metrics', '(kubelet|volume_manager|storage_operation)_.+') },
      { job_name: 'cadvisor', ...asked('/metrics/cadvisor', '(container|machine)_.+') },
    ]);
  });

  test('only the servers are called for the API, and only by Prometheus the kubelets of that network', () => {
    const servers = ['10.20.0.10/32', '10.20.0.11/32', '10.20.0.12/32'];
    const called = Object.fromEntries(talkers.map((name) => [name, networksCalledBy(platform, name)]));
    expect(called).toEqual({
      alloy: { 6443: servers },
      'kube-state-metrics': { 6443: servers },
      prometheus: { 6443: servers, 10250: ['10.20.0.0/16'] },
    });
  });
});

describe('where a node stands at another site', () => {
  test('Prometheus asks kubelets through the API server, which takes a strong right', () => {
    expect(rightsToKubelets(observed())).toEqual(['nodes/proxy']);
  });

  test('servers that exist are called at the addresses they advertise, the public ones', () => {
    const servers = ['203.0.113.1/32', '203.0.113.2/32', '203.0.113.3/32'];
    const called = talkers.map((name) => networksCalledBy(observed(), name));
    expect(called).toEqual(talkers.map(() => ({ 6443: servers })));
  });

  test('servers that are yet to be made have addresses that nobody knows, so the port is what holds', () => {
    const platform = platformOf({
      machines: exampleMachines({ place: helsinki }),
      servers: { count: 3, plan: examplePlan },
      pools: { oslo: { machines: existingMachines(exampleHost()) } },
    });
    expect(rightsToKubelets(platform)).toEqual(['nodes/proxy']);
    expect(networksCalledBy(platform, 'prometheus')).toEqual({ 6443: ['0.0.0.0/0'] });
  });
});

test('hosts that exist keep their kubelets closed to each other, so they are asked through the API server', () => {
  const hosts = ['198.51.100.7', '198.51.100.8', '198.51.100.9'];
  const machines = existingMachines(
    ...hosts.map((address, n) => exampleHost({ name: `oslo-${n + 1}`, address })),
  );
  const platform = platformOf({ servers: { machines }, pools: {} });
  expect(problemsOf(platform)).toEqual([]);
  expect(rightsToKubelets(platform)).toEqual(['nodes/proxy']);
  expect(networksCalledBy(platform, 'prometheus')).toEqual({ 6443: ['0.0.0.0/0'] });
});
