import type { Size } from 'cdk8s';
import type { DashboardModel } from './own-dashboards';
import type { OidcProps } from './oidc-props';

/** The window on logs and metrics. */
export interface GrafanaProps {
  /**
   * The name of an existing Secret whose key `password` is the first password of the user `admin`. The stack writes no
   * secret; make it before the first start:
   * `kubectl -n observability create secret generic grafana-admin --from-file=password`. `NAUST-VAL-005`
   *
   * @default 'grafana-admin'
   */
  readonly adminSecret?: string;
  /**
   * The name that a gateway serves it by: `routes: { '/': stack.grafana }` there leads to it. Cookies then go over TLS
   * alone. `NAUST-VAL-001`
   *
   * @default - none: `kubectl -n observability port-forward service/grafana 3000` alone leads to it
   */
  readonly host?: string;
  /**
   * Where people sign in with the account that they have, beside `admin` with its password. `NAUST-OBS-029`
   *
   * @default - nowhere: `admin` makes accounts
   */
  readonly oidc?: OidcProps;
  /**
   * Dashboards of your own, each as Grafana exports it, beside those of the stack:
   * `JSON.parse(readFileSync('orders.json', 'utf8'))`. The data sources of the stack are `prometheus`, `loki` and `tempo`.
   * `NAUST-OBS-024`, `NAUST-OBS-025`
   *
   * @default - none
   */
  readonly dashboards?: readonly DashboardModel[];
  /** The size of its volume, for users and what they save: at least 1 GiB. `NAUST-VAL-020` @default 5 GiB */
  readonly volume?: Size;
  /** Promised and never exceeded: more than the 512 MiB it is known to be ended at. `NAUST-OBS-005` @default 1 GiB */
  readonly memory?: Size;
}
