import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from '../kernel';

/** The static files in `assets/`. */
export type AssetName =
  | 'admission.yaml'
  | 'audit-policy.yaml'
  | 'bootstrap.sh'
  | 'chrony-options.conf'
  | 'chrony.conf'
  | 'gateway-install.sh'
  | 'journald.conf'
  | 'k3s-agent.service'
  | 'k3s.service'
  | 'naust-firewall.service'
  | 'naust-gate'
  | 'naust-join'
  | 'naust-observability.service'
  | 'observability-install.sh'
  | 'sshd.conf'
  | 'unattended-upgrades.conf';

const read = new Map<AssetName, string>();

/** The text of a file that is shipped with the package and written to hosts as it is. */
export function asset(name: AssetName): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(join(ownFolder, '..', 'assets', name), 'utf8');
  read.set(name, text);
  return text;
}

/**
 * The same without the lines that are comments alone, for user data, which has a budget. No text of an asset that spans
 * lines has one that begins so.
 */
export function bareAsset(name: AssetName): string {
  return asset(name).replaceAll(/^[ \t]*(?:#(?!!)|\/\/).*\n/gm, '');
}
