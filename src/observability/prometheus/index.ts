export { Prometheus } from './prometheus';
export { scrapedPorts } from './scrape-jobs';
export type { PrometheusProps } from './props';
export { type PrometheusSpec, resolvePrometheus } from './spec';
