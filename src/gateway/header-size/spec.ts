import type { Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { headerSizeDefaults } from './defaults';
import { checkSize, sizes } from '../ranges';
import type { HeaderSizeProps } from './props';

/** How large headers may be. */
export interface HeaderSizeSpec {
  /** Of a line of a request's. */
  readonly request: Size;
  /** Of all that an answer has together; `undefined` for nginx's own. */
  readonly answer: Size | undefined;
}

export function resolveHeaderSize(props: HeaderSizeProps, findings: Findings): HeaderSizeSpec {
  const { headerSize } = withDefaults({ headerSize: props.headerSize }, headerSizeDefaults);
  const { answerHeaderSize } = props;
  checkSize('headerSize', headerSize, findings, sizes.headers);
  if (answerHeaderSize) checkSize('answerHeaderSize', answerHeaderSize, findings, sizes.headers);
  return { request: headerSize, answer: answerHeaderSize };
}
