export { type AppliedDefault, defaultsApplied, keepingDefaults, takeDefaults } from './defaults-applied';
export {
  addCheck,
  nameRoot,
  otherValidations,
  pathOf,
  problemAt,
  problemsAt,
  problemsBelow,
  unique,
} from './checks';
export { configYaml } from './config-yaml';
export { defaultText, isPlainObject } from './default-text';
export { Findings, withDefaults } from './findings';
export * from './grammar';
export {
  conform,
  either,
  flag,
  fn,
  having,
  type Kind,
  listOf,
  number,
  oneOf,
  optional,
  read,
  recordOf,
  type Shape,
  shaped,
  text,
  textLike,
} from './kind';
export { Manifest } from './manifest';
export { nearestNames } from './nearest-names';
export { ownFolder } from './own-folder';
export {
  type Finding,
  type Problem,
  type ProblemCode,
  ProblemsError,
  problemJson,
  problemLink,
  problemText,
} from './problem';
export { printable, shown } from './shown';
export { uniqueId } from './unique-id';
export { cpu, duration, size } from './value-kinds';
export { YamlWriter } from './yaml/yaml-writer';
