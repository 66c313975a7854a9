import type { Duration, Size } from 'cdk8s';
import type { Host } from '../../cluster';
import type { HostTls, NginxTarget } from '../../gateway';
import type { Place } from '../../residency';
import type { AlertmanagerProps } from '../alertmanager';
import type { AlloyProps } from '../alloy';
import type { PrometheusProps } from '../prometheus';

/** The machine that keeps logs and metrics: it exists, and runs Debian 13. */
export interface MonitoringHost extends Host {
  /** Its host name, which its metrics have as `instance`: 63 characters at most of a-z, 0-9 and inner hyphens. `NAUST-VAL-005` */
  readonly name: string;
  /** The public IPv4 address that it is reached at by those who install it. `NAUST-VAL-003`, `NAUST-CMP-009` */
  readonly address: string;
  /** Virtual processors, 1 to 1024: no container may use more. `NAUST-VAL-020` */
  readonly cpu: number;
  /** All of it. What the containers may use together has to fit, beside 512 MiB for the system. `NAUST-CMP-002` */
  readonly memory: Size;
  /** The disk that `/var/lib/docker` is on. The volumes have to fit, beside 10 GiB for the system. `NAUST-OBS-004` */
  readonly disk: Size;
  /** Where it stands and who runs it: logs and metrics rest there. `NAUST-RES-001`, `NAUST-RES-002` */
  readonly place: Place;
}

/** A stack of metrics and logs on one host. */
export interface HostObservabilityProps {
  /** The machine. */
  readonly on: MonitoringHost;
  /** The name that people find Grafana at, and hosts what takes their logs. `NAUST-VAL-001` */
  readonly host: string;
  /** Where on the machine the certificate of `host` and its key are. `NAUST-VAL-009` */
  readonly tls: HostTls;
  /**
   * Networks in CIDR form that SSH and Grafana may be reached from: at least one, and of your own. `NAUST-VAL-002`,
   * `NAUST-CMP-007`
   */
  readonly adminFrom: readonly string[];
  /**
   * Networks in CIDR form of the hosts that send their logs here, over TLS and each with a password. `NAUST-VAL-002`,
   * `NAUST-CMP-007`
   * @default []
   */
  readonly logsFrom?: readonly string[];
  /**
   * What Prometheus asks besides its own parts and the machine, by a name of your own that becomes the label `job`.
   * `NAUST-VAL-005`, `NAUST-CMP-008`
   * @default - none
   */
  readonly scrapes?: Readonly<Record<string, ScrapeProps>>;
  /**
   * How long logs and metrics are kept: whole days, 1 to 3650. Older ones are deleted. It has to fit the volumes.
   * `NAUST-OBS-002`, `NAUST-OBS-014`, `NAUST-OBS-015`
   * @default 15 d
   */
  readonly retention?: Duration;
  /** The store of metrics. @default - each as documented */
  readonly prometheus?: HostPrometheusProps;
  /** Who is told when something is wrong. @default - each as documented */
  readonly alertmanager?: HostAlertmanagerProps;
  /** The store of logs. @default - each as documented */
  readonly loki?: HostLokiProps;
  /** The window on both. @default - each as documented */
  readonly grafana?: HostGrafanaProps;
  /** What brings the journal of the machine to the store, and those of other hosts. @default - each as documented */
  readonly alloy?: HostAlloyProps;
  /**
   * The IPv4 network of the containers, a /24 that nothing else has that they talk to. `NAUST-VAL-002`, `NAUST-CMP-005`
   * @default '172.29.255.0/24'
   */
  readonly network?: string;
  /** The nginx on the machine. `NAUST-GTW-007`, `NAUST-GTW-018` @default - nginxTargets.debian13 */
  readonly nginx?: NginxTarget;
  /**
   * When the machine is restarted for its upgrades, where one needs it: `HH:MM`, by its own clock. `NAUST-GTW-034`
   * @default - never by itself
   */
  readonly restartAt?: string;
}

/** Something that tells its metrics. */
export interface ScrapeProps {
  /**
   * Where, by the name that its metrics have as `instance`: `{ 'edge-1': '10.20.0.5:9100' }`. Each a name or an IPv4
   * address and a port, and at least one. `NAUST-CMP-004`
   */
  readonly at: Readonly<Record<string, string>>;
  /**
   * The IPv4 networks that those are in: Prometheus is let out to these, on those ports, and nowhere else. Not the whole
   * internet. `NAUST-VAL-002`, `NAUST-CMP-004`
   */
  readonly networks: readonly string[];
  /**
   * What it is: `'node'` is a node-exporter and `'nginx'` an exporter of nginx, for which there are alerts and dashboards.
   * `NAUST-VAL-030`
   * @default 'other'
   */
  readonly tells?: 'node' | 'nginx' | 'other';
  /** Where it tells them. `NAUST-VAL-010` @default '/metrics' */
  readonly path?: string;
  /** Asked without TLS: inside private networks alone. `NAUST-CMP-003` @default false */
  readonly plain?: boolean;
  /**
   * The secret whose file `ca.crt` has the authority of its certificate. `NAUST-VAL-005`
   * @default - the authorities that the image trusts
   */
  readonly authority?: string;
  /** The name that Prometheus gives, and the secret whose file `password` it gives with it. @default - none is asked for */
  readonly account?: ScrapeAccount;
}

/** Whom Prometheus says it is. */
export interface ScrapeAccount {
  /** What it is called there. `NAUST-OBS-011` */
  readonly username: string;
  /** The secret whose file `password` is the password. `NAUST-VAL-005` */
  readonly secret: string;
}

/** The store of metrics on a host. */
export interface HostPrometheusProps extends Omit<PrometheusProps, 'volume' | 'memory'> {
  /**
   * The room on the disk that is meant for it: at least 1 GiB. The size cap keeps it to that. `NAUST-VAL-020`,
   * `NAUST-OBS-004`, `NAUST-OBS-014`
   * @default 20 GiB
   */
  readonly volume?: Size;
  /** Never exceeded: at least 256 MiB; about 8 KiB a series. `NAUST-VAL-020` @default 1 GiB */
  readonly memory?: Size;
}

/** What tells people of alerts. */
export interface HostAlertmanagerProps extends Omit<AlertmanagerProps, 'memory'> {
  /** Never exceeded: at least 128 MiB. `NAUST-VAL-020` @default 128 MiB */
  readonly memory?: Size;
}

/** A label of a line in Loki that came from a host's journal. */
export type HostLogLabel = 'host' | 'unit';

/** Logs of hosts that are kept for another time than the rest. */
export interface HostStreamRetentionProps {
  /**
   * Which: those whose lines have all of these labels, at least one. `host` is the host's name, `unit` that of systemd:
   * `{ unit: 'nginx.service' }`. `NAUST-OBS-012`, `NAUST-VAL-005`, `NAUST-CMP-010`
   */
  readonly labels: Readonly<Partial<Record<HostLogLabel, string>>>;
  /** How long they are kept: whole days, 1 to 3650. `NAUST-OBS-002` */
  readonly retention: Duration;
}

/** The store of logs on a host. */
export interface HostLokiProps {
  /**
   * The room on the disk that is meant for it: at least 1 GiB. Loki deletes by age alone, so it has to hold the logs of
   * the whole retention, compressed to about a tenth. `NAUST-VAL-020`, `NAUST-OBS-004`, `NAUST-OBS-015`
   * @default 20 GiB
   */
  readonly volume?: Size;
  /** Never exceeded: at least 512 MiB. `NAUST-VAL-020` @default 768 MiB */
  readonly memory?: Size;
  /**
   * What a host writes in a day, on the average and before it is compressed: at least 1 MiB. The machine counts, and each
   * that a node-exporter is asked of. `NAUST-VAL-020`, `NAUST-OBS-015`
   * @default 200 MiB
   */
  readonly logsPerHost?: Size;
  /**
   * Logs that are kept for another time than the rest. Where several are of one line, the first of them counts; one that
   * never would is refused. `NAUST-OBS-002`, `NAUST-OBS-012`, `NAUST-OBS-013`
   * @default - none: every log is kept for `retention`
   */
  readonly streamRetention?: readonly HostStreamRetentionProps[];
}

/** The window on logs and metrics. */
export interface HostGrafanaProps {
  /**
   * The secret whose file `password` is the first password of the user `admin`: a folder below
   * `/etc/naust/observability/secrets`. No password is ever in a stack file. `NAUST-VAL-005`
   * @default 'grafana-admin'
   */
  readonly adminSecret?: string;
  /** The room for users and what they save: at least 1 GiB. `NAUST-VAL-020` @default 1 GiB */
  readonly volume?: Size;
  /** Never exceeded: more than the 512 MiB it is known to be ended at. `NAUST-OBS-005` @default 768 MiB */
  readonly memory?: Size;
}

/** What brings journals to Loki. */
export interface HostAlloyProps extends Omit<AlloyProps, 'memory'> {
  /** Never exceeded: at least 256 MiB. `NAUST-VAL-020` @default 256 MiB */
  readonly memory?: Size;
}
