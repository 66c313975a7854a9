// breakers runs the breakers that others have written, so that naust's own can be held against them.
package main

import (
	"errors"
	"fmt"
	"os"
)

const usage = `usage: breakers trace CALLS.json <STEPS.json
       breakers dapr RESILIENCY.yaml ENDPOINT TARGET LISTEN`

func main() {
	err := errors.New(usage)
	switch {
	case len(os.Args) == 3 && os.Args[1] == "trace":
		err = trace(os.Args[2], os.Stdin, os.Stdout)
	case len(os.Args) == 6 && os.Args[1] == "dapr":
		err = serve(os.Args[2], os.Args[3], os.Args[4], os.Args[5])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
