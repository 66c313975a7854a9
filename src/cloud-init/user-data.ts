/** A file as `write_files` takes it. @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html#write-files */
export interface WriteFile {
  readonly path: string;
  /** Four octal digits, as a string: YAML would read a bare `0600` as a number. `0644` goes without saying. */
  readonly permissions?: `0${number}`;
  readonly content: string;
}

/**
 * The keys of a cloud-config that naust uses, and no others: `cloud-init schema` calls a misspelt one valid.
 * `ssh_pwauth` is absent on purpose, it has broken sshd where PAM is set elsewhere; sshd is told in its own file.
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 */
export interface UserData {
  readonly hostname: string;
  /** Where root may not log in at all, its keys only tell to use another name. */
  readonly disable_root?: false;
  readonly ssh_authorized_keys?: readonly string[];
  /** At every start, before anything is fetched; programs with their arguments. */
  readonly bootcmd?: readonly (readonly string[])[];
  readonly package_update: boolean;
  /** Off: a first start is as fast on the last day of an image as on its first; unattended-upgrades follows within a day. */
  readonly package_upgrade: boolean;
  readonly packages: readonly string[];
  readonly write_files: readonly WriteFile[];
  /** Programs with their arguments, never text for a shell. */
  readonly runcmd?: readonly (readonly string[])[];
}
