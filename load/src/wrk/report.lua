-- Prints what wrk measured as one line of JSON. wrk counts times in microseconds, and in `status` every answer of 400 or more.
function done(summary, latency, requests)
  local errors = summary.errors
  local function ms(us) return us / 1000 end
  io.write(string.format(
    '\n{"requests":%d,"durationMs":%.3f,"bytes":%d,'
      .. '"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d},'
      .. '"latencyMs":{"p50":%.3f,"p90":%.3f,"p95":%.3f,"p99":%.3f,"p99_9":%.3f,"max":%.3f,"mean":%.3f}}\n',
    summary.requests, ms(summary.duration), summary.bytes,
    errors.connect, errors.read, errors.write, errors.status, errors.timeout,
    ms(latency:percentile(50)), ms(latency:percentile(90)), ms(latency:percentile(95)), ms(latency:percentile(99)),
    ms(latency:percentile(99.9)), ms(latency.max), ms(latency.mean)
  ))
end
