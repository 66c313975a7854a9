import { conform, type Findings, kubernetesName, withDefaults } from '../../kernel';
import type { Place } from '../../residency';
import { secretKey } from '../secret-grammar';
import { authorityDefaults, openBaoDefaults } from './defaults';
import { storeAddress, storePath } from './grammar';
import type { ExistingStoreProps, OpenBaoProps } from './props';
import { existingStoreShape, openBaoShape } from './shape';

export interface StoreSpec {
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
  readonly place: Place;
  /** What it is, where the stack declares it. */
  readonly openBao?: OpenBaoSpec;
}

export interface OpenBaoSpec {
  readonly address: string;
  readonly role: string;
  readonly mount: string;
  readonly authMount: string;
  readonly namespace: string | undefined;
  readonly authority: { readonly configMap: string; readonly key: string } | undefined;
}

export function resolveOpenBao(findings: Findings, given: OpenBaoProps): StoreSpec {
  const props = withDefaults(conform(findings, given, openBaoShape), openBaoDefaults);
  const { address, place, role, mount, authMount, namespace } = props;
  findings.check('address', address, storeAddress);
  findings.check('role', role, storePath);
  findings.check('mount', mount, storePath);
  findings.check('authMount', authMount, storePath);
  if (namespace !== undefined) findings.check('namespace', namespace, storePath);
  const authority = props.authority && withDefaults(props.authority, authorityDefaults);
  if (authority !== undefined) {
    findings.check('authority.configMap', authority.configMap, kubernetesName);
    findings.check('authority.key', authority.key, secretKey);
  }
  const openBao = { address, role, mount, authMount, namespace, authority };
  return { kind: 'SecretStore', place, openBao };
}

export function resolveExistingStore(findings: Findings, given: ExistingStoreProps): StoreSpec {
  const { kind, place } = conform(findings, given, existingStoreShape);
  return { kind, place };
}
