export { type Checkout, readCheckout } from './checkout.ts';
export { openFiles, type VaultFiles } from './files.ts';
export { locate } from './locate.ts';
export { openVault, type Vault, type VaultOptions } from './open.ts';
export { type ReadResult, readTextSafely } from './read.ts';
export { replaceText } from './replace.ts';
export { worktreeView } from './view.ts';
