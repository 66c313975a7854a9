import type { RedactedKind } from '../../../alloy';

/**
 * The same that Alloy takes out, in Lua for Fluent Bit, whose patterns have neither alternatives nor counts.
 * @see https://docs.fluentbit.io/manual/pipeline/filters/lua
 */
export function luaRedaction(kinds: readonly RedactedKind[]): string {
  const called = ORDER.filter((kind) => kinds.includes(kind)).map((kind) => `  text = ${kind}(text)`);
  return `${FUNCTIONS}
function redact(tag, timestamp, record)
  local text = record["log"]
  if type(text) ~= "string" then return 0, timestamp, record end
${called.join('\n')}
  record["log"] = text
  return 2, timestamp, record
end
`;
}

/** A token may hold anything that follows. */
const ORDER: readonly RedactedKind[] = ['token', 'email', 'nationalId', 'card'];

const FUNCTIONS = `local function sum(digits, weights)
  local total = 0
  for i = 1, #weights do total = total + weights[i] * tonumber(digits:sub(i, i)) end
  return total
end

local first = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1}
local second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}

local function is_national_id(text)
  local digits = text:gsub("[ -]", "")
  return #digits == 11 and sum(digits, first) % 11 < 4 and sum(digits, second) % 11 == 0
end

local function is_luhn(text)
  local digits = text:gsub("[ -]", "")
  local total = 0
  for i = 1, #digits do
    local digit = tonumber(digits:sub(-i, -i)) * (i % 2 == 0 and 2 or 1)
    total = total + (digit > 9 and digit - 9 or digit)
  end
  return total % 10 == 0
end

local function is_card(text)
  local begins = text:match("^[2-6]") and #text >= 14 and #text <= 19 or text:match("^4") and #text == 13
  return begins and is_luhn(text)
end

local function taken(is, mark)
  return function(text) return is(text) and mark or text end
end

local function national(text) return taken(is_national_id, "<national-id>")(text) end
local function luhn(text) return taken(is_luhn, "<card>")(text) end

function nationalId(text)
  text = text:gsub("%d+", national)
  return (text:gsub("%d%d%d%d%d%d[ -]%d%d%d%d%d", national))
end

function card(text)
  text = text:gsub("%d+", taken(is_card, "<card>"))
  text = text:gsub("%d%d%d%d[ -]%d%d%d%d[ -]%d%d%d%d[ -]%d%d?%d?%d?%d?%d?%d?", luhn)
  return (text:gsub("3%d%d%d[ -]%d%d%d%d%d%d[ -]%d%d%d%d%d", luhn))
end

function email(text)
  text = text:gsub("[%w_.%%+-]+@[%w-]+%.[%w.-]*[%w-]", "<email>")
  return (text:gsub("[%w_.%%+-]+%%40[%w-]+%.[%w.-]*[%w-]", "<email>"))
end

function token(text)
  text = text:gsub("%f[%w_]([Bb][Ee][Aa][Rr][Ee][Rr][ :=]+)([%w_.~+/=-]+)", function(before, value)
    return #value >= 8 and before .. "<token>" or nil
  end)
  local basic = "%f[%w_]([Aa][Uu][Tt][Hh][Oo][Rr][Ii][Zz][Aa][Tt][Ii][Oo][Nn][\\"']?%s*[:=]%s*[\\"']?[Bb][Aa][Ss][Ii][Cc]%s+)[%w_+/=-]+"
  text = text:gsub(basic, "%1<token>")
  return (text:gsub("%f[%w_]eyJ([%w_-]+)%.[%w_-]+%.[%w_-]*", function(head)
    return #head >= 5 and "<token>" or nil
  end))
end
`;
