import openFiles from './open-files.json';
import data from './profiles.json';
import sysctl from './sysctl.json';

/** What a machine is for. Profiles differ by data alone: `profiles.json` has each value with its reason and source. */
export type HostProfile = keyof typeof data;

export const hostProfiles = Object.keys(data) as unknown as readonly [HostProfile, ...HostProfile[]];

/** A kernel setting with its reason. */
export interface KernelSetting {
  readonly key: string;
  readonly value: string;
  readonly why: string;
  readonly source: string;
}

interface Profile {
  readonly what: string;
  readonly settings: readonly KernelSetting[];
  readonly openFiles?: { readonly soft: number; readonly why: string; readonly source: string };
}

const profiles: Readonly<Record<HostProfile, Profile>> = data;

/** What every machine gets, and then what the profile adds. */
export function kernelSettings(profile: HostProfile): readonly KernelSetting[] {
  return [...sysctl.settings, ...profiles[profile].settings];
}

/** How many files a service and a shell may have open, soft and hard. */
export function openFileLimits(profile: HostProfile): { readonly soft: number; readonly hard: number } {
  return { soft: profiles[profile].openFiles?.soft ?? openFiles.soft, hard: openFiles.hard };
}

/** What a profile is, with the reason of each value, for a report. */
export interface ProfileReport {
  readonly profile: HostProfile;
  readonly what: string;
  readonly settings: readonly KernelSetting[];
  readonly openFiles: { readonly soft: number; readonly hard: number; readonly why: string };
}

export function profileReport(profile: HostProfile): ProfileReport {
  const own = profiles[profile].openFiles;
  return {
    profile,
    what: profiles[profile].what,
    settings: kernelSettings(profile),
    openFiles: { ...openFileLimits(profile), why: own?.why ?? openFiles.why },
  };
}
