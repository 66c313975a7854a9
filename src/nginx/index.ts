export {
  block,
  comment,
  type Directive,
  directive,
  entry,
  inTurn,
  literal,
  type Node,
  pattern,
  quoted,
  whenEqual,
  whenSet,
  type Word,
  worded,
} from './directive';
export { size, time } from './units';
export { inVariable, type Variable, variable, type VariableName } from './variable';
export { write } from './write';
