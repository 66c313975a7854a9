import { type BlockStyle, BlockWriter } from './block-writer';
import { Scalars, type Stringify } from './scalars';

/**
 * Writes what a `stringify` of `yaml` writes, byte for byte, in a fraction of the time: that makes a node of every
 * value, and holds every scalar against every type of YAML 1.1. What depends on more than the value is left to it.
 */
export class YamlWriter {
  private readonly scalars: Scalars;

  constructor(
    private readonly stringify: Stringify,
    private readonly style: BlockStyle = {},
  ) {
    this.scalars = new Scalars(stringify);
  }

  document(content: object): string {
    return new BlockWriter(this.scalars, this.style).document(content) ?? this.left(content);
  }

  private left(content: object): string {
    return this.stringify(this.style.asJson ? JSON.parse(JSON.stringify(content)) : content);
  }
}
