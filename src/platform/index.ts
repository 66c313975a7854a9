export { environments, Project } from './environments';
export { type Beside, type HostFile, HostFiles, type HostFilesProps } from './host-files';
export { Platform, type PlatformProps, platformName } from './platform';
export { cdktf } from './terraform';
