/** The three folders that come out, each with its own readers. */
export type OutputRoot = 'dist' | 'cdktf.out' | 'naust.out';

export const outputRoots: readonly OutputRoot[] = ['dist', 'cdktf.out', 'naust.out'];

/** A file as it will be written; nothing of it depends on where or when. */
export interface OutputFile {
  readonly root: OutputRoot;
  /** Relative to the root, slashes between. */
  readonly path: string;
  /** Bytes only where they are not text: an asset that a Terraform stack brings. */
  readonly content: string | Uint8Array;
  readonly executable: boolean;
  /** The path of the construct it came from. */
  readonly from: string;
}
