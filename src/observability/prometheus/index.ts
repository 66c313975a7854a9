export { Prometheus } from './prometheus';
export { scrapedPorts } from './scrape-jobs';
export type { PrometheusProps } from './props';
export { renderPrometheusConfig } from './render-config';
export { renderPrometheusPod } from './render-pod';
export type { ScrapeJob } from './scrape-job';
export { type PrometheusModel, type PrometheusSpec, resolvePrometheus } from './spec';
