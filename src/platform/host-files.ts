import { Construct } from 'constructs';
import { uniqueId } from '../kernel';

export interface HostFile {
  /** Relative to the folder, slashes between. */
  readonly path: string;
  readonly content: string;
  /** @default false */
  readonly executable?: boolean;
}

export interface HostFilesProps {
  /** Below `naust.out/<platform>/`, such as `gateway/shop`. */
  readonly folder: string;
  /** The images that its files name. @default - none */
  readonly images?: () => readonly string[];
  /** Called once, at synth, after every check has passed. */
  readonly render: HostFiles['render'];
}

/** What is known once the rest is rendered. */
export interface Beside {
  /** The Kubernetes objects beside and below it in the tree, as they are applied. */
  objects(): readonly object[];
  /** An image with its digest, where the lock file has it. */
  pinned(image: string): string;
}

/** A folder of files for a host: neither Kubernetes nor Terraform reads them. */
export class HostFiles extends Construct {
  readonly folder: string;
  readonly images: () => readonly string[];
  readonly render: (beside: Beside) => readonly HostFile[];

  constructor(scope: Construct, id: string, props: HostFilesProps) {
    super(scope, uniqueId(scope, id));
    this.folder = props.folder;
    this.images = props.images ?? (() => []);
    this.render = props.render;
  }
}
