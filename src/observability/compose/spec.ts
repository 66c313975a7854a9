import { Size, SizeRoundingBehavior } from 'cdk8s';
import { isTooWide } from '../../cluster';
import {
  conform,
  type Finding,
  Findings,
  hostname,
  ipAddress,
  kubernetesName,
  withDefaults,
} from '../../kernel';
import type { Disclosure, Holding } from '../../residency';
import { telemetryHoldings } from '../data';
import { checkDisks, checkRetention, checkSize, roomFindings, type Watched } from '../rules';
import { keptBy, resolveStack, type StackSpec, volumesOf } from '../stack-spec';
import type { Shared } from '../surroundings';
import {
  forSystem,
  hostAlertmanagerDefaults,
  hostAlloyDefaults,
  hostGrafanaDefaults,
  hostLokiDefaults,
  hostObservabilityDefaults,
  hostPrometheusDefaults,
} from './defaults';
import { networkFindings, type Subnets, subnetsOf } from './networks';
import type { HostObservabilityProps, MonitoringHost } from './props';
import { checkAccess } from './rules/access';
import { resolveScrapes, type ScrapeSpec } from './scrape-spec';
import { hostObservabilityShape } from './shape';
import { hostLogLabels } from './unit-name';

export interface HostObservabilitySpec extends StackSpec<Shared> {
  readonly machine: MonitoringHost;
  /** Where Grafana and what takes logs are found. */
  readonly host: string;
  /** Whether a certificate authority asks on port 80. */
  readonly provesNames: boolean;
  readonly adminFrom: readonly string[];
  readonly logsFrom: readonly string[];
  readonly scrapes: readonly ScrapeSpec[];
  readonly subnets: Subnets;
  /** Where it keeps what it collects. */
  readonly holdings: readonly Holding[];
  readonly disclosures: readonly Disclosure[];
}

export interface ResolvedHost {
  readonly props: HostObservabilityProps;
  readonly spec: HostObservabilitySpec;
  readonly findings: readonly Finding[];
}

export function resolveHostObservability(given: HostObservabilityProps): ResolvedHost {
  const findings = new Findings();
  const props = conform(findings, given, hostObservabilityShape);
  const { on, host, adminFrom, logsFrom, retention, network, tls } = withDefaults(
    props,
    hostObservabilityDefaults,
  );
  checkMachine(findings, on);
  findings.check('host', host, hostname);
  checkAccess(findings, adminFrom, logsFrom);
  const scrapes = resolveScrapes(findings, props.scrapes ?? {});
  const retentionDays = checkRetention(findings, retention);
  const stack = resolveOnHost(findings, props, retentionDays);
  for (const { name, peer } of stack.alertmanager.receivers) {
    if (peer.kind !== 'networks') findings.add(receiverInCluster(name));
  }
  const room = { ...on, disk: less(on.disk, forSystem.disk) };
  checkDisks(findings, volumesOf(stack), [room], '');
  const others = [
    ...adminFrom,
    ...logsFrom,
    ...reached(stack),
    ...scrapes.flatMap(({ networks }) => networks),
  ];
  const all = [
    ...findings.all,
    ...networkFindings(
      network,
      others.filter((other) => !isTooWide(other)),
    ),
    ...fitting(stack, scrapes),
  ];
  const spec: HostObservabilitySpec = {
    ...stack,
    grafana: { ...stack.grafana, url: `https://${host}/` },
    machine: on,
    host,
    provesNames: tls.acmeWebroot !== undefined,
    adminFrom,
    logsFrom,
    scrapes,
    subnets: subnetsOf(network),
    holdings: telemetryHoldings([on.place], keptBy(stack), 'hosts'),
    disclosures: stack.alertmanager.receivers.flatMap(({ disclosure }) => disclosure ?? []),
  };
  return { props, spec, findings: all };
}

/** The same parts as in a cluster, as small as one machine wants them. */
function resolveOnHost(
  findings: Findings,
  props: HostObservabilityProps,
  retentionDays: number,
): StackSpec<Shared> {
  const { logsPerHost, ...loki } = withDefaults(props.loki ?? {}, hostLokiDefaults);
  checkSize(findings, 'loki.logsPerHost', logsPerHost, Size.mebibytes(1));
  return resolveStack(
    {
      prometheus: withDefaults(props.prometheus ?? {}, hostPrometheusDefaults),
      alertmanager: withDefaults(props.alertmanager ?? {}, hostAlertmanagerDefaults),
      loki: { ...loki, logsPerPod: logsPerHost } as StackProps['loki'],
      grafana: withDefaults(props.grafana ?? {}, hostGrafanaDefaults),
      alloy: withDefaults(props.alloy ?? {}, hostAlloyDefaults),
    },
    { namespace: undefined, retentionDays, logLabels: hostLogLabels },
    findings,
  );
}

type StackProps = Parameters<typeof resolveStack>[0];

function checkMachine(findings: Findings, machine: MonitoringHost): void {
  findings.check('on.name', machine.name, kubernetesName);
  findings.check('on.address', machine.address, ipAddress);
  findings.integer('on.cpu', machine.cpu, { min: 1, max: 1024 });
}

/** Parts that tell about as much as a pod does. */
const ownParts = 5;

function fitting(stack: StackSpec<Shared>, scrapes: readonly ScrapeSpec[]): readonly Finding[] {
  const instances = (is: (scrape: ScrapeSpec) => boolean): number =>
    scrapes.filter(is).reduce((sum, { at }) => sum + Object.keys(at).length, 0);
  const nodes = 1 + instances(({ tells }) => tells === 'node');
  const others = instances(({ tells }) => tells !== 'node');
  const watched: Watched = { nodes, pods: ownParts + others, writers: nodes };
  return roomFindings(stack, watched, {
    of: `of ${nodes} hosts and ${others} other scrapes`,
    perDay: 'loki.logsPerHost',
  });
}

function reached({ alertmanager }: StackSpec<Shared>): readonly string[] {
  return alertmanager.receivers.flatMap(({ peer }) => (peer.kind === 'networks' ? peer.cidrs : []));
}

function less(size: Size, by: Size): Size {
  return Size.kibibytes(
    Math.max(0, size.toKibibytes({ rounding: SizeRoundingBehavior.FLOOR }) - by.toKibibytes()),
  );
}

function receiverInCluster(name: string): Finding {
  return {
    code: 'NAUST-CMP-006',
    what: `tells alerts to "${name}", which is in a cluster that this machine is not in`,
    got: 'External.pods(...)',
    allowed: 'something outside, by its networks',
    fix: "describe it with External.cidrs(platform, 'oncall', { host, cidrs })",
  };
}
