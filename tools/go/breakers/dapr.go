package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/dapr/dapr/pkg/apis/resiliency/v1alpha1"
	"github.com/dapr/dapr/pkg/resiliency"
	"github.com/dapr/kit/logger"
	"sigs.k8s.io/yaml"
)

type answer struct {
	status int
	body   []byte
}

// serve carries the policies of a Resiliency out around calls to endpoint, as daprd does around those of HTTP: an
// answer that is neither 2xx nor 3xx is a failure, and so is none at all.
func serve(file, endpoint, target, listen string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var config v1alpha1.Resiliency
	if err := yaml.UnmarshalStrict(text, &config); err != nil {
		return err
	}
	log := logger.NewLogger("breakers")
	policies := resiliency.New(log)
	if err := policies.DecodeConfiguration(&config); err != nil {
		return err
	}
	return http.ListenAndServe(listen, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/ready" {
			return
		}
		run := resiliency.NewRunner[*answer](r.Context(), policies.EndpointPolicy(endpoint, endpoint+":"+target))
		last, err := run(func(ctx context.Context) (*answer, error) { return ask(ctx, r, target) })
		var code resiliency.CodeError
		if err != nil && !errors.As(err, &code) {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.WriteHeader(last.status)
		w.Write(last.body)
	}))
}

func ask(ctx context.Context, r *http.Request, target string) (*answer, error) {
	request, err := http.NewRequestWithContext(ctx, r.Method, target+r.URL.RequestURI(), nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var body bytes.Buffer
	if _, err := io.Copy(&body, response.Body); err != nil {
		return nil, err
	}
	got := &answer{response.StatusCode, body.Bytes()}
	if got.status < 200 || got.status > 399 {
		return got, resiliency.NewCodeError(int32(got.status), fmt.Errorf("status %d", got.status))
	}
	return got, nil
}
