/**
 * Prefixes of variables that only this project reads, from lib/runtime/src/config/environment_names.rs: of any other
 * one (`HF_TOKEN`, `VLLM_...`) a library may be the reader that is left.
 */
const ownPrefix = /^(DYN|DYNAMO|KVBM|DYNKV|NIM)_/;

/** True for an environment variable that no library reads. */
export const isOwnVariable = (name: string): boolean => ownPrefix.test(name);
