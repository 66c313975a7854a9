/** Where journald keeps what survives a restart, which the machine's own settings have it do. */
export const journalFolder = '/var/log/journal';
