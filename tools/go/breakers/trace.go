package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"github.com/sony/gobreaker/v2"
)

// step is what is done to a breaker, so many milliseconds after the step before.
type step struct {
	After  int64 `json:"after"`
	Begin  bool  `json:"begin"`
	End    int   `json:"end"` // which of the requests that began
	Failed bool  `json:"failed"`
}

// seen is how the breaker is after a step.
type seen struct {
	State string `json:"state"`
	Let   bool   `json:"let"`
}

// trace drives gobreaker through steps, and ends the process. Its clock is one that only the steps move: such clocks are
// given to tests alone, so each trace is one. What was seen is the first line that is written.
func trace(file string, in io.Reader, out io.Writer) error {
	calls, err := Calls(file)
	if err != nil {
		return err
	}
	var steps map[string][]step
	if err := json.NewDecoder(in).Decode(&steps); err != nil {
		return err
	}
	traces := map[string][]seen{}
	var tests []testing.InternalTest
	for name, each := range steps {
		one := func(*testing.T) { traces[name] = follow(name, *calls[name].Breaker, each) }
		tests = append(tests, testing.InternalTest{Name: name, F: func(t *testing.T) { synctest.Test(t, one) }})
	}
	write := func(t *testing.T) {
		if err := json.NewEncoder(out).Encode(traces); err != nil {
			t.Error(err)
		}
	}
	tests = append(tests, testing.InternalTest{Name: "write", F: write})
	os.Args = os.Args[:1]
	testing.Main(func(string, string) (bool, error) { return true, nil }, tests, nil, nil)
	return nil
}

func follow(name string, breaker Breaker, steps []step) []seen {
	guard := gobreaker.NewTwoStepCircuitBreaker[any](breaker.Settings(name))
	var ends []func(error)
	var all []seen
	for _, step := range steps {
		time.Sleep(time.Duration(step.After) * time.Millisecond)
		let := false
		if step.Begin {
			end, err := guard.Allow()
			ends = append(ends, end)
			let = err == nil
		} else if step.End < len(ends) && ends[step.End] != nil {
			var err error
			if step.Failed {
				err = errors.New("failed")
			}
			ends[step.End](err)
			ends[step.End] = nil
		}
		all = append(all, seen{State: guard.State().String(), Let: let})
	}
	return all
}
