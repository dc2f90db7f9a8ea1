#!/bin/sh
# A FAKE uv for tests: makes what stands for a Python environment, and writes down how it was called.
echo "$*" >>"$FAKE_UV_CALLS"
case "$*" in
  *ai-dynamo==9.*) echo 'error: No solution found'; echo '  cause: there is no version of ai-dynamo==9'; exit 1 ;;
  venv*)
    for last; do :; done
    mkdir -p "$last/bin"
    printf '#!/bin/sh\nexit 0\n' >"$last/bin/python3"
    chmod +x "$last/bin/python3" ;;
esac
