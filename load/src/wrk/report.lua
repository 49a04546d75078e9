-- Prints what wrk measured as one line of JSON. wrk counts times in microseconds, and in `status` every answer of 400 or more.
-- Its arguments: the ramp in milliseconds, what is answered within which is not counted as steady; the time within which clients begin at
-- random, so that a slow server does not answer them in waves; how many clients a thread has; and, where they POST, the JSON.
local ffi = require('ffi')
ffi.cdef([[
  struct fairlead_time { long s; long ns; };
  int clock_gettime(int clock, struct fairlead_time *time);
]])

local CLOCK_MONOTONIC = 1
local now = ffi.new('struct fairlead_time')
local function now_ms()
  ffi.C.clock_gettime(CLOCK_MONOTONIC, now)
  return tonumber(now.s) * 1000 + tonumber(now.ns) / 1000000
end

local threads = {}
function setup(thread) table.insert(threads, thread) end

-- A client asks again when it has its answer, so from the second on each request counts an answer.
steady_answers = 0

function init(args)
  if args[4] then
    wrk.method, wrk.body, wrk.headers['Content-Type'] = 'POST', args[4], 'application/json'
  end
  local ramp_ms = tonumber(args[1])
  if ramp_ms == 0 then return end
  local text, began_ms = wrk.format(), now_ms()
  local begin_within_ms, beginners = tonumber(args[2]), tonumber(args[3])
  function delay()
    if beginners == 0 then return 0 end
    beginners = beginners - 1
    return math.random(0, begin_within_ms - 1)
  end
  function request()
    if now_ms() - began_ms >= ramp_ms then steady_answers = steady_answers + 1 end
    return text
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  local steady = 0
  for _, thread in ipairs(threads) do steady = steady + thread:get('steady_answers') end
  local function ms(us) return us / 1000 end
  io.write(string.format(
    '\n{"requests":%d,"steadyRequests":%d,"durationMs":%.3f,"bytes":%d,'
      .. '"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d},'
      .. '"latencyMs":{"p50":%.3f,"p90":%.3f,"p95":%.3f,"p99":%.3f,"p99_9":%.3f,"max":%.3f,"mean":%.3f}}\n',
    summary.requests, steady, ms(summary.duration), summary.bytes,
    errors.connect, errors.read, errors.write, errors.status, errors.timeout,
    ms(latency:percentile(50)), ms(latency:percentile(90)), ms(latency:percentile(95)), ms(latency:percentile(99)),
    ms(latency:percentile(99.9)), ms(latency.max), ms(latency.mean)
  ))
end
