/**
 * Parts of a template of Go, in which a stage may reckon: the functions are Sprig's.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.process/#stagereplace-block
 * @see https://masterminds.github.io/sprig/math.html
 */

/** The digits of what was found, each by its place, as `$n`. */
export const digits = '{{ $n := splitList "" (.Value | replace " " "" | replace "-" "") }}';

/**
 * Whether `$n` is a Norwegian identity number: two sums modulo 11. The second has to be 0. The first may be up to 3, as is
 * said of numbers given from 2032 on: the safe side.
 * @see http://www.fnrinfo.no/Teknisk/KontrollsifferBeregning.aspx
 */
export const isNationalId = `(and (lt (mod ${weighted([3, 7, 6, 1, 8, 9, 4, 5, 2, 1])} 11) 4) (eq (mod ${weighted([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])} 11) 0))`;

function weighted(weights: readonly number[]): string {
  const terms = weights.map((weight, index) => `(mul ${weight} (index $n ${index}))`);
  return `(add ${terms.join(' ')})`;
}

/** The sum of Luhn over `$n`, as `$sum`: every second digit from the right counts double, and two digits of that count one by one. */
export const luhn =
  '{{ $sum := 0 }}{{ range $i, $digit := $n }}' +
  '{{ $v := mul $digit (add 1 (mod (add 1 (sub (len $n) $i)) 2)) }}' +
  '{{ $sum = add $sum (sub $v (mul 9 (div $v 10))) }}{{ end }}';

export const isLuhn = '(eq (mod $sum 10) 0)';
