// alloy-syntax parses Alloy configuration files and prints what is wrong with them.
package main

import (
	"fmt"
	"os"

	"github.com/grafana/alloy/syntax/parser"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: alloy-syntax FILE...")
		os.Exit(2)
	}
	code := 0
	for _, name := range os.Args[1:] {
		source, err := os.ReadFile(name)
		if err == nil {
			_, err = parser.ParseFile(name, source)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}
