export { quote } from './quote';
export {
  attribute,
  type Attribute,
  block,
  type Block,
  component,
  fromEnvironment,
  objectValue,
  type Reference,
  reference,
  type Value,
} from './tree';
export { write } from './write';
