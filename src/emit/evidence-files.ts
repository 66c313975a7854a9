import type { IConstruct } from 'constructs';
import { reportFiles } from '../evidence';
import type { Platform } from '../platform';
import type { Capacities } from './cluster-capacity';
import type { OutputFile } from './output-file';

/** What a platform declares of its data, its machines and their room, for people and programs. */
export function evidenceFiles(
  platform: Platform,
  constructs: readonly IConstruct[],
  capacities: Capacities,
): readonly OutputFile[] {
  return reportFiles(platform, constructs, capacities).map(({ path, content }) => ({
    root: 'naust.out',
    path: `${platform.name}/${path}`,
    content,
    executable: false,
    from: platform.name,
  }));
}
