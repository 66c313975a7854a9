import { type Duration, Size, SizeRoundingBehavior } from 'cdk8s';
import { type Findings, hostname, kubernetesName, withDefaults } from '../../kernel';
import { images } from '../images';
import { checkSize } from '../rules';
import type { Shared, Surroundings } from '../surroundings';
import { grafanaDefaults } from './defaults';
import { type OidcSpec, resolveOidc } from './oidc-spec';
import { type OwnDashboard, resolveDashboards } from './own-dashboards';
import type { GrafanaProps } from './props';

export interface GrafanaModel extends Shared {
  readonly name: 'grafana';
  readonly image: string;
  readonly adminSecret: string;
  readonly oidc: OidcSpec | undefined;
  readonly dashboards: readonly OwnDashboard[];
  readonly volume: Size;
  readonly memory: Size;
  /** What Prometheus was told: rates over less than this are empty. */
  readonly scrapeInterval: Duration;
  /** Where browsers find it; `undefined` where nothing leads to it. */
  readonly url?: string;
}

export type GrafanaSpec = GrafanaModel & Surroundings;

export function resolveGrafana<A extends Shared & { readonly scrapeInterval: Duration }>(
  props: GrafanaProps,
  around: A,
  findings: Findings,
): GrafanaModel & A {
  const { adminSecret, volume, memory } = withDefaults(props, grafanaDefaults);
  findings.check('grafana.adminSecret', adminSecret, kubernetesName);
  checkSize(findings, 'grafana.volume', volume, Size.gibibytes(1));
  checkMemory(findings, memory);
  const { host } = props;
  if (host !== undefined) findings.check('grafana.host', host, hostname);
  const oidc = props.oidc && resolveOidc(findings, props.oidc);
  const dashboards = resolveDashboards(findings, props.dashboards ?? []);
  return {
    ...around,
    name: 'grafana',
    image: images.grafana,
    adminSecret,
    url: host === undefined ? undefined : `https://${host}/`,
    oidc,
    dashboards,
    volume,
    memory,
  };
}

function checkMemory(findings: Findings, memory: Size): void {
  const mebibytes = memory.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  if (mebibytes > 512 && Number.isInteger(mebibytes)) return;
  findings.add({
    code: 'NAUST-OBS-005',
    what: 'gives Grafana less memory than it starts with',
    got: `grafana.memory of ${mebibytes} MiB`,
    allowed: 'whole MiB, more than 512',
    fix: 'use Size.gibibytes(1)',
  });
}
