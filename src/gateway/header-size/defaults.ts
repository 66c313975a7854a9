import { Size } from 'cdk8s';

/** For `HeaderSizeProps`: nginx's own. */
export const headerSizeDefaults = { headerSize: Size.kibibytes(8) } as const;
