/**
 * Debian 13's own: Docker 26.1 with Compose 2.26, which Debian's security team looks after and the machine's upgrades
 * bring. Docker's archive would be a second key to trust.
 * @see https://packages.debian.org/trixie/docker.io
 * @see https://packages.debian.org/trixie/docker-compose
 */
export const hostPackages: readonly string[] = [
  'apparmor',
  'ca-certificates',
  'chrony',
  'docker-cli',
  'docker-compose',
  'docker.io',
  'nftables',
  'unattended-upgrades',
];
