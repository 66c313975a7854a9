import type { Host } from '../../cluster';
import type { Place } from '../../residency';

/** A machine that exists already: a virtual or a physical one, at any provider, or on your own floor. */
export interface AdoptedHost extends Host {
  /**
   * Its name in the cluster: 63 characters at most of a-z, 0-9 and inner hyphens, once among these hosts. The host's
   * own name is left as it is. `NAUST-VAL-005`, `NAUST-ADO-001`
   */
  readonly name: string;
  /**
   * The public IPv4 address that the other nodes reach it at, once among these hosts. It may be a translator's, where
   * that passes UDP 51820 on. `NAUST-VAL-003`, `NAUST-ADO-002`, `NAUST-ADO-003`
   */
  readonly address: string;
  /** Virtual processors, 1 to 1024. The capacity check counts on them. `NAUST-ADO-005` */
  readonly cpu: number;
  /** Where it stands and who runs it: the residency check counts on it. `NAUST-ADO-004` */
  readonly place: Place;
}

export interface AdoptedProps {
  /**
   * Networks in CIDR form that SSH, and on a server the Kubernetes API, may come from. The host's own firewall closes
   * both to everyone else, so without one nobody could come back. Where none is named, those of the cluster's own
   * machines hold. `NAUST-VAL-002`, `NAUST-ADO-006`, `NAUST-CIN-002`
   * @default []
   */
  readonly adminFrom?: readonly string[];
}
