import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTokenizer } from './tokenizer.ts';

/** Without one the frontend never lists the model. */
const template = [
  '{% if tools %}<|system|>tools: {{ tools | tojson }}</s>{% endif %}',
  "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}</s>{% endfor %}",
  '{% if add_generation_prompt %}<|assistant|>{% endif %}',
].join('');

const contextLength = 8192;

/** Written last: where it is, the others are. */
const lastFile = 'tokenizer_config.json';

/** The model folder at a path; written when it is not whole. */
export function ensureTinyModel(folder: string): string {
  return existsSync(join(folder, lastFile)) ? folder : writeTinyModel(folder);
}

/**
 * A folder that the GPU-free workers take for a model: tokenizer, configuration and chat template, no weights; about
 * 200 KiB, the same bytes in every run.
 */
export function writeTinyModel(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const tokenizer = makeTokenizer();
  const bos = tokenizer.idOf('<s>');
  const eos = tokenizer.idOf('</s>');
  const write = (name: string, value: object): void =>
    writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
  write('tokenizer.json', tokenizer.file);
  write('config.json', {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    bos_token_id: bos,
    eos_token_id: eos,
    hidden_size: 64,
    intermediate_size: 128,
    max_position_embeddings: contextLength,
    num_attention_heads: 4,
    num_hidden_layers: 2,
    num_key_value_heads: 4,
    torch_dtype: 'bfloat16',
    vocab_size: tokenizer.size,
  });
  write('generation_config.json', { bos_token_id: bos, eos_token_id: eos });
  write(lastFile, {
    tokenizer_class: 'PreTrainedTokenizerFast',
    bos_token: '<s>',
    eos_token: '</s>',
    unk_token: '<unk>',
    model_max_length: contextLength,
    clean_up_tokenization_spaces: false,
    chat_template: template,
  });
  return folder;
}
