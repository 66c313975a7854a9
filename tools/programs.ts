import versions from './versions.json';

export type ProgramName = keyof typeof versions.programs;
export type GoModuleName = keyof typeof versions.modules;

/** A real program that the tests run, and every way by which it may be had. */
export interface Program {
  readonly version: string;
  readonly why: string;
  /** Built from the pinned tool module `tools/go/<module>`. */
  readonly go?: { readonly module: GoModuleName; readonly package: string };
  /** A command of the virtual environment that `tools/python/requirements.txt` pins. */
  readonly python?: { readonly command: string };
  /** A command of the packages that `tools/node/package-lock.json` pins, or a file in one of them. */
  readonly node?: { readonly command: string } | { readonly file: string };
  /** Custom resource definitions that a project ships in a folder of its Go module. */
  readonly crds?: { readonly module: string; readonly sum: string; readonly folder: string };
  /** Taken from a Debian that is not the machine's, with its libraries; `version` is the oldest that will do. */
  readonly suite?: { readonly name: string; readonly package: string; readonly file: string };
  /** Installed by the system, and so found on PATH. */
  readonly apt?: { readonly package: string };
  /** Taken from PATH when what it prints for `args` is at least this version. */
  readonly path?: { readonly args: readonly string[]; readonly atLeast: string };
}

/** How a tool module is built. */
export interface GoModule {
  readonly settings: readonly string[];
  /** What its packages need besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

// The JSON module's type has wide strings, so the module names are checked by hand below.
export const programs = versions.programs as Readonly<Record<ProgramName, Program>>;
export const goModules: Readonly<Record<GoModuleName, GoModule>> = versions.modules;

export const programNames = Object.keys(versions.programs) as ProgramName[];

for (const name of programNames) {
  const module = programs[name].go?.module;
  if (module !== undefined && !(module in goModules)) {
    throw new Error(`tools/versions.json: ${name} is built from ${module}, which is not among its modules`);
  }
}
