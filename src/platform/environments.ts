import { Platform } from './platform';

/** Every platform of a project, by the environment's name. A stack file exports one as its default. */
export class Project {
  /** @internal */
  constructor(readonly platforms: Readonly<Record<string, Platform>>) {}
}

/** The environments of a project; each is one platform. One synth writes them all. */
export function environments(platforms: Readonly<Record<string, Platform>>): Project {
  return new Project(platforms);
}
