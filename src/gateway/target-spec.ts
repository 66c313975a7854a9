export interface ServerSpec {
  readonly host: string;
  readonly port: number;
}

/** The servers that a target leads to, and what it is called. */
export interface TargetSpec {
  readonly called: string;
  readonly servers: readonly ServerSpec[];
}
