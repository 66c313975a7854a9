import { configYaml } from '../../kernel';
import { clientTls, renderWebConfig } from '../mutual-tls';
import { hostOf } from '../surroundings';
import type { PrometheusSpec } from './spec';

/** Who may ask Prometheus, and how its own probe does; nothing where the network alone says so. */
export function webFiles({ mutualTls, namespace, name }: PrometheusSpec): Readonly<Record<string, string>> {
  if (!mutualTls) return {};
  const own = hostOf(name, namespace);
  return {
    'web.yml': configYaml(renderWebConfig([own, hostOf('grafana', namespace)])),
    'probe.yml': configYaml({ tls_config: clientTls(own) }),
  };
}
