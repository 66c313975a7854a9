// The one door to cdktf: its successor cdktn exports the same names, so a move to it is a change of this file.
/** @ts-ignore cdktf is an optional peer: those who do without it have the types of all else checked. */
export * from 'cdktf';
/** @ts-ignore By name what types outside of Terraform mention: they would miss it in what cannot be resolved. */
export { App, type StackManifest, TerraformStack } from 'cdktf';
