import type { Grammar } from './grammar';

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const DOMAIN = '(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?';
const TAG = '[A-Za-z0-9_][A-Za-z0-9._-]{0,127}';
// A name of 255 characters, a tag and a digest; longer text would keep the expression busy for minutes.
const LONGEST = 255 + 1 + 128 + '@sha256:'.length + 64;
const IMAGE = new RegExp(
  `^(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*(?::(?<tag>${TAG}))?(?<digest>@sha256:[a-f0-9]{64})?$`,
);

/**
 * A container image named so that the same name means the same bytes tomorrow: with a tag other than `latest`,
 * or a digest, or both.
 * @see https://github.com/distribution/reference/blob/main/regexp.go
 */
export const image: Grammar = {
  name: 'an image with a tag or a digest',
  code: 'NAUST-VAL-004',
  allowed: '[registry/]name:tag[@sha256:...], where the tag is not "latest"',
  example: 'registry.example.no/shop/orders:1.4.2',
  accepts: (value) => {
    const groups = value.length > LONGEST ? undefined : IMAGE.exec(value)?.groups;
    if (groups === undefined) return false;
    return groups['digest'] !== undefined || (groups['tag'] !== undefined && groups['tag'] !== 'latest');
  },
};
