// Fills campaigns as Listmonk does, through the same packages of Go's standard library.
//
// One JSON object on each line of standard input, one on each line of standard output. What is
// restated here was read from Listmonk's models/campaigns.go, models/common.go and
// internal/manager (see ../fixtures/facts.md): which part is compiled by which package, which
// shorthands are completed before that, and which functions a template may call.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"regexp"
	"strings"
	text "text/template"
)

type campaign struct {
	UUID     string `json:"uuid"`
	Template string `json:"template"`
	Subject  string `json:"subject"`
	From     string `json:"from_email"`
	Body     string `json:"body"`
	AltBody  string `json:"altbody"`
	Root     string `json:"root"`
	Reader   string `json:"reader"`
}

type filled struct {
	Subject string `json:"subject"`
	From    string `json:"from_email"`
	Body    string `json:"body"`
	AltBody string `json:"altbody"`
	Links   int    `json:"links"`
	Views   int    `json:"views"`
	Error   string `json:"error"`
}

// Two generations of the shorthand for counted links: the older one takes anything before it.
var shorthands = []struct {
	pattern *regexp.Regexp
	full    string
}{
	{regexp.MustCompile(`{{(\s+)?TrackLink(\s+)?(.+?)(\s+)?}}`), `{{ TrackLink $3 . }}`},
	{regexp.MustCompile(`(https?://.+?)@TrackLink`), `{{ TrackLink "$1" . }}`},
	{regexp.MustCompile(`(https?://[\p{L}\p{N}_\-\.~!#$&'()*+,/:;=?@\[\]]*)@TrackLink`), `{{ TrackLink "$1" . }}`},
	{regexp.MustCompile(`{{(\s+)?(TrackView|UnsubscribeURL|ManageURL|OptinURL|MessageURL)(\s+)?}}`), `{{ $2 . }}`},
}

func completed(source string) string {
	for _, each := range shorthands {
		source = each.pattern.ReplaceAllString(source, each.full)
	}
	return source
}

func hasAction(source string) bool {
	_, after, found := strings.Cut(source, "{{")
	return found && strings.Contains(after, "}}")
}

func functions(c *campaign, out *filled) map[string]any {
	leave := fmt.Sprintf("%s/subscription/%s/%s", c.Root, c.UUID, c.Reader)
	return map[string]any{
		"Safe":           func(html string) template.HTML { return template.HTML(html) },
		"UnsubscribeURL": func(*campaign) string { return leave },
		"ManageURL":      func(*campaign) string { return leave + "?manage=true" },
		"OptinURL":       func(*campaign) string { return c.Root + "/subscription/optin/" + c.Reader },
		"MessageURL":     func(*campaign) string { return c.Root + "/campaign/" + c.UUID + "/" + c.Reader },
		"TrackLink": func(url string, _ *campaign) string {
			out.Links++
			return c.Root + "/link/counted"
		},
		"TrackView": func(*campaign) template.HTML {
			out.Views++
			return `<img src="counted" alt="" />`
		},
	}
}

// A line of the head: compiled as plain text, and only where it holds an action.
func line(source string, c *campaign, names map[string]any) (string, error) {
	if !hasAction(source) {
		return source, nil
	}
	compiled, err := text.New("content").Funcs(names).Parse(completed(source))
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = compiled.Execute(&out, c)
	return out.String(), err
}

// The HTML, set into the base template; and the plain text, which is compiled as HTML as well.
func body(base, source string, c *campaign, names map[string]any) (string, error) {
	outer, err := template.New("base").Funcs(names).Parse(completed(base))
	if err != nil {
		return "", err
	}
	inner, err := template.New("content").Funcs(names).Parse(completed(source))
	if err != nil {
		return "", err
	}
	whole, err := outer.AddParseTree("content", inner.Tree)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = whole.ExecuteTemplate(&out, "base", c)
	return out.String(), err
}

func fill(c *campaign) (out filled) {
	names := functions(c, &out)
	base := c.Template
	if base == "" {
		base = `{{ template "content" . }}`
	}
	var errs [4]error
	out.Subject, errs[0] = line(c.Subject, c, names)
	out.From, errs[1] = line(c.From, c, names)
	out.Body, errs[2] = body(base, c.Body, c, names)
	out.AltBody = c.AltBody
	if hasAction(c.AltBody) {
		out.AltBody, errs[3] = body(`{{ template "content" . }}`, c.AltBody, c, names)
	}
	for _, err := range errs {
		if err != nil {
			out.Error = err.Error()
		}
	}
	return out
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var c campaign
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			panic(err)
		}
		if err := out.Encode(fill(&c)); err != nil {
			panic(err)
		}
	}
}
