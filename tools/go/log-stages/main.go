// log-stages runs the stage.replace blocks of an Alloy configuration over lines of standard input, by the stages of Loki
// that Alloy's own come from, and prints what becomes of each line. With the label of a loki.process it runs all of its
// stages over entries instead, and prints the metrics that come of them.
package main

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"github.com/go-kit/log"
	"github.com/grafana/alloy/syntax/ast"
	"github.com/grafana/alloy/syntax/parser"
	"github.com/grafana/alloy/syntax/vm"
	"github.com/grafana/loki/v3/clients/pkg/logentry/stages"
	"github.com/grafana/loki/v3/clients/pkg/promtail/api"
	"github.com/grafana/loki/v3/pkg/logproto"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/model"
)

func main() {
	if len(os.Args) < 2 || len(os.Args) > 3 {
		fail(fmt.Errorf("usage: log-stages FILE [LABEL]"))
	}
	source, err := os.ReadFile(os.Args[1])
	if err != nil {
		fail(err)
	}
	file, err := parser.ParseFile(os.Args[1], source)
	if err != nil {
		fail(err)
	}
	if len(os.Args) == 3 {
		if err := count(file.Body, os.Args[2], os.Stdin, os.Stdout); err != nil {
			fail(err)
		}
		return
	}
	found, err := replacements(file.Body)
	if err != nil {
		fail(err)
	}
	pipeline, err := stages.NewPipeline(log.NewNopLogger(), found, nil, prometheus.NewRegistry())
	if err != nil {
		fail(err)
	}
	in := make(chan stages.Entry)
	out := pipeline.Run(in)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		in <- stages.Entry{
			Extracted: map[string]interface{}{},
			Entry: api.Entry{
				Labels: model.LabelSet{},
				Entry:  logproto.Entry{Timestamp: time.Unix(0, 0), Line: lines.Text()},
			},
		}
		fmt.Println((<-out).Line)
	}
	close(in)
}

// replacements finds the stages in all blocks, in their order.
func replacements(body ast.Body) (stages.PipelineStages, error) {
	found := stages.PipelineStages{}
	for _, statement := range body {
		block, isBlock := statement.(*ast.BlockStmt)
		if !isBlock {
			continue
		}
		if block.GetBlockName() != "stage.replace" {
			inner, err := replacements(block.Body)
			if err != nil {
				return nil, err
			}
			found = append(found, inner...)
			continue
		}
		config := map[interface{}]interface{}{}
		for _, inner := range block.Body {
			attribute, isAttribute := inner.(*ast.AttributeStmt)
			if !isAttribute {
				return nil, fmt.Errorf("a block in stage.replace")
			}
			var text string
			if err := vm.New(attribute.Value).Evaluate(nil, &text); err != nil {
				return nil, err
			}
			config[attribute.Name.Name] = text
		}
		found = append(found, stages.PipelineStage{"replace": config})
	}
	return found, nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
