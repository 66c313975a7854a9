import controller from './system-upgrade-controller.json';

/** A `Plan` of the system-upgrade-controller, as far as it is used. @see https://github.com/rancher/system-upgrade-controller */
export interface UpgradePlan {
  readonly apiVersion: 'upgrade.cattle.io/v1';
  readonly kind: 'Plan';
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly concurrency: 1;
    readonly cordon: true;
    readonly version: string;
    readonly serviceAccountName: string;
    readonly nodeSelector: { readonly matchExpressions: readonly object[] };
    readonly tolerations: readonly object[];
    readonly prepare?: { readonly image: string; readonly args: readonly string[] };
    readonly upgrade: { readonly image: string };
  };
}

const controlPlane = 'node-role.kubernetes.io/control-plane';
const serverPlan = 'k3s-servers';

/**
 * The servers one by one, then the agents one by one: an agent waits for the plan of the servers, as a kubelet may not be
 * newer than the API. Pods go on running while k3s is restarted, so nodes are cordoned and not drained.
 * @see https://docs.k3s.io/upgrades/automated
 */
export function renderPlans(version: string): readonly UpgradePlan[] {
  return [
    plan(serverPlan, version, { key: controlPlane, operator: 'In', values: ['true'] }),
    plan('k3s-agents', version, { key: controlPlane, operator: 'DoesNotExist' }, ['prepare', serverPlan]),
  ];
}

function plan(name: string, version: string, nodes: object, prepare?: readonly string[]): UpgradePlan {
  const { namespace, serviceAccount, image } = controller;
  return {
    apiVersion: 'upgrade.cattle.io/v1',
    kind: 'Plan',
    metadata: { name, namespace },
    spec: {
      concurrency: 1,
      cordon: true,
      version,
      serviceAccountName: serviceAccount,
      nodeSelector: { matchExpressions: [nodes] },
      // Machines that are kept for one pool's pods are upgraded like any other.
      tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }],
      ...(prepare ? { prepare: { image, args: prepare } } : {}),
      upgrade: { image },
    },
  };
}
