import { type CallOf, type Engine, nothingAdded, type PodAddition, type ResourceSpec } from '../../engine';
import { sidecarShare } from '../sidecar-share';
import { linkerdDeviations } from './deviations';
import { renderFailureAccrual, renderRetry, renderTimeout } from './render-annotations';
import { renderRoute } from './render-route';

const apiVersion = 'gateway.networking.k8s.io/v1';
const kind = 'HTTPRoute';

/** @see https://linkerd.io/2/reference/proxy-configuration/ */
const inMesh = {
  labels: {},
  annotations: {
    'linkerd.io/inject': 'enabled',
    'config.linkerd.io/proxy-cpu-request': sidecarShare.cpuRequest,
    'config.linkerd.io/proxy-cpu-limit': sidecarShare.cpuLimit,
    'config.linkerd.io/proxy-memory-request': sidecarShare.memoryRequest,
    'config.linkerd.io/proxy-memory-limit': sidecarShare.memoryLimit,
  },
};

/** Linkerd's proxies, which its injector puts beside callers and callees. */
export const linkerd: Engine = {
  name: 'linkerd',
  deviations: linkerdDeviations,
  mutualTls: 'mutual TLS of Linkerd',
  onePolicyForEachCallee: true,
  refuses: ({ tls }) => (tls ? 'it sees nothing of what leaves the cluster by TLS' : undefined),
  pod: (): PodAddition => ({ ...nothingAdded, ...inMesh }),
  resources: (call: CallOf): readonly ResourceSpec[] => [
    {
      apiVersion,
      kind,
      name: call.host,
      render: () => ({
        annotations: renderTimeout(call.policy),
        fields: renderRoute(call, undefined),
      }),
    },
    ...(call.policy.retry === undefined
      ? []
      : [
          {
            apiVersion,
            kind,
            name: `again.${call.host}`,
            render: () => ({
              annotations: renderRetry(call.policy),
              fields: renderRoute(call, call.policy.retry?.methods),
            }),
          },
        ]),
  ],
  callee: ({ policy }) => ({ service: renderFailureAccrual(policy), pod: inMesh }),
  /** @see https://linkerd.io/2/reference/cli/install/ */
  controlPlane: [
    {
      peer: { kind: 'namespace', namespace: 'linkerd' },
      ports: [{ port: 8080 }, { port: 8086 }, { port: 8090 }],
    },
  ],
};
