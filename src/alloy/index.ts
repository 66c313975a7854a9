export { type RedactedKind, redactedKinds, redactionStages } from './redaction';
export {
  attribute,
  type Block,
  block,
  component,
  fromEnvironment,
  objectValue,
  reference,
  write,
} from './syntax';
