import { describe, expect, it } from 'vitest';
import { readScript, servedName } from '../../../src/e2e/stacks/agg/script.ts';

describe('readScript', () => {
  it('finds the flag of the model and its default', () => {
    const text = `MODEL="org/small"
while [[ $# -gt 0 ]]; do
    case $1 in
        --model-path)
            MODEL="$2"; shift 2 ;;
        -h|--help) exit 0 ;;
    esac
done
DYN_SYSTEM_PORT=\${DYN_SYSTEM_PORT:-8081} python3 -m x &`;
    expect(readScript(text)).toEqual({
      model_flag: '--model-path',
      model_variables: [],
      default_model: 'org/small',
      port_variables: ['DYN_SYSTEM_PORT'],
    });
  });

  it('does not take a longer flag for a shorter one', () => {
    expect(readScript('  --model-repository) shift 2 ;;').model_flag).toBeNull();
    expect(readScript('  --model) M="$2"; shift 2 ;;').model_flag).toBe('--model');
    expect(readScript('  -m|--model-name) M="$2" ;;').model_flag).toBe('--model-name');
  });

  it('finds models that variables take', () => {
    const text = `export MODEL_PATH=\${MODEL_PATH:-"org/weights"}
export SERVED_MODEL_NAME=\${SERVED_MODEL_NAME:-"org/name"}`;
    expect(readScript(text)).toMatchObject({
      model_flag: null,
      model_variables: ['MODEL_PATH', 'SERVED_MODEL_NAME'],
      default_model: 'org/name',
    });
  });

  it('finds a port for each of several workers', () => {
    const text = `DYN_SYSTEM_PORT=\${DYN_SYSTEM_PORT1:-8081} a &
DYN_SYSTEM_PORT=\${DYN_SYSTEM_PORT2:-8082} b &
# again \${DYN_SYSTEM_PORT2:-8082}`;
    expect(readScript(text).port_variables).toEqual(['DYN_SYSTEM_PORT1', 'DYN_SYSTEM_PORT2']);
  });

  it('says nothing of a default that is worked out', () => {
    expect(readScript('MODEL="$ROOT/model"').default_model).toBeNull();
  });
});

describe('servedName', () => {
  it.each([
    ['--tp 1', null],
    ['--served-model-name tiny', 'tiny'],
    ['--served-model-name=a --served-model-name b', 'b'],
    ['--served-model-name a --served-model-name=b', 'b'],
    ['--served-model-name', null],
  ])('of %j is %j', (args, name) => {
    expect(servedName(args)).toBe(name);
  });
});
