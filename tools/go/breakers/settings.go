package main

import (
	"encoding/json"
	"os"
	"time"

	"github.com/sony/gobreaker/v2"
)

// Call is what a Go service reads of one callee in calls.json; times are in milliseconds.
type Call struct {
	URL     string   `json:"url"`
	Timeout int64    `json:"timeout"`
	Breaker *Breaker `json:"breaker"`
}

type Breaker struct {
	Trip struct {
		Kind         string  `json:"kind"`
		Requests     uint32  `json:"requests"`
		FailureRatio float64 `json:"failureRatio"`
		Window       int64   `json:"window"`
		Failures     uint32  `json:"failures"`
	} `json:"trip"`
	OpenFor int64  `json:"openFor"`
	Probes  uint32 `json:"probes"`
}

// Settings are gobreaker's for one callee.
func (b Breaker) Settings(name string) gobreaker.Settings {
	return gobreaker.Settings{
		Name:        name,
		MaxRequests: b.Probes,
		Interval:    time.Duration(b.Trip.Window) * time.Millisecond,
		Timeout:     time.Duration(b.OpenFor) * time.Millisecond,
		ReadyToTrip: func(counts gobreaker.Counts) bool {
			if b.Trip.Kind == "consecutive" {
				return counts.ConsecutiveFailures >= b.Trip.Failures
			}
			ratio := float64(counts.TotalFailures) / float64(counts.Requests)
			return counts.Requests >= b.Trip.Requests && ratio >= b.Trip.FailureRatio
		},
	}
}

// Calls reads the file that the environment names in CALLS_FILE.
func Calls(file string) (map[string]Call, error) {
	var document struct {
		Calls map[string]Call `json:"calls"`
	}
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &document)
	}
	return document.Calls, err
}
