import type { IConstruct } from 'constructs';
import type { Platform } from '../platform';
import { declarationsOf } from '../residency';
import { residencyReport } from './gather';
import { residencyDocument } from './residency-document';
import { writeHtml } from './write-html';
import { writeMarkdown } from './write-markdown';

export type { ResidencyReport } from './report';

/** The evidence of a platform, by path below its folder; none where nothing declares any data. */
export function reportFiles(
  platform: Platform,
  constructs: readonly IConstruct[],
): readonly { readonly path: string; readonly content: string }[] {
  if (declarationsOf(constructs).length === 0) return [];
  const report = residencyReport(platform, constructs);
  const document = residencyDocument(report);
  return [
    { path: 'report/residency.html', content: writeHtml(document) },
    { path: 'report/residency.json', content: `${JSON.stringify(report, undefined, 2)}\n` },
    { path: 'report/residency.md', content: writeMarkdown(document) },
  ];
}
