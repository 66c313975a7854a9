export { quote } from './quote';
export {
  type Attribute,
  attribute,
  type Block,
  block,
  component,
  objectValue,
  type Reference,
  reference,
  type Value,
} from './tree';
export { write } from './write';
