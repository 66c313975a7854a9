import { styleText } from 'node:util';
import type { Paint } from '../changes';

/** Colours on a terminal that shows them and nowhere else. @see https://no-color.org */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const { NO_COLOR, TERM } = process.env;
  const shows = stream.isTTY && !NO_COLOR && TERM !== 'dumb';
  return (ink, text) => (shows ? styleText(ink, text) : text);
}
