import { structuredPatch } from 'diff';
import { printable } from '../kernel';
import type { Change } from './change';
import type { Difference } from './difference';
import { Hidden, isList, isObject, type Json } from './json';

/** A line under a change, as `diff` marks them: `~` for a value that is another, `!` for what to look at. */
export interface DetailLine {
  readonly mark: '+' | '-' | '~' | '!' | ' ';
  readonly text: string;
}

const LONGEST_VALUE = 90;
const MOST_LINES = 24;
const MOST_DIFFERENCES = 40;

export function detailsOf({ loses, risks, differences, from }: Change): readonly DetailLine[] {
  const shown = differences.slice(0, MOST_DIFFERENCES);
  const rest = differences.length - shown.length;
  return [
    ...(from === undefined ? [] : [line('!', `was ${from}`)]),
    ...(loses === undefined ? [] : [line('!', `with it goes ${loses}`)]),
    ...risks.map((risk) => line('!', risk)),
    ...shown.flatMap(linesOf),
    ...(rest > 0 ? [line(' ', `and ${rest} more differences`)] : []),
  ];
}

function line(mark: DetailLine['mark'], text: string): DetailLine {
  return { mark, text: printable(text) };
}

function linesOf(difference: Difference): readonly DetailLine[] {
  const { before, after, replaces, ignored } = difference;
  const path = difference.path === '' ? [] : [difference.path];
  const why = replaces ? '   (makes it anew)' : ignored ? '   (reaches new ones only)' : '';
  if (typeof before === 'string' && typeof after === 'string' && `${before}${after}`.includes('\n')) {
    const lines = changedLines(before, after);
    return [...path.map((name) => line('~', `${name}:${why}`)), ...lines];
  }
  const name = path.map((named) => `${named}: `).join('');
  if (before === undefined) return [line('+', `${name}${shownValue(after)}${why}`)];
  if (after === undefined) return [line('-', `${name}${shownValue(before)}${why}`)];
  const [old, young] = shortPair(before, after);
  return [line('~', `${name}${old} -> ${young}${why}`)];
}

/** The lines in which two texts differ, with one around them, up to a number that can be read. */
function changedLines(before: string, after: string): readonly DetailLine[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: 1 });
  const lines = hunks.flatMap((hunk, n) => [
    ...(n === 0 ? [] : [line(' ', '  ...')]),
    ...hunk.lines
      .filter((text) => !text.startsWith('\\'))
      .map((text) => line(markOf(text), `  ${cut(text.slice(1))}`)),
  ]);
  const shown = lines.slice(0, MOST_LINES);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, line(' ', `  and ${rest} more lines`)] : shown;
}

function markOf(text: string): '+' | '-' | ' ' {
  return text.startsWith('+') ? '+' : text.startsWith('-') ? '-' : ' ';
}

const DIGEST = /^[0-9a-f]{40,128}$/;

function shownValue(value: Json | undefined): string {
  if (value instanceof Hidden) return '(hidden)';
  if (typeof value !== 'string') return cut(JSON.stringify(value) ?? 'nothing');
  if (DIGEST.test(value)) return `${value.slice(0, 12)}…`;
  const lines = value.split('\n').length;
  return lines > 2 ? `${lines} lines` : cut(JSON.stringify(value));
}

/** Two long values would look alike where only their beginnings are shown: what they share is left out. */
function shortPair(before: Json, after: Json): readonly [string, string] {
  const [old, young] = [before, after].map(textOf);
  if (before instanceof Hidden || after instanceof Hidden || old === undefined || young === undefined) {
    return [shownValue(before), shownValue(after)];
  }
  if (old.length <= LONGEST_VALUE && young.length <= LONGEST_VALUE)
    return [shownValue(before), shownValue(after)];
  if (DIGEST.test(String(before)) && DIGEST.test(String(after)))
    return [shownValue(before), shownValue(after)];
  let start = 0;
  while (start < old.length && old[start] === young[start]) start++;
  const from = Math.max(0, start - 20);
  return [`${from > 0 ? '…' : ''}${cut(old.slice(from))}`, `${from > 0 ? '…' : ''}${cut(young.slice(from))}`];
}

function textOf(value: Json): string {
  return typeof value === 'string' || isList(value) || isObject(value)
    ? JSON.stringify(value)
    : String(value);
}

function cut(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
