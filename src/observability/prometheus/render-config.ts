import { SizeRoundingBehavior } from 'cdk8s';
import type { ClientTls } from '../mutual-tls';
import { ports } from '../ports';
import { askedOf, hostOf } from '../surroundings';
import type { ScrapeJob } from './scrape-job';
import type { PrometheusModel } from './spec';

/** @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
export interface PrometheusConfig {
  readonly global: {
    readonly scrape_interval: string;
    readonly scrape_timeout: string;
    readonly evaluation_interval: string;
  };
  readonly storage: {
    readonly tsdb: { readonly retention: { readonly time: string; readonly size: string } };
  };
  readonly rule_files: readonly string[];
  readonly alerting: {
    readonly alertmanagers: readonly {
      readonly scheme?: 'https';
      readonly tls_config?: ClientTls;
      readonly static_configs: readonly { readonly targets: readonly string[] }[];
    }[];
  };
  readonly scrape_configs: readonly ScrapeJob[];
}

/** @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/: the default, which the interval caps */
const longestTimeout = 10;

interface Files {
  readonly jobs: readonly ScrapeJob[];
  /** The names of files beside it. */
  readonly rules: readonly string[];
}

export function renderPrometheusConfig(spec: PrometheusModel, { jobs, rules }: Files): PrometheusConfig {
  const interval = spec.scrapeInterval.toSeconds();
  return {
    global: {
      scrape_interval: `${interval}s`,
      scrape_timeout: `${Math.min(interval, longestTimeout)}s`,
      evaluation_interval: `${interval}s`,
    },
    storage: {
      tsdb: {
        retention: {
          time: `${spec.retentionDays}d`,
          size: `${spec.sizeCap.toMebibytes({ rounding: SizeRoundingBehavior.FLOOR })}MiB`,
        },
      },
    },
    rule_files: rules,
    alerting: {
      alertmanagers: [
        {
          ...askedOf('alertmanager', spec),
          static_configs: [{ targets: [`${hostOf('alertmanager', spec.namespace)}:${ports.alertmanager}`] }],
        },
      ],
    },
    scrape_configs: jobs,
  };
}
