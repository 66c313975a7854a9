-- What wrk asks for, in turn, over one address whatever the name, and the summary as one line of JSON.
function wrk.resolve(_, service)
  wrk.addrs = wrk.lookup('127.0.0.1', service)
end

-- A single request is left to wrk itself, which then has no Lua to run for each.
function init(paths)
  if #paths == 1 then
    wrk.path = paths[1]
    return
  end
  local requests = {}
  local turn = 0
  for _, path in ipairs(paths) do
    requests[#requests + 1] = wrk.format('GET', path)
  end
  function request()
    turn = turn % #requests + 1
    return requests[turn]
  end
end

function done(summary, latency)
  local errors = summary.errors
  local line = '{"requests":%d,"seconds":%f,"failed":%d,"p99":%f}\n'
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(line, summary.requests, summary.duration / 1e6, failed, latency:percentile(99) / 1000))
end
