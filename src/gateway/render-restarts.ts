/**
 * For `/etc/apt/apt.conf.d`: security upgrades every day, and a restart at a time of day where one asks for it.
 * @see https://manpages.debian.org/stable/apt/apt.conf.5.en.html
 * @see https://github.com/mvo5/unattended-upgrades
 */
export function renderRestarts(at: string): string {
  return write({
    'APT::Periodic::Update-Package-Lists': '1',
    'APT::Periodic::Unattended-Upgrade': '1',
    'Unattended-Upgrade::Automatic-Reboot': 'true',
    'Unattended-Upgrade::Automatic-Reboot-Time': at,
  });
}

/** A value may hold anything but what ends it: every one here has passed a grammar. */
function write(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([option, value]) => `${option} "${value}";\n`)
    .join('');
}
