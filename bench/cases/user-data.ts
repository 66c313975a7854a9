import { userDataBudget, userDataBytes, userDataEncoding } from '../../src/cloud-init';
import { Cluster, Place, Platform, Residency, TerraformState } from '../../src';
import { hetzner, plan } from '../../src/providers/hetzner';
import { filesOf } from '../../src/testing';
import type { Case } from '../case';

const operatorKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';

/**
 * What the provider is handed of a node of a cluster of which nothing is said but how many there are and of which plan,
 * with tokens as long as they may be: of an agent or of a server, whichever is longer, and before it is packed, for the
 * reader.
 */
export const userData: Case = {
  bounds: { 'userData.bytes': { atMost: userDataBudget } },
  measure() {
    const platform = new Platform({ name: 'shop', residency: Residency.eea() });
    new Cluster(platform, 'nordic', {
      machines: hetzner({ location: 'hel1', sshKeys: [operatorKey], adminFrom: ['203.0.113.0/24'] }),
      state: TerraformState.s3({
        bucket: 'shop-terraform',
        endpoint: 's3.example.no',
        place: Place.norway('Oslo', { operator: 'Safespring' }),
      }),
      servers: { count: 3, plan: plan.ccx13 },
      pools: { apps: { count: 3, plan: plan.ccx23 } },
    });
    const files = filesOf(platform);
    const textOf = (node: string): string => {
      const text = files.get(`naust.out/shop/hosts/shop-nordic-${node}/user-data.yaml`);
      if (text === undefined) throw new Error(`no user data of ${node}`);
      return text;
    };
    const handedOver = (text: string): number => userDataBytes(text, userDataEncoding(text, true));
    const longest = [textOf('apps-1'), textOf('servers-2')].sort((a, b) => handedOver(b) - handedOver(a))[0]!;
    return {
      'userData.bytes': handedOver(longest),
      'userData.plain.bytes': userDataBytes(longest, 'plain'),
    };
  },
};
