import { userDataBudget, userDataBytes, userDataEncoding } from '../../src/cloud-init';
import { Cluster, Place, Platform, Residency, TerraformState } from '../../src';
import { hetzner, plan } from '../../src/providers/hetzner';
import { filesOf } from '../../src/testing';
import type { Case } from '../case';

const operatorKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';

/**
 * What the provider is handed of the node of a pool of which nothing is said but how many there are and of which plan,
 * with tokens as long as they may be; and of a server, and both before they are packed, for the reader.
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
    const [agent, server] = [textOf('apps-1'), textOf('servers-2')];
    return {
      'userData.bytes': handedOver(agent),
      'userData.plain.bytes': userDataBytes(agent, 'plain'),
      'userData.server.bytes': handedOver(server),
    };
  },
};
