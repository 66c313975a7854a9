import guideline from './profiles.json';

/** A profile of Mozilla's guideline. @see https://wiki.mozilla.org/Security/Server_Side_TLS */
export type TlsProfile = keyof typeof guideline.profiles;

export interface TlsProfileSpec {
  readonly protocols: readonly string[];
  readonly groups: readonly string[];
  /** Of TLS 1.2; those of 1.3 are OpenSSL's own. */
  readonly ciphers: readonly string[];
}

/** @param hybrid whether OpenSSL knows the group that quantum computers do not break */
export function tlsProfile(name: TlsProfile, hybrid: boolean): TlsProfileSpec {
  const { protocols, groups, ciphers } = guideline.profiles[name];
  return { protocols, ciphers, groups: hybrid ? [`?${guideline.hybridGroup.name}`, ...groups] : groups };
}
