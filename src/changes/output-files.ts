import type { Change } from './change';
import type { OutputFiles } from './output';

/** Files that are neither Kubernetes objects nor Terraform blocks. */
export function fileChanges(before: OutputFiles, after: OutputFiles): readonly Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): readonly Change[] => {
    const [old, young] = [before.get(name), after.get(name)];
    if (old !== undefined && young !== undefined && bytes(old).equals(bytes(young))) return [];
    const own = { subject: 'file' as const, place: '', name, risks: [], differences: [] };
    if (old === undefined) return [{ ...own, action: 'add' }];
    if (young === undefined) return [{ ...own, action: 'delete' }];
    return [
      {
        ...own,
        action: 'change',
        differences: [{ path: '', field: '', before: shownContent(old), after: shownContent(young) }],
      },
    ];
  });
}

function bytes(content: string | Uint8Array): Buffer {
  return Buffer.from(content as Uint8Array);
}

function shownContent(content: string | Uint8Array): string {
  const buffer = bytes(content);
  const text = buffer.toString('utf8');
  return buffer.equals(Buffer.from(text, 'utf8')) ? text : `${buffer.length} bytes`;
}
