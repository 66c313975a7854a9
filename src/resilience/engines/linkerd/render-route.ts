import type { CallOf } from '../../engine';

/** @see https://gateway-api.sigs.k8s.io/mesh/ */
export function renderRoute(
  { host, port }: CallOf,
  methods: readonly string[] | undefined,
): Readonly<Record<string, unknown>> {
  const [name, namespace] = host.split('.');
  const matches = methods?.map((method) => ({ method }));
  return {
    spec: {
      parentRefs: [{ group: 'core', kind: 'Service', name, namespace, port }],
      rules: [{ matches, backendRefs: [{ kind: 'Service', name, namespace, port }] }],
    },
  };
}
