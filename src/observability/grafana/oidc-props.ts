import type { External } from '../../workload';

/** Where people sign in to Grafana with the account that they have already. */
export interface OidcProps {
  /** The provider: Grafana is let out to it. What it is told of people is said there, by `personalData`. */
  readonly at: External;
  /** Where a browser is sent to sign in: a path there. `NAUST-VAL-010` */
  readonly authorize: string;
  /** Where Grafana asks for the token. `NAUST-VAL-010` */
  readonly token: string;
  /** Where Grafana asks who it is. `NAUST-VAL-010` */
  readonly userInfo: string;
  /** What Grafana is called there. `NAUST-OBS-029` */
  readonly clientId: string;
  /** An existing Secret whose key `client-secret` is its password there. `NAUST-VAL-005` */
  readonly secret: string;
  /**
   * Who may what, by the groups that the provider tells of: at least one. Whoever is in none is not let in.
   * `NAUST-OBS-029`
   */
  readonly groups: Readonly<Partial<Record<GrafanaRole, readonly string[]>>>;
}

/** What Grafana lets somebody do: look; make dashboards; set everything. */
export type GrafanaRole = 'admin' | 'editor' | 'viewer';
