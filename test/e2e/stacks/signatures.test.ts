import { describe, expect, it } from 'vitest';
import {
  deathCauses,
  dynamoFailures,
  engineFailures,
} from '../../../src/e2e/stacks/dynamo/signatures.ts';

const causeIn = (
  signatures: readonly { readonly pattern: RegExp; readonly cause: string }[],
  line: string,
) => signatures.find(({ pattern }) => pattern.test(line))?.cause;

describe('a line of a log that ends the wait', () => {
  it.each([
    [
      'WARN controller: Model materialization failed; scheduling retry group=["m"] attempt=9 error="Interface not found: 127.0.0.1"',
      /network interface/,
    ],
    [
      'WARN prompt_formatter_from_mdc: chat_template field is required in the tokenizer_config.json file',
      /no chat template/,
    ],
    [
      'WARN controller: Model materialization failed; scheduling retry attempt=1 error="hub::from_hf(m): Model snapshots for \'m\' not found in cache"',
      /hub that it cannot reach/,
    ],
    [
      'WARN controller: Model materialization failed; scheduling retry attempt=3',
      /cannot make the model/,
    ],
  ])('is known with its cause: %s', (line, cause) => {
    expect(causeIn(dynamoFailures, line)).toMatch(cause);
  });

  it('is no attempt that may still pass, and no harmless warning', () => {
    for (const line of [
      'WARN controller: Model materialization failed; scheduling retry attempt=1 retry_ms=1000',
      'WARN tokenizer: the tokenizer config names no pad token',
      'INFO Dynamic subscriber cancelled, stopping watch',
      'Ignore import error when loading sglang.srt.models.llava: flashinfer.prefill',
    ])
      expect(causeIn([...dynamoFailures, ...engineFailures], line)).toBeUndefined();
  });
});

describe('the last words of an engine', () => {
  it.each([
    ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB', 'out of GPU memory'],
    [
      'sglang: error: unrecognized arguments: --disable-piecewise',
      'an argument that the installed engine does not know',
    ],
    ["ModuleNotFoundError: No module named 'dynamo'", 'a Python module is missing'],
    ['OSError: [Errno 98] Address already in use', 'a port was already in use'],
    ['OSError: [Errno 28] No space left on device', 'the disk is full'],
    ['huggingface_hub.errors.GatedRepoError: 403 Client Error', 'the model cannot be downloaded'],
    [
      'HfHubHTTPError: 429 Client Error: Too Many Requests for url',
      'the model cannot be downloaded',
    ],
    [
      'huggingface_hub.errors.LocalEntryNotFoundError: offline mode is enabled',
      'the model cannot be downloaded',
    ],
  ])('%s', (line, cause) => {
    expect(causeIn(deathCauses, line)).toBe(cause);
  });
});
