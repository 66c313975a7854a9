import type { Protection } from '../../cluster';
import type { UpCloudZone } from './zone';

/**
 * Machines at UpCloud, made by Terraform. Credentials are read from the environment: `UPCLOUD_TOKEN`, or
 * `UPCLOUD_USERNAME` and `UPCLOUD_PASSWORD`.
 */
export interface UpCloudProps {
  /** Where the machines stand; `no-svg1` is in Norway. `NAUST-UPC-001`, `NAUST-RES-001` @see https://upcloud.com/data-centres */
  readonly zone: UpCloudZone;
  /**
   * OpenSSH public keys of those who may log in as root, a line each; at least one. A change reaches new machines
   * only: keys are installed at the first start. `NAUST-UPC-002`
   */
  readonly sshKeys: readonly string[];
  /**
   * Networks in CIDR form from where SSH and the Kubernetes API can be reached; at least one, and never the whole
   * internet. `NAUST-UPC-003`, `NAUST-VAL-002`
   */
  readonly adminFrom: readonly string[];
  /**
   * The system image of new machines: a public template by its title, or a template by its UUID. Existing machines
   * keep theirs. `NAUST-UPC-004` @default 'Ubuntu Server 24.04 LTS (Noble Numbat)'
   */
  readonly image?: string;
  /**
   * What Terraform refuses to replace or destroy: every machine, those of the control plane, or none. UpCloud's API
   * itself has no such protection, and a machine taken out of a pool goes. @default 'all'
   */
  readonly protection?: Protection;
}
