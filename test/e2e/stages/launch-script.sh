#!/bin/bash
# A launch script for tests, of the shape that a checkout's have: frontend and worker in the background, and the end of
# either ends both.
MODEL="org/default"
EXTRA=()
while [[ $# -gt 0 ]]; do
  case $1 in
    --model-path)
      MODEL="$2"
      shift 2
      ;;
    *)
      EXTRA+=("$1")
      shift
      ;;
  esac
done
echo "arguments: $MODEL ${EXTRA[*]}"
python3 -m dynamo.frontend &
DYN_SYSTEM_PORT=${DYN_SYSTEM_PORT:-8081} python3 -m dynamo.sglang --served-model-name "$MODEL" "${EXTRA[@]}" &
trap 'trap "" TERM; kill -TERM 0; wait; exit 0' TERM INT
wait -n
code=$?
trap '' TERM
kill -TERM 0
wait
exit "$code"
