#!/usr/bin/env bash
# The main job on a real page: check it against its problem, then write the right solution.
# Findings (exit status 1) are what the demo is to show; anything else but 0 is a failure of the demo.
set -u
handgrad=.venv/bin/handgrad

printf '$ handgrad check examples/lstm-homework.md --problem examples/lstm.yaml\n'
"$handgrad" check examples/lstm-homework.md --problem examples/lstm.yaml
status=$?
if [ "$status" -ne 1 ]; then
    echo "demo: expected findings (exit status 1), got exit status $status" >&2
    exit 1
fi

printf '\n$ handgrad solve examples/nested-sigmoid.yaml --detail exam\n'
"$handgrad" solve examples/nested-sigmoid.yaml --detail exam
