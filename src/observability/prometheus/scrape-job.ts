import type { ClientTls } from '../mutual-tls';
import type { Relabel } from './relabel';

/** @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config */
export interface ScrapeJob {
  readonly job_name: string;
  readonly metrics_path?: string;
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly scheme?: 'https';
  readonly honor_labels?: boolean;
  readonly fallback_scrape_protocol?: 'PrometheusText0.0.4';
  readonly authorization?: { readonly credentials_file: string };
  readonly basic_auth?: { readonly username: string; readonly password_file: string };
  readonly tls_config?: { readonly ca_file: string; readonly server_name?: string } | ClientTls;
  readonly static_configs?: readonly {
    readonly targets: readonly string[];
    readonly labels?: Readonly<Record<string, string>>;
  }[];
  readonly kubernetes_sd_configs?: readonly Discovery[];
  readonly relabel_configs?: readonly Relabel[];
  readonly metric_relabel_configs?: readonly Relabel[];
}

interface Discovery {
  readonly role: 'endpointslice' | 'node' | 'pod';
  readonly namespaces?: { readonly names: readonly string[] };
}

const identity = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The CA of the servers' certificates, and of the kubelets': k3s signs both with it. */
export const clusterCa = `${identity}/ca.crt`;

export const asServiceAccount = {
  scheme: 'https',
  authorization: { credentials_file: `${identity}/token` },
} as const;

/** How pods find the API server, and what its certificate names. */
export const api = 'kubernetes.default.svc';
