import type { ExternalSecretSpec } from './spec';

/** @see https://external-secrets.io/latest/api/externalsecret/ */
export function renderExternalSecret(spec: ExternalSecretSpec): object {
  const { name, store, keys, refreshSeconds, creationPolicy, deletionPolicy, type } = spec;
  return {
    refreshPolicy: 'Periodic',
    refreshInterval: goDuration(refreshSeconds),
    secretStoreRef: { ...store },
    target: { name, creationPolicy, deletionPolicy, template: type === undefined ? undefined : { type } },
    data: Object.entries(keys).map(([secretKey, { from, property, version }]) => ({
      secretKey,
      remoteRef: { key: from, property, version },
    })),
  };
}

/** The one unit that says it whole. @see https://pkg.go.dev/time#ParseDuration */
function goDuration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
