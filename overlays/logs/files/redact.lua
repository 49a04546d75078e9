local REDACTED = '[redacted]'
local HIDDEN = string.sub(REDACTED, 1, -2)
local DEEPEST = 8
local SECRETS = { ['authorization'] = true, ['cookie'] = true, ['proxyauthorization'] = true, ['setcookie'] = true }
local ENDINGS = { 'password', 'passwd', 'secret', 'token', 'apikey', 'privatekey', 'credential', 'credentials' }
local NUMBERS = { ['status'] = true, ['duration_ms'] = true, ['upstream_ms'] = true, ['queue_ms'] = true, ['retries'] = true, ['bytes_in'] = true, ['bytes_out'] = true, ['count'] = true }
local TEXTS = { ['level'] = true, ['service'] = true, ['version'] = true, ['message'] = true, ['method'] = true, ['path'] = true, ['route'] = true, ['request_id'] = true, ['trace_id'] = true, ['span_id'] = true, ['error'] = true, ['upstream'] = true, ['protocol'] = true, ['client_address'] = true, ['user_agent'] = true, ['signal'] = true, ['stream'] = true, ['log'] = true }

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
  text = string.gsub(text, '([%w+.-]+://)[^/@%s"\']+@', '%1' .. REDACTED .. '@')
  text = string.gsub(text, '([Bb]earer)%s+[%w._~+/=-]+', '%1 ' .. REDACTED)
  text = string.gsub(text, '([Bb]asic)%s+[%w+/=-]+', '%1 ' .. REDACTED)
  text = string.gsub(text, '([%w_.-]+)("?%s*[=:]%s*)"([^"\\]*)"', hide)
  text = string.gsub(text, '([%w_.-]+)([\\"\']*%s*[=:]%s*[\\"\']*)([^%s\\"\',;&}%]]+)', hide)
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
  record['other'] = aside
  return record
end

function redact(tag, timestamp, record)
  local kubernetes = record['kubernetes']
  record['kubernetes'] = nil
  record['_p'] = nil
  local done, cleaned = pcall(function() return set_aside(clean(record, 0)) end)
  if not done then cleaned = { level = 'error', message = 'a line could not be redacted, and was left out' } end
  cleaned['kubernetes'] = kubernetes
  local container = string.match(tag, '(%w+)%.log$') or tag
  cleaned['line_id'] = string.format('%s-%d.%09d', string.sub(container, 1, 20), timestamp.sec, timestamp.nsec)
  return 2, timestamp, cleaned
end
