import { fieldsOf, LINE_ID, OTHER_FIELDS } from '../log-fields';
import { REDACTED, SECRET_ENDINGS } from '../redaction';

/** Name of the function that Fluent Bit calls. */
export const REDACT_FUNCTION = 'redact';

/**
 * The script that every record passes: secrets are replaced, by the names of fields at any depth and in texts, and a field whose value the
 * index would refuse moves aside. What the script fails at is not sent as it is. A line's id is the end of its container's and its time, to
 * the nanosecond: the same whoever reads the file once more.
 *
 * @param secrets names of fields, normalized
 */
export function redactLua(secrets: readonly string[]): string {
  return `local REDACTED = ${quote(REDACTED)}
local HIDDEN = string.sub(REDACTED, 1, -2)
local DEEPEST = 8
local SECRETS = ${tableOf(secrets)}
local ENDINGS = ${listOf(SECRET_ENDINGS)}
local NUMBERS = ${tableOf(fieldsOf('integer', 'long', 'double'))}
local TEXTS = ${tableOf(fieldsOf('keyword', 'text'))}

local function normalize(name)
  return (string.gsub(string.lower(tostring(name)), '[^a-z0-9]', ''))
end

local function is_secret(name)
  local normal = normalize(name)
  if SECRETS[normal] then return true end
  for _, ending in ipairs(ENDINGS) do
    if string.sub(normal, -#ending) == ending then return true end
  end
  return false
end

local function hide(name, between, value)
  if is_secret(name) and string.sub(value, 1, #HIDDEN) ~= HIDDEN then return name .. between .. REDACTED end
end

local function clean_text(text)
  text = string.gsub(text, '([%w+.-]+://)[^/@%s"\\']+@', '%1' .. REDACTED .. '@')
  text = string.gsub(text, '([Bb]earer)%s+[%w._~+/=-]+', '%1 ' .. REDACTED)
  text = string.gsub(text, '([Bb]asic)%s+[%w+/=-]+', '%1 ' .. REDACTED)
  text = string.gsub(text, '([%w_.-]+)("?%s*[=:]%s*)"([^"\\\\]*)"', hide)
  text = string.gsub(text, '([%w_.-]+)([\\\\"\\']*%s*[=:]%s*[\\\\"\\']*)([^%s\\\\"\\',;&}%]]+)', hide)
  return text
end

local function clean(value, depth)
  if type(value) == 'string' then return clean_text(value) end
  if type(value) ~= 'table' then return value end
  if depth > DEEPEST then return '[too deep]' end
  for name, inner in pairs(value) do
    if type(name) == 'string' and is_secret(name) then
      value[name] = REDACTED
    else
      value[name] = clean(inner, depth + 1)
    end
  end
  return value
end

local function set_aside(record)
  local aside = {}
  for name, value in pairs(record) do
    if NUMBERS[name] and type(value) ~= 'number' then aside[name] = value end
    if TEXTS[name] and type(value) == 'table' then aside[name] = value end
  end
  if next(aside) == nil then return record end
  for name in pairs(aside) do record[name] = nil end
  record[${quote(OTHER_FIELDS)}] = aside
  return record
end

function ${REDACT_FUNCTION}(tag, timestamp, record)
  local kubernetes = record['kubernetes']
  record['kubernetes'] = nil
  record['_p'] = nil
  local done, cleaned = pcall(function() return set_aside(clean(record, 0)) end)
  if not done then cleaned = { level = 'error', message = 'a line could not be redacted, and was left out' } end
  cleaned['kubernetes'] = kubernetes
  local container = string.match(tag, '(%w+)%.log$') or tag
  cleaned[${quote(LINE_ID)}] = string.format('%s-%d.%09d', string.sub(container, 1, 20), timestamp.sec, timestamp.nsec)
  return 2, timestamp, cleaned
end
`;
}

function tableOf(names: readonly string[]): string {
  return `{ ${names.map((name) => `[${quote(name)}] = true`).join(', ')} }`;
}

function listOf(names: readonly string[]): string {
  return `{ ${names.map(quote).join(', ')} }`;
}

/** A text of Lua; what is written so holds neither a quote nor a backslash, which {@link normalizeName} has seen to. */
function quote(text: string): string {
  return `'${text}'`;
}
