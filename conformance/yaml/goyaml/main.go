// Reads files of YAML documents with gopkg.in/yaml.v3. For each file it prints a line of JSON: its documents, or the
// error. What JSON does not have is told by its type.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"gopkg.in/yaml.v3"
)

type outcome struct {
	Documents []any  `json:"documents"`
	Error     string `json:"error,omitempty"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for _, name := range os.Args[1:] {
		if err := lines.Encode(read(name)); err != nil {
			panic(err)
		}
	}
}

func read(name string) (result outcome) {
	file, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	decoder := yaml.NewDecoder(file)
	for {
		var document any
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			return result
		} else if err != nil {
			return outcome{Error: err.Error()}
		}
		result.Documents = append(result.Documents, asJSON(document))
	}
}

func asJSON(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key := range value {
			value[key] = asJSON(value[key])
		}
		return value
	case []any:
		for index := range value {
			value[index] = asJSON(value[index])
		}
		return value
	case float64:
		if math.IsInf(value, 0) || math.IsNaN(value) {
			return notInJSON(value)
		}
		return value
	case nil, bool, int, int64, uint64, string:
		return value
	default:
		return notInJSON(value)
	}
}

func notInJSON(value any) any {
	return map[string]string{"not in JSON": fmt.Sprintf("%T %v", value, value)}
}
