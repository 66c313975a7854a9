import { lastOutput, type OutputFile, type OutputPlace } from '../../emit';

const MANIFEST = 'manifest.json';

/** The files of some environments, and what naust wrote last of the others, so that it stays. */
export function besideOthers(files: readonly OutputFile[], place: OutputPlace): readonly OutputFile[] {
  const owners = new Set(files.map(ownerOf));
  const last = lastOutput(place).map((file): OutputFile => ({ ...file, from: ownerOf(file) }));
  const others = last.filter((file) => file.path !== MANIFEST && !owners.has(ownerOf(file)));
  const manifest = last.find(({ root, path }) => root === 'cdktf.out' && path === MANIFEST);
  return [...files.map((file) => (isManifest(file) ? joined(file, manifest) : file)), ...others];
}

/** The platform's folder, or that of the Terraform stack. */
function ownerOf({ root, path }: Pick<OutputFile, 'root' | 'path'>): string {
  const [first = '', second = ''] = path.split('/');
  return `${root}/${root === 'cdktf.out' ? second : first}`;
}

function isManifest({ root, path }: OutputFile): boolean {
  return root === 'cdktf.out' && path === MANIFEST;
}

interface Manifest {
  readonly stacks: Readonly<Record<string, unknown>>;
}

/** cdktf deletes the folders of stacks that its manifest does not name. */
function joined(file: OutputFile, last: OutputFile | undefined): OutputFile {
  if (last === undefined) return file;
  const [before, now] = [last, file].map(({ content }) => JSON.parse(String(content)) as Manifest) as [
    Manifest,
    Manifest,
  ];
  const manifest = { ...now, stacks: { ...before.stacks, ...now.stacks } };
  return { ...file, content: JSON.stringify(manifest, undefined, 2) };
}
