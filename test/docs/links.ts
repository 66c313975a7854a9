import { blocksOf } from './markdown-blocks';

export interface Link {
  readonly target: string;
  /** Counted from one. */
  readonly line: number;
}

/** The text with what is in code left out, line for line. */
function outsideCode(markdown: string): readonly string[] {
  const lines = markdown.split('\n');
  for (const { line, text } of blocksOf(markdown)) {
    const length = text.split('\n').length + 1;
    for (let at = line - 1; at < line - 1 + length; at++) lines[at] = '';
  }
  return lines;
}

/** Links of a page to anything but the web. @see https://spec.commonmark.org/0.31.2/#links */
export function relativeLinks(markdown: string): readonly Link[] {
  return outsideCode(markdown).flatMap((text, index) =>
    [...text.replaceAll(/(`+)[^`]+\1/g, 'code').matchAll(/\]\(([^()\s]+)\)|^ {0,3}\[[^\]]+\]:\s*(\S+)/g)]
      .map(([, inline, defined]) => ({ target: (inline ?? defined)!, line: index + 1 }))
      .filter(({ target }) => !/^[a-z]+:/.test(target)),
  );
}

/** What headings can be linked by, as GitHub makes it of them: of two alike, the second gets a number. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const line of outsideCode(markdown)) {
    const title = /^#{1,6} +(.*?)(?: +#+)?$/.exec(line)?.[1];
    if (title === undefined) continue;
    const slug = title
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}
