import { ApiObject, Chart } from 'cdk8s';
import { environments, HostFiles, Platform, type Project } from '../../../src/platform';
import { Residency } from '../../../src/residency';

export type Variant = 'even' | 'odd';

/** Forty files in two roots. Of both variants some are the same, some differ, and some only one has. */
export function largeStack(variant: Variant): Project {
  const shop = new Platform({ name: 'shop', residency: Residency.norway() });
  const names = Array.from({ length: 20 }, (_, index) => `${index < 6 ? variant : 'both'}-${index}`);
  const held = (name: string) => (name.endsWith('9') ? 'same' : variant);
  for (const name of names) {
    const metadata = { name };
    const data = { held: held(name) };
    new ApiObject(new Chart(shop, name), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
  }
  new HostFiles(shop, 'hosts', {
    folder: 'hosts',
    render: () => names.map((name) => ({ path: `${name}/settings`, content: held(name) })),
  });
  return environments({ shop });
}
