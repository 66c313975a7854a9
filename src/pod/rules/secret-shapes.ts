/** Words that end, or stand alone as, the name of a variable whose value is a secret. */
const SECRET_ENDING =
  /(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|APIKEY|(^|_)(KEY|DSN|CREDENTIALS?)|_PWD)[0-9]*$/;

/** Keys that name things and open nothing. */
const NAMING_KEY = /(^|_)(PUBLIC|ROUTING|PARTITION|SORT|PRIMARY|FOREIGN|CACHE|MESSAGE)_?KEY[0-9]*$/;

/** A switch about a secret is not one: ALLOW_EMPTY_PASSWORD=yes. */
const SWITCH = /^(true|false|yes|no|on|off|0|1)$/i;

/** `dbPassword`, `db-password` and `db.password` as `DB_PASSWORD`. */
function constantCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[.-]/g, '_')
    .toUpperCase();
}

/** Whether a variable of this name holds a secret when it holds this text. */
export function namedLikeSecret(name: string, text: string): boolean {
  const constant = constantCase(name);
  const keyFile = /(^|_)KEY[0-9]*$/.test(constant) && /^\/[a-z].*\//.test(text) && !text.includes('=');
  return SECRET_ENDING.test(constant) && !NAMING_KEY.test(constant) && !SWITCH.test(text) && !keyFile;
}

const SHAPES: readonly { readonly name: string; readonly shape: RegExp }[] = [
  // https://www.rfc-editor.org/rfc/rfc7468#section-2
  { name: 'a private key in PEM form', shape: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/ },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  { name: 'an AWS access key', shape: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/ },
  // https://www.rfc-editor.org/rfc/rfc7519#section-3
  { name: 'a JSON Web Token', shape: /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/ },
  // https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
  {
    name: 'a URL with a password',
    shape: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@?#]{0,200}:[^\s/@?#]{1,500}@/i,
  },
];

/** What kind of secret a text is, by its form. */
export function secretShape(text: string): string | undefined {
  return SHAPES.find(({ shape }) => shape.test(text))?.name;
}
