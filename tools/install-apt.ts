import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { execute } from './execute';
import { findOnPath } from './on-path';

const policy = '/usr/sbin/policy-rc.d';
// What cloud-init itself looks for before it sets up the machine at the next start.
const cloudInitOff = '/etc/cloud/cloud-init.disabled';

/** Services that a package enables; the tests start their own on loopback. */
const services: Readonly<Record<string, readonly string[]>> = {
  nginx: ['nginx'],
  chrony: ['chrony'],
  'prometheus-alertmanager': ['prometheus-alertmanager'],
  'prometheus-node-exporter': ['prometheus-node-exporter'],
  'cloud-init': ['cloud-init-local', 'cloud-init', 'cloud-config', 'cloud-final'],
};

/** Installs Debian packages without letting any of them start or enable a service. */
export function installApt(packages: readonly string[]): void {
  if (packages.includes('cloud-init')) {
    mkdirSync(dirname(cloudInitOff), { recursive: true });
    writeFileSync(cloudInitOff, '');
  }
  const ownPolicy = !existsSync(policy);
  if (ownPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    execute('apt-get', ['update', '-q'], { env });
    execute('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  } finally {
    if (ownPolicy) rmSync(policy);
  }
  const units = packages.flatMap((name) => services[name] ?? []).filter(enabled);
  if (units.length > 0) execute('systemctl', ['disable', ...units]);
}

function enabled(unit: string): boolean {
  const systemctl = findOnPath('systemctl');
  if (!systemctl) return false; // without systemd nothing is enabled
  return spawnSync(systemctl, ['is-enabled', '--quiet', unit]).status === 0;
}
