/** Launch scripts in the shapes that a checkout has them in; each names what it is for. */
const parts = {
  start: `#!/bin/bash
# Copyright
`,
  body: `
set -e
trap 'echo Cleaning up...; kill 0' EXIT
SCRIPT_DIR="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"
source "$SCRIPT_DIR/../../../common/launch_utils.sh" # wait_any_exit
`,
  parse: `
MODEL="some/model"
EXTRA_ARGS=()
while [[ $# -gt 0 ]]; do
    case $1 in
        --model-path)
            MODEL="$2"
            shift 2
            ;;
        --one|-1)
            ONE_GPU=true
            shift
            ;;
        --tp=*)
            TP="\${1#*=}"
            shift
            ;;
        -h|--help)
            echo "Usage: $0 [OPTIONS]"
            exit 0
            ;;
        REST
    esac
done
`,
};
const forwards = `*)
            EXTRA_ARGS+=("$1")
            shift
            ;;`;
const refuses = `*)
            echo "Unknown option: $1"
            exit 1
            ;;`;
const open = parts.body + parts.parse.replace('REST', forwards);
const closed = parts.body + parts.parse.replace('REST', refuses);

const frontend = `python3 -m dynamo.frontend &\n`;
const worker = (prefix: string, flags: string) => `${prefix}python3 -m dynamo.sglang \\
  --model-path "$MODEL" \\
  ${flags} \\
  "\${EXTRA_ARGS[@]}" &
`;

export const scripts = {
  /** Says it in its head. */
  header: `${parts.start}# GPUs: 1\n${open}${frontend}${worker('', '--tp 1 $GPU_MEM_ARGS')}`,
  none: `${parts.start}# GPUs: 0 (CPU-only)\n${open}${frontend}python3 -m dynamo.common.backend.sample_main --model-name "$MODEL" &`,
  /** Says nothing, its worker needs none. */
  cpu: `${parts.start}${open}${frontend}python3 -m dynamo.mocker --model-path "$MODEL" &`,
  banner: `${parts.start}${closed}print_launch_banner "Serving in two parts (2 GPUs)" "$MODEL" "$PORT"
${frontend}${worker('CUDA_VISIBLE_DEVICES=0 ', '--tp 1')}${worker('CUDA_VISIBLE_DEVICES=1 ', '--tp 1')}`,
  /** The banner's number depends on a flag, as what is started does. */
  label: `${parts.start}${closed}
if [[ "$ONE_GPU" == "true" ]]; then
    GPU_LABEL="1 GPU"
    SECOND=\${SECOND:-0}
else
    GPU_LABEL="2 GPUs"
    SECOND=\${SECOND:-1}
fi
print_launch_banner --multimodal "Two workers ($GPU_LABEL)" "$MODEL"
${worker('CUDA_VISIBLE_DEVICES=0 ', '--tp 1')}${worker('CUDA_VISIBLE_DEVICES=$SECOND ', '--tp 1')}`,
  /** Its head says 2 and its flag makes it 1. */
  conditional: `${parts.start}# GPUs: 2 (or 1 with --one)
${closed}
[[ "$ONE_GPU" == "true" ]] && SECOND=0 || SECOND=1
PIN="CUDA_VISIBLE_DEVICES=$SECOND"
${worker('CUDA_VISIBLE_DEVICES=0 ', '--tp 1')}${worker('env "$PIN" ', '--tp 1')}`,
  /** Nothing but pins with defaults that the environment may change. */
  pins: `${parts.start}${closed}
export FIRST_CUDA_VISIBLE_DEVICES=\${FIRST_CUDA_VISIBLE_DEVICES:-"0,1,2,3"}
export SECOND_CUDA_VISIBLE_DEVICES=\${SECOND_CUDA_VISIBLE_DEVICES:-"4,5,6,7"}
${worker('CUDA_VISIBLE_DEVICES=$FIRST_CUDA_VISIBLE_DEVICES ', '')}${worker('CUDA_VISIBLE_DEVICES=$SECOND_CUDA_VISIBLE_DEVICES ', '')}`,
  /** Two workers on the same device. */
  shared: `${parts.start}${closed}
CUDA_VISIBLE_DEVICES="\${CUDA_VISIBLE_DEVICES:-0}"
${worker('CUDA_VISIBLE_DEVICES=$CUDA_VISIBLE_DEVICES ', '')}${worker('CUDA_VISIBLE_DEVICES=$CUDA_VISIBLE_DEVICES ', '')}`,
  tensor: `${parts.start}# GPUs: 2 (default model uses --tp 2)\n${open}TP="\${TP:-2}"\n${worker('', '--tp "$TP"')}`,
  /** Attention ranks share the tensor group; plain ranks do not. */
  attention: `${parts.start}${open}${worker('', '--tp 2 --dp-size 2 --enable-dp-attention')}`,
  ranks: `${parts.start}${open}python3 -m dynamo.vllm --model "$MODEL" --data-parallel-size 8 --data-parallel-size-local 4 &`,
  loop: `${parts.start}${open}
NUM_WORKERS="\${NUM_WORKERS:-2}"
for i in $(seq 1 "\${NUM_WORKERS}"); do
    GPU_ID=$((i - 1))
    env \\
        "CUDA_VISIBLE_DEVICES=\${GPU_ID}" \\
    python3 -m dynamo.sglang --tp 1 &
done`,
  nodes: `${parts.start}${parts.body}
NNODES="\${NNODES:-2}"
ROLE=""
usage() {
  echo "Usage: $0 --head"
  exit 1
}
while [[ $# -gt 0 ]]; do
  case "$1" in
    --head) ROLE="head"; shift ;;
    *) echo "Unknown option: $1"; usage ;;
  esac
done
[[ -z "\${ROLE}" ]] && { echo "Error: specify --head"; usage; }
if [[ "\${ROLE}" == "head" ]]; then
  python3 -m dynamo.vllm --tensor-parallel-size "\${TP:-16}" --nnodes "\${NNODES}" &
fi`,
  intel: `${parts.start}${open}
export VLLM_TARGET_DEVICE=xpu
ZE_AFFINITY_MASK=0 python3 -m dynamo.vllm --model "$MODEL" &
ZE_AFFINITY_MASK=1 python3 -m dynamo.vllm --model "$MODEL" &`,
  gaudi: `${parts.start}${open}
print_launch_banner "Routing on Gaudi (4 HPUs)" "$MODEL"
HABANA_VISIBLE_DEVICES=0 python3 -m dynamo.vllm &`,
  /** The name of the module comes from a variable; a here-document shows commands that are not run. */
  module: `${parts.start}${open}
WORKER_MODULE="dynamo.trtllm"
cat <<EXAMPLE
CUDA_VISIBLE_DEVICES=7 python3 -m dynamo.sglang
EXAMPLE
# CUDA_VISIBLE_DEVICES=6 python3 -m dynamo.sglang
CUDA_VISIBLE_DEVICES=0 \\
DYN_SYSTEM_PORT=\${DYN_SYSTEM_PORT:-8081} \\
python3 -m "$WORKER_MODULE" --model-path "$MODEL" &`,
  /** Its workers lie in functions. */
  functions: `${parts.start}${open}
start_worker() {
    local gpu="$1"
    CUDA_VISIBLE_DEVICES="$gpu" python3 -m dynamo.vllm --model "$MODEL" &
}
start_worker 0
start_worker 1
start_worker 2`,
  /** Understates itself: what it starts is more. */
  wrong: `${parts.start}# GPUs: 1\n${open}${worker('', '--tp 4')}`,
  helper: `${parts.start}${closed}mkdir -p /tmp/x\n`,
  /** What a stranger may write to keep a reader busy. */
  endless: `${parts.start}A=aaaaaaaa; while true; do A="$A$A"; done; f() { f; f; }; f; for i in 1 2 3; do while [[ $# -lt 9 ]]; do B+=("$A"); done; done
${'('.repeat(500)}${'$('.repeat(500)}"${'${A:-'.repeat(300)}`,
} as const;
