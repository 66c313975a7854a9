import { writeTree } from './cloud-init-host-folder';

/** All files of a stack on a host, below a folder. */
export function writeStack(folder: string, files: Readonly<Record<string, string>>): void {
  writeTree(
    folder,
    Object.entries(files).map(([path, content]) => ({ path, content, executable: path.endsWith('.sh') })),
  );
}
