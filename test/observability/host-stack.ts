import known from '../../src/observability/metrics.json';
import { Size } from 'cdk8s';
import {
  External,
  HostObservability,
  type HostObservabilityProps,
  Place,
  Platform,
  Receiver,
  Residency,
  Tls,
} from '../../src';
import { filesOf } from '../../src/testing';

export const machine = {
  name: 'vakt-1',
  address: '198.51.100.9',
  cpu: 2,
  memory: Size.gibibytes(4),
  disk: Size.gibibytes(80),
  place: Place.norway('Oslo', { operator: 'CoolVDS' }),
};

export const hostProps: HostObservabilityProps = {
  on: machine,
  host: 'innsyn.example.no',
  tls: Tls.files({ certificate: '/etc/ssl/innsyn/fullchain.pem', key: '/etc/ssl/innsyn/privkey.pem' }),
  adminFrom: ['203.0.113.0/24'],
};

/** Everything that a stack on a host may be told. */
export function fullProps(platform: Platform): HostObservabilityProps {
  const recipient = { name: 'Vaktsentralen', country: 'NO', purpose: 'being on call' } as const;
  const at = External.cidrs(platform, 'oncall', { host: 'oncall.example.no', cidrs: ['192.0.2.128/25'] });
  return {
    ...hostProps,
    logsFrom: ['198.51.100.0/24'],
    scrapes: {
      'edge-nodes': {
        at: { 'edge-1': '10.20.0.5:9100', 'edge-2': '10.20.0.6:9100' },
        networks: ['10.20.0.0/24'],
        tells: 'node',
        plain: true,
      },
      'edge-nginx': {
        at: { 'edge-1': 'edge-1.example.no:9113' },
        networks: ['198.51.100.0/24'],
        tells: 'nginx',
        authority: 'edge-authority',
        account: { username: 'prometheus', secret: 'edge-account' },
      },
    },
    alertmanager: { receivers: { oncall: Receiver.webhook({ at, secret: 'oncall', recipient }) } },
  };
}

/** A platform of one machine; its stack has the name `innsyn`. */
export function onHost(
  change: Partial<HostObservabilityProps> = {},
  residency = Residency.norway(),
): Platform {
  const platform = new Platform({ name: 'drift', residency });
  new HostObservability(platform, 'innsyn', { ...hostProps, ...change });
  return platform;
}

export function fullHost(change: Partial<HostObservabilityProps> = {}): Platform {
  const platform = new Platform({ name: 'drift', residency: Residency.norway() });
  new HostObservability(platform, 'innsyn', { ...fullProps(platform), ...change });
  return platform;
}

const folder = 'naust.out/drift/compose/innsyn/';

/** The files of the stack, by their names below its folder. */
export function stackFiles(platform: Platform): Readonly<Record<string, string>> {
  const entries = [...filesOf(platform)].filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(entries.map(([path, content]) => [path.slice(folder.length), content]));
}

/** Who tells something of clusters alone, or of what a host has not. */
const elsewhere = [
  'kube-state-metrics',
  'cadvisor',
  'kubelet',
  'envoy',
  'gateway-routes',
  'tracked-connections',
  'blackbox-exporter',
  'tempo',
  'postgres-exporter',
];

const toldBy = (isElsewhere: boolean): readonly string[] =>
  Object.entries(known.metrics).flatMap(([part, names]) =>
    elsewhere.includes(part) === isElsewhere ? names : [],
  );

export const toldElsewhere = toldBy(true);
export const toldOnHosts = toldBy(false);
