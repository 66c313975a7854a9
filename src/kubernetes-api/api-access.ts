import { type ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../kernel';
import { namespaceOf } from '../network';

/** What one identity may do with the Kubernetes API, as a ClusterRole says it. */
export interface ApiRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  /** @default - all of the kind */
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

export interface ApiAccessProps {
  /** Of the service account. */
  readonly name: string;
  /** In every namespace. */
  readonly rules: readonly ApiRule[];
  /** In its own namespace besides. @default - nothing */
  readonly ownNamespace?: readonly ApiRule[];
}

/** A service account that may do exactly this. */
export class ApiAccess extends Construct {
  private readonly subjects: readonly object[];

  constructor(scope: Construct, id: string, { name, rules, ownNamespace }: ApiAccessProps) {
    super(scope, id);
    const namespace = namespaceOf(this);
    const role = `${namespace}-${name}`;
    this.subjects = [{ kind: 'ServiceAccount', name, namespace }];
    new Manifest(this, 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name },
      automountServiceAccountToken: false,
    });
    const clusterRole = this.role('role', 'ClusterRole', role, rules);
    const binding = this.binding('binding', 'ClusterRole', role);
    // These are of the whole cluster, and cdk8s gives every object of a chart the chart's namespace.
    [clusterRole, binding].forEach((object) => object.addJsonPatch(JsonPatch.remove('/metadata/namespace')));
    if (ownNamespace) {
      this.role('own-role', 'Role', name, ownNamespace);
      this.binding('own-binding', 'Role', name);
    }
  }

  private role(id: string, kind: 'ClusterRole' | 'Role', name: string, rules: readonly ApiRule[]): ApiObject {
    return new Manifest(this, id, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind,
      metadata: { name },
      rules,
    });
  }

  private binding(id: string, kind: 'ClusterRole' | 'Role', name: string): ApiObject {
    return new Manifest(this, id, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: `${kind}Binding`,
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
      subjects: this.subjects,
    });
  }
}
