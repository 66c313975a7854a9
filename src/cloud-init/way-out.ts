import { k3sRelease } from './k3s-release';
import type { WayOut } from './host-spec';

/**
 * The commands of every start of a machine in a private network alone. Its lease brings neither a default route nor name
 * servers, and the first start waits until the NAT gateway translates.
 * @see https://docs.hetzner.cloud/changelog#2025-08-11-private-networks-dhcp
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html#bootcmd
 */
export function wayOutCommands({ router, resolvers }: WayOut): readonly (readonly string[])[] {
  return [
    ['ip', 'route', 'replace', 'default', 'via', router],
    ['sed', '-i', `s/^#*DNS=.*/DNS=${resolvers.join(' ')}/`, '/etc/systemd/resolved.conf'],
    ['systemctl', 'restart', 'systemd-resolved'],
    [
      'cloud-init-per',
      'instance',
      'naust-way-out',
      'curl',
      ...patience,
      '--output',
      '/dev/null',
      k3sRelease.releases,
    ],
  ];
}

const patience = [
  '--silent',
  '--retry',
  '60',
  '--retry-delay',
  '5',
  '--retry-max-time',
  '600',
  '--retry-all-errors',
];

/** systemd-networkd takes away routes that it does not know, unless it is told not to. */
export const keepRoutes = {
  path: '/etc/systemd/networkd.conf.d/60-naust.conf',
  content: '[Network]\nManageForeignRoutes=no\n',
} as const;
