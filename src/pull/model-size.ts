/** A model named with its size: `Qwen/Qwen3-0.6B`, `Llama-3.3-70B-Instruct-FP8`, `Qwen3-235B-A22B`. */
const sized = /\b([A-Za-z][\w.-]*?[-_](\d+(?:\.\d+)?)[bB](?![a-zA-Z0-9])[\w.-]*)/g;

/** A line beyond it is no command that anybody wrote. */
const longest = 500;

/** Weights, and a fifth more for the cache and the kernels. */
const overhead = 1.2;

/** Bytes of a parameter by what the name says of its numbers. */
function bytesOf(name: string): number {
  if (/fp4|int4|awq|gptq|w4a/i.test(name)) return 0.5;
  return /fp8|int8|w8a/i.test(name) ? 1 : 2;
}

/**
 * Memory of one GPU for the smallest model that a script names, spread over its GPUs; null where it names none by size.
 * The smallest: a script names its default and alternatives, and any of them runs it.
 */
export function vramOfModels(
  text: string,
  gpus: number,
): { readonly gib: number; readonly model: string } | null {
  const lines = text.split('\n').filter((line) => line.length < longest && !/^\s*#/.test(line));
  const found = lines
    .flatMap((line) => [...line.matchAll(sized)])
    .map(([, name, size]) => ({
      model: name!,
      gib: Math.ceil((Number(size) * bytesOf(name!) * overhead) / Math.max(1, gpus)),
    }));
  return found.sort((a, b) => a.gib - b.gib)[0] ?? null;
}
