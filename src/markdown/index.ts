export { type Block, writeMarkdown } from './write';
