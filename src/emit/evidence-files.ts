import type { IConstruct } from 'constructs';
import { reportFiles } from '../evidence';
import type { Platform } from '../platform';
import type { OutputFile } from './output-file';

/** What a platform declares of its data, for people and programs. */
export function evidenceFiles(platform: Platform, constructs: readonly IConstruct[]): readonly OutputFile[] {
  return reportFiles(platform, constructs).map(({ path, content }) => ({
    root: 'naust.out',
    path: `${platform.name}/${path}`,
    content,
    executable: false,
    from: platform.name,
  }));
}
