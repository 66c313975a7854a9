export { type Agreement, agreedTo, readAgreement } from './agreements';
export { compareOutputs } from './compare';
export type { OutputFiles } from './output';
export { renderJson } from './render-json';
export { renderMarkdown } from './render-markdown';
export { type Paint, renderText } from './render-text';
export { type ChangesReport, open } from './report';
export type { TerraformPlan } from './terraform-plan';
