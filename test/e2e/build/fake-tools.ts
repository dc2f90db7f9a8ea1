import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { put } from '../repo.ts';

/**
 * A uv that makes real environments with Python's own venv module, and installs by writing the files that an editable
 * install leaves. It notes every call. Files in its folder make it fail: `fail-<word>` holds what it prints.
 */
const uv = `#!/bin/sh
here=$(dirname "$0")
echo "uv $*" >> "$here/calls"
for file in "$here"/fail-uv-*; do
  [ -e "$file" ] || continue
  case "$*" in *"\${file##*/fail-uv-}"*)
    case "$*" in *--override*) ;; *) cat "$file"; exit 1 ;; esac ;;
  esac
done
if [ "$1" = venv ]; then
  shift
  [ "$1" = --python ] && shift 2
  exec python3 -m venv --without-pip "$1"
fi
python="$4"
venv=$(dirname "$(dirname "$python")")
site=$(echo "$venv"/lib/python3.*/site-packages)
case "$*" in
  *maturin*) cp "$here/maturin" "$venv/bin/maturin" ;;
  *ai-dynamo-runtime==*)
    mkdir -p "$site/dynamo/runtime" "$site/dynamo/llm"
    : > "$site/dynamo/_core.py"; : > "$site/dynamo/runtime/__init__.py"; : > "$site/dynamo/llm/__init__.py" ;;
  *"-e lib/gpu_memory_service"*) echo "$PWD/lib/gpu_memory_service" > "$site/gms.pth" ;;
  *"-e ."*)
    echo "   Building ai-dynamo"
    echo "$PWD/components/src" > "$site/_editable_impl_ai_dynamo.pth" ;;
esac
`;

/** A maturin that leaves what `develop` leaves: a library beside the Python files, a link to them, metadata. */
const maturin = `#!/bin/sh
set -e
here=HERE
echo "maturin $* in $PWD target $CARGO_TARGET_DIR swagger $SWAGGER_UI_DOWNLOAD_URL" >> "$here/calls"
if [ -e "$here/fail-maturin" ]; then cat "$here/fail-maturin"; exit 1; fi
for i in $(seq 1 25); do echo "   Compiling crate-$i v1.0.$i"; done
echo "    Finished dev profile"
site=$(echo "$VIRTUAL_ENV"/lib/python3.*/site-packages)
mkdir -p "$site/ai_dynamo_runtime-1.5.0.dist-info"
echo "library of $PWD" > src/dynamo/_core_fake.so
echo "$PWD/src" > "$site/ai_dynamo_runtime.pth"
echo "{\\"url\\": \\"file://$PWD\\"}" > "$site/ai_dynamo_runtime-1.5.0.dist-info/direct_url.json"
`;

/** Puts the tools into a folder. */
export function putTools(folder: string): { readonly uv: string } {
  put(folder, { uv, maturin: maturin.replace('HERE', folder), calls: '' });
  for (const name of ['uv', 'maturin']) chmodSync(join(folder, name), 0o755);
  return { uv: join(folder, 'uv') };
}

/** A checkout in miniature: a binding whose library must lie beside it, and Python that is used where it lies. */
export const checkoutFiles = {
  '.gitignore': '.venv\ntarget/\n*.so\n',
  'pyproject.toml': '[project]\nname = "ai-dynamo"\nversion = "1.5.0"\n',
  'lib/bindings/python/pyproject.toml':
    '[project]\nname = "ai-dynamo-runtime"\nversion = "1.5.0"\n',
  'lib/bindings/python/rust/lib.rs': '// one\n',
  'lib/bindings/python/src/dynamo/_core.py':
    'import os\nopen(os.path.join(os.path.dirname(__file__), "_core_fake.so")).close()\n',
  'lib/bindings/python/src/dynamo/runtime/__init__.py': '',
  'lib/bindings/python/src/dynamo/llm/__init__.py': '',
  'lib/gpu_memory_service/pyproject.toml': '[project]\nname = "gpu-memory-service"\n',
  'components/src/dynamo/frontend/__init__.py': '',
  'components/src/dynamo/sglang/__init__.py': '',
} as const;
