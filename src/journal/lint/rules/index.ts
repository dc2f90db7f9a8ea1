import type { LintRule } from '../rule.ts';
import { frontmatter } from './j001-frontmatter.ts';
import { frontmatterLanguage } from './j002-frontmatter-language.ts';
import { duplicateOrConflict } from './j003-duplicate-or-conflict.ts';
import { fieldRequired } from './j010-field-required.ts';
import { fieldValue } from './j011-field-value.ts';
import { projectName } from './j012-project-name.ts';
import { fieldName } from './j013-field-name.ts';
import { fieldUnquoted } from './j014-field-unquoted.ts';
import { lastUpdated } from './j020-last-updated.ts';
import { registryMissingRow } from './j030-registry-missing-row.ts';
import { registryMissingFolder } from './j031-registry-missing-folder.ts';
import { registryCell } from './j032-registry-cell.ts';
import { duplicateRow } from './j033-duplicate-row.ts';
import { registrySize } from './j034-registry-size.ts';
import { reviewRow } from './j040-review-row.ts';
import { reviewFolder } from './j041-review-folder.ts';
import { reviewContent } from './j042-review-content.ts';
import { learningContent } from './j043-learning-content.ts';
import { entryHeading } from './j050-entry-heading.ts';
import { entryOrder } from './j051-entry-order.ts';
import { entryPlace } from './j052-entry-place.ts';
import { linkTarget } from './j060-link-target.ts';
import { bareReference } from './j061-bare-reference.ts';
import { secret } from './j070-secret.ts';
import { privateName } from './j071-private-name.ts';
import { fileSize } from './j080-file-size.ts';
import { fileName } from './j081-file-name.ts';
import { bytes } from './j090-bytes.ts';
import { houseStyle } from './j091-house-style.ts';

/** All rules in the order of their ids: a rule is a file of this folder, a line here and a fixture. */
export const lintRules: readonly LintRule[] = [
  frontmatter,
  frontmatterLanguage,
  duplicateOrConflict,
  fieldRequired,
  fieldValue,
  projectName,
  fieldName,
  fieldUnquoted,
  lastUpdated,
  registryMissingRow,
  registryMissingFolder,
  registryCell,
  duplicateRow,
  registrySize,
  reviewRow,
  reviewFolder,
  reviewContent,
  learningContent,
  entryHeading,
  entryOrder,
  entryPlace,
  linkTarget,
  bareReference,
  secret,
  privateName,
  fileSize,
  fileName,
  bytes,
  houseStyle,
];
