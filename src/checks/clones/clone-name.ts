/** Methods that copy what they are called on, by name. */
export const isCloneName = (name: string): boolean =>
  /^(clone|to_owned|to_vec|to_string|cloned)$/.test(name);
