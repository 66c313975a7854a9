-- What wrk asks for, in turn, over one address whatever the name, and the summary as one line of JSON.
local requests = {}
local turn = 0

function wrk.resolve(_, service)
  wrk.addrs = wrk.lookup('127.0.0.1', service)
end

function init(paths)
  for _, path in ipairs(paths) do
    requests[#requests + 1] = wrk.format('GET', path)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  local line = '{"requests":%d,"seconds":%f,"failed":%d,"p99":%f}\n'
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(line, summary.requests, summary.duration / 1e6, failed, latency:percentile(99) / 1000))
end
