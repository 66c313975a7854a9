import type { OpenBaoSpec } from './spec';

/** @see https://external-secrets.io/latest/provider/openbao/ */
export function renderStore(name: string, store: OpenBaoSpec): object {
  const { address, role, mount, authMount, namespace, authority } = store;
  return {
    provider: {
      vault: {
        server: address,
        path: mount,
        version: 'v2',
        namespace,
        caProvider: authority && { type: 'ConfigMap', name: authority.configMap, key: authority.key },
        auth: { kubernetes: { mountPath: authMount, role, serviceAccountRef: { name } } },
      },
    },
  };
}
