import type { RedactedKind } from '../../../alloy';

/** The same that Alloy takes out, in Ruby for Fluentd. @see https://docs.fluentd.org/filter/record_transformer */
export function rubyRedaction(kinds: readonly RedactedKind[]): string {
  const called = ORDER.filter((kind) => kinds.includes(kind)).map(
    (kind) => `    text = ${NAMES[kind]}(text)`,
  );
  return `${FUNCTIONS}
  def self.redact(line)
    return line unless line.is_a?(String)
    text = line.scrub
${called.join('\n')}
    text
  end
end
`;
}

/** A token may hold anything that follows. */
const ORDER: readonly RedactedKind[] = ['token', 'email', 'nationalId', 'card'];

const NAMES: Readonly<Record<RedactedKind, string>> = {
  token: 'token',
  email: 'email',
  nationalId: 'national_id',
  card: 'card',
};

const FUNCTIONS = `module Redaction
  FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
  SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

  def self.sum(digits, weights)
    weights.each_with_index.sum { |weight, index| weight * digits[index] }
  end

  def self.digits(text)
    text.delete(" -").chars.map(&:to_i)
  end

  def self.national_id?(text)
    number = digits(text)
    number.length == 11 && sum(number, FIRST) % 11 < 4 && (sum(number, SECOND) % 11).zero?
  end

  def self.luhn?(text)
    doubled = digits(text).reverse.each_with_index.sum do |digit, index|
      value = index.odd? ? digit * 2 : digit
      value > 9 ? value - 9 : value
    end
    (doubled % 10).zero?
  end

  def self.card?(text)
    text.match?(/\\A([2-6][0-9]{13,18}|4[0-9]{12})\\z/) && luhn?(text)
  end

  def self.token(text)
    text
      .gsub(/(\\bbearer[ :=]+)[\\w.~+\\/=-]{8,}/i) { "#{$1}<token>" }
      .gsub(/(\\bauthorization["']?\\s*[:=]\\s*["']?basic\\s+)[\\w+\\/=-]+/i) { "#{$1}<token>" }
      .gsub(/\\beyJ[\\w-]{5,}\\.[\\w-]+\\.[\\w-]*/, "<token>")
  end

  def self.email(text)
    text.gsub(/[\\w.%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+/, "<email>")
  end

  def self.national_id(text)
    text
      .gsub(/\\d+/) { |run| national_id?(run) ? "<national-id>" : run }
      .gsub(/\\d{6}[ -]\\d{5}/) { |run| national_id?(run) ? "<national-id>" : run }
  end

  def self.card(text)
    text
      .gsub(/\\d+/) { |run| card?(run) ? "<card>" : run }
      .gsub(/\\d{4}[ -]\\d{4}[ -]\\d{4}[ -]\\d{1,7}/) { |run| luhn?(run) ? "<card>" : run }
      .gsub(/3\\d{3}[ -]\\d{6}[ -]\\d{5}/) { |run| luhn?(run) ? "<card>" : run }
  end
`;
