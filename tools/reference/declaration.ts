import type { Docstring } from './docstring';

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

export interface Member {
  readonly kind: 'constructor' | 'method' | 'property';
  readonly name: string;
  readonly doc: Docstring;
  readonly isStatic: boolean;
  readonly isOptional: boolean;
  readonly parameters: readonly Parameter[];
  /** Of a property; what a method returns. */
  readonly type: string;
}

/** The name of a type that another builds on, with what is given for its type parameters. */
export interface Base {
  readonly name: string;
  readonly given: readonly string[];
}

/** Something that a file exports. */
export interface Declaration {
  readonly kind: 'class' | 'constant' | 'function' | 'interface' | 'type';
  readonly name: string;
  /** Relative to the root of the project. */
  readonly file: string;
  readonly doc: Docstring;
  readonly bases: readonly Base[];
  readonly implemented: readonly string[];
  readonly typeParameters: readonly string[];
  readonly parameters: readonly Parameter[];
  /** What stands for it in an alias; what a function returns; the type that a constant is given. */
  readonly type: string;
  readonly members: readonly Member[];
}
