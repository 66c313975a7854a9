import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { namespaceOf } from '../../network';

/** What one identity may do with the Kubernetes API, as a ClusterRole says it. */
export interface ApiRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

/** A service account that may do exactly this in every namespace. */
export class ApiAccess extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly rules: readonly ApiRule[] },
  ) {
    super(scope, id);
    const { name, rules } = props;
    const namespace = namespaceOf(this);
    const role = `${namespace}-${name}`;
    new ApiObject(this, 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name },
      automountServiceAccountToken: false,
    });
    const clusterRole = new ApiObject(this, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: role },
      rules,
    });
    const binding = new ApiObject(this, 'binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
    // These are of the whole cluster, and cdk8s gives every object of a chart the chart's namespace.
    [clusterRole, binding].forEach((object) => object.addJsonPatch(JsonPatch.remove('/metadata/namespace')));
  }
}
