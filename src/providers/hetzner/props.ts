import type { Protection } from '../../cluster';
import type { HetznerLocation } from './location';
import type { HetznerPlan } from './plan';

/**
 * Machines at Hetzner Cloud, made by Terraform. The API token is read from the environment, `HCLOUD_TOKEN`; give each
 * cluster a project of its own, since a project takes an SSH key only once.
 */
export interface HetznerProps {
  /**
   * Where the machines stand. `NAUST-HCL-001`, `NAUST-RES-001`
   * @see https://docs.hetzner.com/cloud/general/locations/
   */
  readonly location: HetznerLocation;
  /**
   * OpenSSH public keys of those who may log in as root, a line each; at least one. A change reaches new machines
   * only: Hetzner installs keys at the first start. `NAUST-HCL-002`
   */
  readonly sshKeys: readonly string[];
  /**
   * Networks in CIDR form from where SSH and the Kubernetes API can be reached; at least one, and never the whole
   * internet. `NAUST-HCL-003`, `NAUST-VAL-002`
   */
  readonly adminFrom: readonly string[];
  /**
   * The system image of new machines, by its name at Hetzner. Existing machines keep theirs. `NAUST-HCL-004`
   * @default 'ubuntu-24.04'
   */
  readonly image?: string;
  /**
   * A machine of its own through which the others get out: they have no public address then, and nobody outside their
   * network reaches them. Operators reach the API at the gateway's address, and SSH by way of it (`ssh -J`). While it is
   * down nothing new is fetched, and what runs goes on. The image has to be one with systemd-resolved, as the default is.
   * `NAUST-CLU-023`
   * @default - none: each machine has a public address, closed but for `adminFrom`
   */
  readonly natGateway?: HetznerNatGateway;
  /**
   * What Hetzner's API and Terraform refuse to delete: every machine with its address, those of the control plane, or
   * none. A protected pool shrinks, and a protected cluster is destroyed, only after `'servers'` or `'none'` has been
   * applied. @default 'all'
   * @see https://docs.hetzner.cloud/reference/cloud#server-actions-change-server-protection
   */
  readonly protection?: Protection;
}

export interface HetznerNatGateway {
  /**
   * Its machine; every byte to and from the world passes through. `NAUST-HCL-005`
   *
   * Another plan is given to the same machine, which the provider switches off for it: `naust diff` says so, and until it
   * is back nothing is fetched and nobody gets in. Its disk stays as large as it was, so that a smaller plan can follow.
   */
  readonly plan: HetznerPlan;
}
