/** What a snapshot says shortly. */
export interface SnapshotOptions {
  /**
   * `hashes`: digests in names, labels and annotations become `<hash>`, since what they are of is in the snapshot too.
   * `defaults`: fields of pods, and of what makes them, that have the value naust gives every one are left out; one
   * that changes appears.
   * @default []
   */
  readonly collapse?: readonly ('hashes' | 'defaults')[];
}
