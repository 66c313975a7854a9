export { addCheck, nameRoot, pathOf, problemAt, problemsBelow, unique } from './checks';
export { Findings, withDefaults } from './findings';
export * from './grammar';
export {
  type Finding,
  type Problem,
  type ProblemCode,
  ProblemsError,
  problemJson,
  problemLink,
  problemText,
} from './problem';
export { shown } from './shown';
export { uniqueId } from './unique-id';
