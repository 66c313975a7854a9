import { isZoneOf, knownPlace, type Place, zonesOf } from '../../residency';
import type { OpenStackSite, SafespringSite } from './props';
import data from './sites.json';

export const safespringSites = zonesOf('safespring');

/** A site as everything else here needs it. */
export interface SiteDescription {
  readonly place: Place;
  readonly region: string;
  /** Where public addresses come from. */
  readonly network: string;
  /**
   * `shared`: machines stand in that network itself, each with the address it gave them.
   * `own`: they stand in a network made for them, and reach the other through a router and floating addresses.
   */
  readonly networking: 'shared' | 'own';
  readonly loadBalancers: boolean;
}

/** `undefined` for a name that Safespring has no site of. */
export function describeSite(site: SafespringSite | OpenStackSite): SiteDescription | undefined {
  if (typeof site !== 'string') {
    return { ...site, network: site.externalNetwork, networking: 'own', loadBalancers: site.loadBalancers };
  }
  if (!isZoneOf('safespring', site)) return undefined;
  const { region, network } = data.sites[site];
  return {
    place: knownPlace('safespring', site),
    region,
    network,
    networking: 'shared',
    loadBalancers: false,
  };
}
