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
  /** Called once, at synth, after every check has passed. */
  readonly render: HostFiles['render'];
}

/** A folder of files for a host: neither Kubernetes nor Terraform reads them. */
export class HostFiles extends Construct {
  readonly folder: string;
  /** @param objects the Kubernetes objects beside and below it in the tree, as they are applied */
  readonly render: (objects: () => readonly object[]) => readonly HostFile[];

  constructor(scope: Construct, id: string, props: HostFilesProps) {
    super(scope, uniqueId(scope, id));
    this.folder = props.folder;
    this.render = props.render;
  }
}
