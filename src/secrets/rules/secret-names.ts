/** Words that end, or stand alone as, the name of something whose value is a secret. */
const SECRET_ENDING =
  /(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|APIKEY|(^|_)(KEY|DSN|CREDENTIALS?)|_PWD)[0-9]*$/;

/** The same anywhere in a name, as in DB_PASSWORD_PROD. */
const SECRET_WORD =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|CREDENTIALS?)(_|[0-9]*$)/;

/** Keys that name things and open nothing. */
const NAMING_KEY = /(^|_)(PUBLIC|ROUTING|PARTITION|SORT|PRIMARY|FOREIGN|CACHE|MESSAGE)_?KEY[0-9]*$/;

/** A switch about a secret is not one: ALLOW_EMPTY_PASSWORD=yes. */
const SWITCH = /^(true|false|yes|no|on|off|0|1)$/i;

/** `dbPassword`, `db-password` and `db.password` as `DB_PASSWORD`. */
function constantCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]/g, '_')
    .toUpperCase();
}

/** Whether something of this name holds a secret when it holds this text. */
export function namedLikeSecret(name: string, text: string): boolean {
  const constant = constantCase(name);
  const keyFile = /(^|_)KEY[0-9]*$/.test(constant) && /^\/[a-z].*\//.test(text) && !text.includes('=');
  return SECRET_ENDING.test(constant) && !NAMING_KEY.test(constant) && !SWITCH.test(text) && !keyFile;
}

/** Whether it speaks of a secret somewhere in its name, and holds a text that nobody made up by hand. */
export function randomUnderSecretName(name: string, text: string): boolean {
  return SECRET_WORD.test(constantCase(name)) && isRandom(text);
}

const SHORTEST = 20;

/** Shorter parts of a name are versions and zones: `v2`, `eu1`. */
const SHORTEST_PART = 5;

/** Bits a character: hexadecimal digits at random have 4, words and names less than 3.5 with few kinds of characters. */
const LEAST_ENTROPY = 3;

/** One word of letters and digits in no order: not a name with its parts, a path, a host, a number or a date. */
function isRandom(text: string): boolean {
  if (text.length < SHORTEST || !/^[A-Za-z0-9+/=_~-]+$/.test(text)) return false;
  const long = text.split(/[-_]/).filter((part) => part.length >= SHORTEST_PART);
  const changes = long.flatMap(
    (part) => part.match(/[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])|[a-z](?=[A-Z])/g) ?? [],
  );
  return changes.length >= text.length / 8 && entropy(text) >= LEAST_ENTROPY;
}

/** @see https://en.wikipedia.org/wiki/Entropy_(information_theory) */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
